import type { CapRecord } from '../../model/mail/cap.js';
import type { PrivacyPorts } from '../ports.js';

/** The mails of both, each once; `undefined` where the one who stays has them all. Pure. */
const cappedTogether = (from: CapRecord, own: CapRecord | null, into: string): CapRecord | undefined => {
  const known = new Set(own?.mails.map(({ key }) => key));
  const more = from.mails.filter(({ key }) => !known.has(key));
  return more.length > 0 || !own
    ? { _id: into, rev: (own?.rev ?? 0) + 1, mails: [...(own?.mails ?? []), ...more] }
    : undefined;
};

/** What one person got counts for the caps of the one who stays, too. It is theirs before it is nobody's. */
export const moveCaps = async ({ store: { caps } }: PrivacyPorts, from: string, into: string): Promise<void> => {
  const gone = await caps.get(from);
  if (!gone) return;
  for (;;) {
    const together = cappedTogether(gone, await caps.get(into), into);
    if (!together || (await caps.write(together))) break;
  }
  await caps.erase([from]);
};

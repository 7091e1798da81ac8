import { createGrouped } from '../kernel/grouped.js';
import type { BounceStore } from '../model/mail/bounce.js';

/**
 * Why no mail of a kind goes to an address, in a sentence; `undefined` where it does. An address that leads nowhere gets
 * none at all: each further try costs the sender's good name. One that came back for now too often gets no marketing
 * mail, and mail about orders is still tried. Mails that go out at the same time are looked up together.
 */
export const createUnreachable = (
  bounces: Pick<BounceStore, 'byEmails'>,
  { locale, timeZone }: { locale: string; timeZone: string },
) => {
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone });
  const find = createGrouped(async (emails: string[]) => {
    const found = await bounces.byEmails([...new Set(emails)]);
    return emails.map((email) => found.get(email));
  });
  return async (email: string, kind: 'marketing' | 'transactional'): Promise<string | undefined> => {
    const record = await find(email);
    if (!record?.state || (record.state === 'soft' && kind === 'transactional')) return undefined;
    const day = dates.format(record.since);
    return `Skipped: mail to ${email} comes back, on the suppression list since ${day} (${record.why || record.by})`;
  };
};

import { untilSettled } from '../kernel/until-settled.js';
import type { EventRecord } from '../model/event.js';
import { afterBounce, type BounceChange, type BounceRecord } from '../model/mail/bounce.js';
import type { Ports } from '../model/abilities/ports.js';

const changeOf = ({ _id, email, occurredAt, bounce }: EventRecord): BounceChange[] =>
  bounce ? [{ email, id: _id, at: occurredAt, ...bounce }] : [];

/** Changes records by what was told of their addresses, whoever else writes them meanwhile. */
const applyBounces = (
  { store, options }: Ports<never, 'bounces', 'feedback'>,
  changes: BounceChange[],
): Promise<void> => {
  const inOrder = [...changes].sort((a, b) => a.at.getTime() - b.at.getTime());
  return untilSettled([...new Set(changes.map(({ email }) => email))], async (open) => {
    const before = await store.bounces.byEmails(open);
    const after = new Map<string, BounceRecord>();
    for (const change of inOrder) {
      if (!open.includes(change.email)) continue;
      const record = after.get(change.email) ?? before.get(change.email);
      const next = afterBounce(record, change, options.feedback.softBounces);
      // Several changes are one write: its revision is one above what is stored.
      if (next) after.set(change.email, { ...next, rev: (before.get(change.email)?.rev ?? 0) + 1 });
    }
    const written = await store.bounces.put([...after.values()]);
    return [...after.keys()].filter((email) => !written.has(email));
  });
};

/**
 * Writes what events tell of addresses and of e-mails, once more where it is written already. The addresses go first: it
 * is them that sending looks at.
 */
export const applyFeedback = async (
  { store, options, atGap }: Ports<'atGap', 'bounces' | 'messages', 'feedback'>,
  events: EventRecord[],
): Promise<void> => {
  const changes = events.flatMap(changeOf);
  if (changes.length > 0) {
    await applyBounces({ store, options }, changes);
    await atGap('feedback: addresses written');
  }
  await store.messages.noteFeedback(
    events.flatMap(({ mailed, occurredAt }) =>
      mailed ? [{ id: mailed.message, kind: mailed.kind, at: occurredAt, why: mailed.why }] : [],
    ),
  );
};

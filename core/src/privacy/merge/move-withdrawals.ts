import { refusedSince, type ConsentChange, type ConsentRecord } from '../../model/mail/consent.js';
import type { PrivacyPorts } from '../ports.js';

/** Whose withdrawals count for whom, and since when. */
interface Merging {
  _id: string;
  startedAt: Date;
  emails: { from: string[]; into: string };
}

/**
 * From which topics the address that stays is unsubscribed, because one that goes was; not where its owner has said more
 * since. The same each time. Pure.
 */
const withdrawalsOf = (
  { _id, startedAt, emails: { from, into } }: Merging,
  known: ReadonlyMap<string, ConsentRecord>,
): ConsentChange[] => {
  const own = known.get(into)?.topics ?? {};
  const changes = new Map<string, ConsentChange>();
  for (const email of from)
    for (const [topic, consent] of Object.entries(known.get(email)?.topics ?? {})) {
      const left = refusedSince(consent);
      const since = left && left > startedAt ? left : startedAt;
      const before = Object.hasOwn(own, topic) ? own[topic] : undefined;
      if (!left || before?.state === 'unsubscribed' || (before && before.since >= since)) continue;
      const how = { by: 'merge', how: 'api' as const, event: `merge:${_id}` };
      if ((changes.get(topic)?.since ?? new Date(0)) < since)
        changes.set(topic, { email: into, topic, state: 'unsubscribed', since, ...how });
    }
  return [...changes.values()];
};

/** Withdrawals count for the address that stays; what the other one agreed to does not. */
export const moveWithdrawals = async ({ store: { consents } }: PrivacyPorts, merging: Merging): Promise<void> => {
  const { from, into } = merging.emails;
  await consents.apply(withdrawalsOf(merging, await consents.byEmails([...from, into])));
};

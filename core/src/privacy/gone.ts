import type { EventRecord } from '../model/event.js';
import type { ErasureRecord } from '../model/operation/erasure.js';
import type { Ports } from '../model/abilities/ports.js';

/** Events of an address that are moved at once. */
const MOVED = 1_000;

/**
 * Is an event nobody's any more? While its person is being erased, each is; after that, what had happened before (a shop
 * may tell its past again), and what the engine itself still had to tell of the person who is gone.
 */
const isOfErased = (
  { state, erasedAt, trace }: Pick<ErasureRecord, 'state' | 'erasedAt' | 'trace'>,
  { _id, occurredAt }: Pick<EventRecord, '_id' | 'occurredAt'>,
): boolean =>
  state === 'under_way' ||
  (erasedAt !== null && occurredAt <= erasedAt) ||
  (trace?.person != null && _id.includes(trace.person));

/**
 * Before events are processed: those of people who are erased are removed, and those of an address that was merged into
 * another person's are made theirs, to be processed with their own. Returns the others.
 */
export const withoutGone = async (
  { store }: Ports<never, 'erasures' | 'events' | 'people'>,
  events: EventRecord[],
): Promise<EventRecord[]> => {
  const emails = [...new Set(events.map((e) => e.email))];
  const [erasures, aliases] = await Promise.all([store.erasures.concerning(emails), store.people.byAliases(emails)]);
  if (erasures.size === 0 && aliases.size === 0) return events;
  const isGone = (event: EventRecord): boolean => {
    const erasure = erasures.get(event.email);
    return erasure !== undefined && isOfErased(erasure, event);
  };
  const gone = events.filter(isGone);
  if (gone.length > 0) await store.events.remove(gone.map((e) => e._id));
  for (const [alias, { email }] of aliases)
    while ((await store.events.reassign({ emails: [alias], to: email, limit: MOVED })) === MOVED);
  const left = new Set(gone);
  return events.filter((e) => !left.has(e) && !aliases.has(e.email));
};

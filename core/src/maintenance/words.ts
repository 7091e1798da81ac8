import { isDeepStrictEqual } from 'node:util';
import { isThere } from '../health/assess.js';
import { untilSettled } from '../kernel/until-settled.js';
import type { PeopleStore, PersonRecord } from '../model/person.js';
import { wordsOf } from '../model/words.js';
import type { Lease, Leases } from './leases.js';
import type { Ports } from '../model/abilities/ports.js';

/** People who are looked at at once. */
const CHUNK = 1_000;
/** Set when everybody has their words. */
const DONE = 'people-words';

const writeWords = (people: PeopleStore, some: PersonRecord[]): Promise<void> =>
  untilSettled(some, async (open) => {
    const writes = open
      .map((person) => ({ person, words: wordsOf(person) }))
      .filter(({ person, words }) => !isDeepStrictEqual(byPlace(person.words), byPlace(words)));
    if (await people.writeWords(writes)) return [];
    return [...(await people.byIds(writes.map(({ person }) => person._id))).values()];
  });

/** In one order: in a person they stand in the order in which names were set. */
const byPlace = (words: PersonRecord['words']): string[] | undefined => words?.map(({ of, w }) => `${of} ${w}`).sort();

/** Gives everybody their words. Returns whether it came to its end. */
const walk = async ({ store: { people }, closing }: Ports<'closing', 'people'>, lease: Lease): Promise<boolean> => {
  for (let after = ''; !closing.aborted && (await lease.keep());) {
    const found = await people.range({ after, limit: CHUNK });
    await writeWords(people, found);
    const last = found.at(-1);
    if (!last || found.length < CHUNK) return true;
    after = last._id;
  }
  return false;
};

/**
 * Gives people whom an earlier version made the words that they are found by, once for a database. A worker of such a
 * version that still works beside this one goes on making people without them: so everybody is looked at again when the
 * last of those is gone; none can start any more (`SCHEMA`).
 */
export const createWordsUpkeep = (
  context: Ports<'clock' | 'closing', 'health' | 'people' | 'schema' | 'watermarks'>,
  leases: Leases,
): (() => Promise<void>) => {
  const { store, clock } = context;
  const isAlone = async () =>
    (await store.health.heartbeats()).every((beat) => beat.schema >= store.schema || !isThere(beat));
  let isDone = false;
  let walked = false;
  return async () => {
    isDone ||= (await store.watermarks.get(DONE)) !== null;
    if (isDone) return;
    const alone = await isAlone();
    if (walked && !alone) return;
    const lease = leases.of(DONE);
    try {
      if (!(await walk(context, lease))) return;
      walked = true;
      if (alone) await store.watermarks.advance(DONE, new Date(clock.now()));
    } finally {
      await lease.give();
    }
  };
};

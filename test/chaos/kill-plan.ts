import type { Random } from './random.js';
import type { MongoCommand } from './mongo-wire.js';
import type { Phase } from './mail-server.js';
import type { World } from './world.js';

/** One kill: at which moment of the worker's life. */
export type Kill =
  | { at: 'time'; ms: number }
  /** So many milliseconds after the so-manieth mail has come so far. */
  | { at: 'mail'; phase: Phase; nth: number; ms: number }
  /** At the so-manieth write to a collection. */
  | { at: 'write'; moment: 'before' | 'after'; collection: string; nth: number };

const WRITES = new Set(['insert', 'update', 'findAndModify', 'delete']);
/** What a worker writes to while it works, and how often at least for those who come and those who wait. */
const COLLECTIONS = { events: 1, people: 1, runs: 2, effects: 3, messages: 4, jobs: 2 };
const PHASES: readonly [Phase, ...Phase[]] = ['begun', 'ended', 'answered'];

/** Both sides of a write to each collection, and as many other moments, in some order. */
export const planKills = (random: Random, others: { times: number; mails: number }): Kill[] =>
  random.shuffle<Kill>([
    ...Object.entries(COLLECTIONS).flatMap(([collection, often]) =>
      (['before', 'after'] as const).map((moment): Kill => {
        return { at: 'write', moment, collection, nth: random.whole(1, often) };
      }),
    ),
    ...Array.from({ length: others.times }, (): Kill => ({ at: 'time', ms: random.whole(0, 1_500) })),
    ...Array.from({ length: others.mails }, (): Kill => {
      return { at: 'mail', phase: random.pick(PHASES), nth: random.whole(1, 3), ms: random.whole(0, 20) };
    }),
  ]);

/** The recurring job is written while a worker starts; only its slots belong to the story. */
export const isWriteTo =
  (collection: string) =>
  ({ name, collection: found, body }: MongoCommand): boolean =>
    WRITES.has(name) &&
    found === `whenthen_${collection}` &&
    (collection !== 'jobs' || JSON.stringify(body).includes('"wake"'));

export const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

/**
 * Lies in wait for the moment of a kill. Called before the worker starts, so that no moment of its life is left out;
 * what it returns is called once it has started, and waits for the moment.
 */
export const lieInWait = (kill: Kill, { proxy, mail }: World): (() => Promise<unknown>) => {
  let seen = 0;
  if (kill.at === 'time') return () => pause(kill.ms);
  if (kill.at === 'write') {
    const isOne = isWriteTo(kill.collection);
    const moment = proxy.stopAt(kill.moment, (command) => isOne(command) && ++seen === kill.nth);
    return () => moment;
  }
  const moment = new Promise<void>((resolve) => {
    const unwatch = mail.watch((phase) => {
      if (phase !== kill.phase || ++seen !== kill.nth) return;
      unwatch();
      void pause(kill.ms).then(resolve);
    });
  });
  return () => moment;
};

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
/** What a worker writes to while it works. */
const COLLECTIONS = ['events', 'people', 'runs', 'effects', 'messages', 'jobs'];
const PHASES: readonly [Phase, ...Phase[]] = ['begun', 'ended', 'answered'];

/** Both sides of a write to each collection, and as many other moments, in some order. */
export const planKills = (random: Random, others: { times: number; mails: number }): Kill[] =>
  random.shuffle<Kill>([
    ...COLLECTIONS.flatMap((collection) =>
      (['before', 'after'] as const).map((moment): Kill => {
        // A mail takes three writes to its message; the others are met early and often.
        return { at: 'write', moment, collection, nth: random.whole(1, collection === 'messages' ? 4 : 2) };
      }),
    ),
    ...Array.from({ length: others.times }, (): Kill => ({ at: 'time', ms: random.whole(0, 1_500) })),
    ...Array.from({ length: others.mails }, (): Kill => {
      return { at: 'mail', phase: random.pick(PHASES), nth: random.whole(1, 3), ms: random.whole(0, 20) };
    }),
  ]);

/** The recurring job is written while a worker starts; only its slots belong to the story. */
const isWriteTo =
  (collection: string) =>
  ({ name, collection: found, body }: MongoCommand): boolean =>
    WRITES.has(name) &&
    found === `whenthen_${collection}` &&
    (collection !== 'jobs' || JSON.stringify(body).includes('"wake"'));

const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

/**
 * Lies in wait for the moment of a kill. Called before the worker starts, so that no moment of its life is left out;
 * `come` then waits for the moment.
 * @param pace what the mail server does at each phase, apart from this
 */
export const lieInWait = (
  kill: Kill,
  { proxy, mail }: World,
  pace: (phase: Phase) => Promise<void>,
): { come(): Promise<unknown> } => {
  let seen = 0;
  if (kill.at === 'write') {
    const isOne = isWriteTo(kill.collection);
    const moment = proxy.stopAt(kill.moment, (command) => isOne(command) && ++seen === kill.nth);
    return { come: () => moment };
  }
  if (kill.at === 'time') return { come: () => pause(kill.ms) };
  const moment = new Promise<void>((resolve) => {
    mail.watch((phase) => {
      if (phase === kill.phase && ++seen === kill.nth) void pause(kill.ms).then(resolve);
      return pace(phase);
    });
  });
  return { come: () => moment };
};

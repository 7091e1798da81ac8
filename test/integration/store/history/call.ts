import type { Stores } from '../../../../core/src/model/stores.js';
import type { Random } from '../../../chaos/random.js';

/** One of the stores that a history is played on. */
export interface Side {
  store: Stores;
  /** The ids that this store gave to the people of these addresses, of those who are there. */
  ids(emails: string[]): Promise<string[]>;
}

/** One call: all that it needs was chosen before, so that it is the same on each side. What it returns is compared. */
export type Call = (side: Side) => Promise<unknown>;

/** What a history is made from. */
export interface Story {
  random: Random;
  /** A new moment, later than all before it, so that nothing is due at the same time as anything else. */
  now(): Date;
  /** A moment that has been, or comes later. */
  around(): Date;
  chance(percent: number): boolean;
  one<T>(from: readonly T[]): T;
  /** Up to so many of these. */
  some<T>(from: readonly T[], most: number): T[];
  /** A number that was not there before. */
  count(): number;
}

/** So far ahead that a database does not forget by itself what ran out. */
const START = Date.UTC(2100, 2, 2, 9);
/** Later than everything in a story. */
export const FAR = new Date(Date.UTC(2200, 0));

export const createStory = (random: Random): Story => {
  let at = START;
  let counted = 0;
  const now = (): Date => new Date((at += 1_000 * random.whole(1, 600)));
  return {
    random,
    now,
    around: () => new Date(at + random.whole(-7_200_000, 7_200_000)),
    chance: (percent) => random.whole(1, 100) <= percent,
    one(from) {
      const [first] = random.shuffle(from);
      if (first === undefined) throw new Error('There is nothing to choose from.');
      return first;
    },
    some: (from, most) => random.shuffle(from).slice(0, random.whole(1, Math.min(most, from.length))),
    count: () => ++counted,
  };
};

/** Makes a call for a story. */
export type Maker = (story: Story) => Call;

const NAMES = ['ada', 'bob', 'cy', 'dee', 'eve', 'flo', 'gus', 'hal'] as const;
export const EMAILS = NAMES.map((name) => `${name}@example.com`);
/** What a run, an effect or a message says of its person: the same in each store. */
export const PERSONS = NAMES.map((name) => `person-${name}`);
export const WORKFLOWS = ['cart', 'welcome', 'win-back'] as const;

import type { EventInput } from '@whenthen/core';
import type { Random } from '../../random.js';

/** What one visit is about: the workflows that it starts beside those of each visit. */
export type Kind = 'cart' | 'ask' | 'split' | 'plain';

/** Somebody comes by, and perhaps does something about it later. */
export interface Visit {
  id: string;
  email: string;
  kind: Kind;
  points: number;
  /** What follows, and how many milliseconds later. */
  then?: { name: 'bought' | 'replied'; afterMs: number };
}

/** How often each comes by. */
const VISITS_EACH = 8;
/** Runs that a person's visits start: two each, one more for three kinds of four, and two or three of their own. */
const RUNS_EACH = VISITS_EACH * 2.75 + 2;
const KINDS: readonly [Kind, ...Kind[]] = ['cart', 'ask', 'split', 'plain'];

const follows = (random: Random, kind: Kind): Visit['then'] => {
  if (kind === 'cart' && random.whole(1, 2) === 1) return { name: 'bought', afterMs: random.pick([0, 1_500, 4_000]) };
  if (kind === 'ask' && random.whole(1, 5) <= 3) return { name: 'replied', afterMs: random.pick([0, 1_000, 4_000]) };
  return undefined;
};

/** Everybody's visits, so many that they start about so many runs or a few more, in some order. */
export const planVisits = (random: Random, runs: number): Visit[] => {
  const people = Math.ceil(runs / RUNS_EACH);
  // Not quite at random: whoever comes again does so soon, so that runs of one person meet.
  const order = Array.from({ length: people * VISITS_EACH }, (_, i) => {
    const person = Math.floor(i / VISITS_EACH);
    return { person, at: person + random.whole(0, Math.ceil(people / 4)) };
  });
  return order
    .sort((a, b) => a.at - b.at)
    .map(({ person }, i) => {
      const kind = random.pick(KINDS);
      const then = follows(random, kind);
      return {
        id: `v${i}`,
        email: `person-${person}@example.com`,
        kind,
        points: random.whole(1, 9),
        ...(then ? { then } : {}),
      };
    });
};

export const visitEvent = ({ id, email, kind, points }: Visit): EventInput => ({
  source: 'chaos',
  id: `visited:${id}`,
  name: 'visited',
  email,
  properties: { visit: id, kind, points },
});

/** What somebody does about a visit. */
export const followingEvent = ({ id, email }: Visit, name: string): EventInput => ({
  source: 'chaos',
  id: `${name}:${id}`,
  name,
  email,
  properties: { visit: id },
});

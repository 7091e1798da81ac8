/** Most records of a bite, and fewest. */
export const MOST = 500;
const FEWEST = 100;
/** No single command of a bite should take longer than this, in milliseconds: so long others may wait for it. */
const COMMAND_MS = 50;
/** The pause behind a bite is so many times as long as the bite took: at least half of the time belongs to others. */
const REST = 1;
const SHORTEST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 2_000;

/** How many records the next bite takes, after one of `size` whose longest command took `longestMs` milliseconds. */
export const nextSize = (size: number, longestMs: number): number => {
  if (longestMs > COMMAND_MS) return Math.max(FEWEST, Math.floor(size / 2));
  return longestMs < COMMAND_MS / 2 ? Math.min(MOST, size * 2) : size;
};

/** How long to rest behind a bite that took so long, in milliseconds. */
export const pauseAfter = (tookMs: number): number =>
  Math.min(LONGEST_PAUSE_MS, Math.max(SHORTEST_PAUSE_MS, REST * tookMs));

/** Whoever is due waits no longer than this while something is pruned, in milliseconds. */
const LATE_MS = 1_500;
const EVENTS_LATE_MS = 5_000;

/** Is the engine behind with people or with events? `since`: what has waited longest. */
export const isBehind = (since: { people: Date | null; events: Date | null }, now: number): boolean =>
  (since.people !== null && now - since.people.getTime() > LATE_MS) ||
  (since.events !== null && now - since.events.getTime() > EVENTS_LATE_MS);

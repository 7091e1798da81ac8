/** One question to the database for its time. `left` and `back` are this process' steady time, in milliseconds. */
export interface RoundTrip {
  left: number;
  back: number;
  /** The database's time when it answered, in Unix milliseconds. */
  said: number;
}

/** What to add to steady time to get the database's time, and by how much that can be wrong. In milliseconds. */
export interface Offset {
  value: number;
  error: number;
}

/** The offset by the quickest of several round trips: the answer was given halfway. At least one is needed. */
export const offsetOf = (trips: readonly [RoundTrip, ...RoundTrip[]]): Offset => {
  const { left, back, said } = trips.reduce((best, trip) =>
    trip.back - trip.left < best.back - best.left ? trip : best,
  );
  return { value: said - (left + back) / 2, error: (back - left) / 2 };
};

/**
 * The offset to go by after a new measurement: the one from before where the new one cannot tell them apart, so that
 * time does not tremble by what the network takes.
 */
export const offsetToGoBy = (before: Offset | undefined, next: Offset): Offset =>
  before && Math.abs(next.value - before.value) <= next.error ? before : next;

/** Corrections up to this are waited out, in milliseconds: time stands still rather than run backwards. */
const SMALL = 2_000;

/**
 * The next reading of a clock after `last`. Where the database itself was set back by more than a little, time follows
 * it: standing still for so long would hold everybody up.
 */
export const notBackwards = (last: number, next: number): number => (next < last && last - next <= SMALL ? last : next);

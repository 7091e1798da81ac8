/** The wake grid, in milliseconds. */
export const GRID = 1_000;

/** A slot this close may be running already; the next one is taken, in milliseconds. */
const LEAD = 250;

/** The first slot at or after `at` (Unix milliseconds) that is still safely ahead of `now`. */
export const slotFor = (at: number, now: number): number => Math.ceil(Math.max(at, now + LEAD) / GRID) * GRID;

import type { Clock } from './context.js';

/** The real clock: the one place where the engine reads the time of day. */
export const systemClock: Clock = { now: () => Date.now() };

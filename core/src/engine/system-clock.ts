import type { Clock } from './clock.js';

/** The real clock: the one place where the engine reads the time of day. */
export const systemClock: Clock = { now: () => Date.now() };

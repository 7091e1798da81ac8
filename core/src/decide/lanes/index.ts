export { allow, giveBack, reserveOf } from './allowance.js';
export type { Allowed, Settled } from './allowance.js';
export { closeBreaker, FAILURES, openBreaker, openWhereRefused } from './breaker.js';
export { slowDown } from './pace.js';
export type { Asked } from './pace.js';
export type { HoldUp, LaneLimits, LaneState, Share } from './state.js';
export { laneStatus } from './status.js';
export type { LaneStatus } from './status.js';
export { inNumbers, waitingWords } from './words.js';

export { allow, giveBack } from './allowance.js';
export type { Allowed } from './allowance.js';
export { closeBreaker, FAILURES, openBreaker, openWhereRefused } from './breaker.js';
export { slowDown } from './pace.js';
export type { LaneLimits, LaneState, Share } from './state.js';
export { laneStatus } from './status.js';
export { inNumbers, waitingWords } from './words.js';

export { cartAbandonment } from './cart-abandonment.js';
export { TestClock } from './clock.js';
export { GAPS, type Gap } from '../kernel/gaps.js';
export { createTestEngine } from './engine.js';
export type { TestEngine, TestEngineSettings } from './engine.js';
export { TestScheduler } from './scheduler.js';
export { createTestTransport } from './transport.js';
export type { TestTransport } from './transport.js';

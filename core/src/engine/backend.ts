import type { Logger } from 'pino';
import type { Pulse } from '../health/pulse.js';
import type { AtGap } from '../kernel/gaps.js';
import type { Clock } from '../kernel/time/clock.js';
import type { Scheduler } from '../model/operation/scheduler.js';
import type { Stores } from '../model/stores.js';
import type { ValidEngineOptions } from './options.js';

/** What an engine stands on: what keeps its records, and what wakes it. */
export interface Backend {
  store: Stores;
  /** The version of the data that is there. */
  schema: number;
  scheduler(around: { clock: Clock; pulse: Pulse; logger: Logger }): Scheduler;
}

/** Opens a backend, ready for use; leaves nothing open where that fails. */
export type OpenBackend = (options: ValidEngineOptions, atGap: AtGap) => Promise<Backend>;

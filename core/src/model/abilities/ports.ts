import type { Logger } from 'pino';
import type { World } from '../../decide/index.js';
import type { Clock } from '../../kernel/time/clock.js';
import type { AtGap } from '../../kernel/gaps.js';
import type { Applier } from './applier.js';
import type { Audit } from './audit.js';
import type { Metrics } from './metrics.js';
import type { Sending } from './sending.js';
import type { Signals } from './signals.js';
import type { VersionCache } from './versions.js';
import type { Scheduler } from '../operation/scheduler.js';
import type { Shop } from './shop.js';
import type { Settings } from './settings.js';
import type { Stores } from '../stores.js';

/** What a part of the engine may ask for, beside the store and the settings. */
export interface Parts {
  clock: Clock;
  logger: Logger;
  scheduler: Scheduler;
  signals: Signals;
  /** What the merchant has set. */
  shop: Shop;
  /** Whether anything is sent. */
  sending: Sending;
  /** What is measured. */
  metrics: Metrics;
  /** Who did what. */
  audit: Audit;
  versions: VersionCache;
  world: World;
  /** What runs committed for people, and these do not have yet. */
  applier: Applier;
  /** This engine, to the others: what its leases carry. */
  owner: string;
  /** Awaited between any two writes. */
  atGap: AtGap;
  /** Aborted once the engine stops: loops take no more work then. */
  closing: AbortSignal;
}

/**
 * The ports that a function needs, as one object: `Ports<'clock' | 'signals', 'events'>` has a clock, the signals and, in
 * `store`, the events; with a third argument, settings in `options`. So each function says all that it can reach.
 */
export type Ports<
  P extends keyof Parts = never,
  S extends keyof Stores = never,
  O extends keyof Settings = never,
> = Pick<Parts, P> &
  ([S] extends [never] ? unknown : { store: Pick<Stores, S> }) &
  ([O] extends [never] ? unknown : { options: Pick<Settings, O> });

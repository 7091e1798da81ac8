import type { Logger } from 'pino';
import type { ActionRegistry } from '../extensions/registry.js';
import type { World } from '../decide/index.js';
import type { Pulse } from '../health/pulse.js';
import type { Applier } from '../model/abilities/applier.js';
import type { Placing } from '../flow/dispatch/place.js';
import type { AtGap } from '../kernel/gaps.js';
import type { Scheduler } from '../model/scheduler.js';
import type { Stores } from '../model/stores.js';
import type { Signals } from '../model/abilities/signals.js';
import type { Asker } from '../extensions/asker.js';
import type { Clock } from '../kernel/clock.js';
import type { Extensions } from '../extensions/extensions.js';
import type { ValidEngineOptions } from './options.js';
import type { VersionCache } from '../model/abilities/versions.js';

/** What the parts of the shell share. */
export interface EngineContext {
  store: Stores;
  scheduler: Scheduler;
  clock: Clock;
  logger: Logger;
  options: ValidEngineOptions;
  /** This engine, to the others: what its leases carry. */
  owner: string;
  registry: ActionRegistry;
  asker: Asker;
  extensions: Extensions;
  versions: VersionCache;
  world: World;
  signals: Signals;
  /** Told by the loops how they get on. */
  pulse: Pulse;
  /** What runs committed for people, and these do not have yet. */
  applier: Applier;
  placing: Placing;
  /** Awaited between any two writes. */
  atGap: AtGap;
  /** Aborted once the engine stops: loops take no more work then. */
  closing: AbortSignal;
}

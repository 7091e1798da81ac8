import type { Asker } from '../extensions/asker.js';
import type { Extensions } from '../extensions/extensions.js';
import type { ActionRegistry } from '../extensions/registry.js';
import type { LaneGate } from '../flow/dispatch/gate.js';
import type { Placing } from '../flow/dispatch/place.js';
import type { Pulse } from '../health/pulse.js';
import type { Parts } from '../model/abilities/ports.js';
import type { WaysOut } from '../model/abilities/ways-out.js';
import type { Stores } from '../model/stores.js';
import type { ValidEngineOptions } from './options.js';

/** All ports of an engine, of which each part of it gets those that it names. */
export interface EngineContext extends Parts {
  store: Stores;
  options: ValidEngineOptions;
  registry: ActionRegistry;
  asker: Asker;
  extensions: Extensions;
  /** Told by the loops how they get on. */
  pulse: Pulse;
  placing: Placing;
  /** Moves waiting mails into the lanes that they belong into. */
  rehome(): Promise<void>;
  /** How much goes through to each server. */
  gate: LaneGate;
  /** By which ways mail can leave, here and elsewhere. */
  ways: WaysOut;
}

import type { Logger } from 'pino';
import type { ActionRegistry } from '../../extensions/registry.js';
import type { EffectStore } from '../../model/effect.js';
import type { EventStore } from '../../model/event.js';
import type { Pulse } from '../../health/pulse.js';
import type { AtGap } from '../../kernel/gaps.js';
import type { WaysOut } from '../../model/abilities/ways-out.js';
import type { MessageStore } from '../../model/message.js';
import type { PersonRecord } from '../../model/person.js';
import type { RunStore } from '../../model/run.js';
import type { Scheduler } from '../../model/operation/scheduler.js';
import type { LaneGate } from './gate.js';
import type { Placing } from './place.js';

/** What carrying effects out needs. */
export interface DispatchContext {
  store: {
    effects: EffectStore;
    runs: Pick<RunStore, 'naming' | 'note'>;
    events: Pick<EventStore, 'newestAbout'>;
    messages: Pick<MessageStore, 'giveUp' | 'sentOf'>;
    isAway(error: unknown): boolean;
  };
  /** People by their ids, with all that runs have committed for them. */
  peopleNow(ids: string[]): Promise<Map<string, PersonRecord>>;
  scheduler: Pick<Scheduler, 'ensure'>;
  /** Unix milliseconds. */
  clock: { now(): number };
  logger: Logger;
  options: {
    /** How long a claim holds without being renewed, in milliseconds. */
    leaseMs: number;
    /** How many effects of one lane are under way at once in this process. */
    concurrency: number;
    services?: unknown;
  };
  registry: ActionRegistry;
  placing: Placing;
  /** Moves waiting mails into the lanes that they belong into. */
  rehome(): Promise<void>;
  /** How much goes through to each server, for all workers together. */
  gate: LaneGate;
  /** By which ways mail can leave, here and elsewhere. */
  ways: WaysOut;
  /** Told how the work gets on. */
  pulse: Pulse;
  /** Awaited between any two writes. */
  atGap: AtGap;
}

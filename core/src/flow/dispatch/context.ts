import type { Logger } from 'pino';
import type { ActionRegistry } from '../../actions/registry.js';
import type { EffectStore } from '../../effects/port.js';
import type { EventStore } from '../../events/port.js';
import type { Pulse } from '../../health/pulse.js';
import type { AtGap } from '../../kernel/gaps.js';
import type { MessageStore } from '../../messages/port.js';
import type { PersonRecord } from '../../people/person.js';
import type { RunStore } from '../../runs/port.js';
import type { Scheduler } from '../../schedule/port.js';
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
  /** Told how the work gets on. */
  pulse: Pulse;
  /** Awaited between any two writes. */
  atGap: AtGap;
}

import type { EffectOutcome, EffectRecord } from '../effects/port.js';
import type { EventRecord } from '../events/port.js';
import type { PersonRecord } from '../people/person.js';
import type { RunHead } from '../runs/port.js';

/** One e-mail to be delivered for an effect. */
export interface Delivery {
  template: string;
  effect: EffectRecord & { lease: string };
  person: PersonRecord;
  run: RunHead;
  snapshot: EventRecord | undefined;
}

/** Delivers an e-mail, at most once unless somebody decides otherwise. Never throws for what a mail can run into. */
export type Deliver = (delivery: Delivery) => Promise<EffectOutcome>;

import type { Json } from '../../definition/json/json.js';
import type { EffectOutcome, EffectRecord } from '../effect.js';
import type { EventRecord } from '../event.js';
import type { PersonRecord } from '../person.js';
import type { RunHead } from '../run.js';

/** A note to staff, written in the workflow itself: as transactional as a mail can be. */
export interface StaffNote {
  /** Bare addresses. */
  to: string[];
  subject: string;
  text: string;
}

/** One e-mail to be delivered for an effect: a published template to the person, or a note about them to staff. */
export interface Delivery {
  mail: { template: string } | { note: StaffNote };
  effect: EffectRecord & { lease: string };
  person: PersonRecord;
  run: RunHead;
  snapshot: EventRecord | undefined;
  /** What earlier steps of the run answered, by their ids. */
  answers?: Readonly<Record<string, Json>>;
  /** Aborts when the mail is not to be sent from here any more: another worker has it, or the process stops. */
  signal: AbortSignal;
}

/**
 * Delivers an e-mail, at most once unless somebody decides otherwise. Never throws for what a mail can run into, but the
 * signal's reason where it aborted before the mail's last byte.
 */
export type Deliver = (delivery: Delivery) => Promise<EffectOutcome>;

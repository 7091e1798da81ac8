import type { Json, JsonObject } from '../definition/json/json.js';
import type { EventRecord } from '../model/event.js';
import type { PersonRecord } from '../model/person.js';
import { isAboutCart, type RunHead } from '../model/run.js';

/** What a text is written from. */
export interface TextFacts {
  person: PersonRecord;
  run: RunHead;
  snapshot: EventRecord | undefined;
  /** What steps of the run answered, by their ids. */
  answers?: Readonly<Record<string, Json>> | undefined;
}

/** What such a text may name, beside what belongs to marketing mail. */
export const TEXT_NAMES = ['person', 'event', 'cart', 'workflow', 'run', 'steps'] as const;

/** The cart as it is now; where it is not known which cart that is, what the trigger tells. */
export const cartOf = ({ run, snapshot }: Pick<TextFacts, 'run' | 'snapshot'>): JsonObject =>
  (isAboutCart(run) ? snapshot?.properties : undefined) ?? run.trigger.properties;

/** What a text that is written while a person passes through a step may name. */
export const textContext = (
  { person, run, snapshot, answers = {} }: TextFacts,
  workflowName: string,
): Record<(typeof TEXT_NAMES)[number], JsonObject> => ({
  person: { ...person.fields, email: person.email, tags: person.tags },
  event: run.trigger.properties,
  cart: cartOf({ run, snapshot }),
  workflow: { id: run.workflow, name: workflowName },
  run: { id: run._id },
  steps: { ...answers },
});

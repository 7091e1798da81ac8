import { z } from 'zod';
import type { PersonChange, PersonFacts } from '../decide/types.js';
import type { ActionDescriptor } from '../definition/catalog.js';
import type { JsonObject } from '../definition/json.js';
import type { EffectOutcome, EffectRecord } from '../effects/port.js';
import type { EventRecord } from '../events/port.js';
import type { PersonRecord } from '../people/person.js';
import type { RunHead } from '../runs/port.js';

/** What an action that reaches outside is given. `effect._id` is the same for every attempt. */
export interface EffectContext<Input> {
  input: Input;
  effect: EffectRecord & { lease: string };
  person: PersonRecord;
  run: RunHead;
  /** The newest event about the subject that started the run. */
  snapshot: EventRecord | undefined;
}

interface ActionBase<Schema extends z.ZodType> {
  /** Unique; what a definition names. */
  type: string;
  title: string;
  description: string;
  /** Name of an icon of the canvas. */
  icon: string;
  /** The settings. Their JSON Schema makes the settings panel. */
  input: Schema;
}

/**
 * An action is one of two kinds. One with `change` only alters the person: pure, and later steps of the same run see
 * it at once. One with `run` reaches outside: it becomes an effect, carried out after the step is committed.
 */
export type Action<Schema extends z.ZodType = z.ZodType> = ActionBase<Schema> &
  (
    | { change: (input: z.output<Schema>, person: PersonFacts) => PersonChange[]; run?: undefined }
    | { run: (context: EffectContext<z.output<Schema>>) => Promise<EffectOutcome>; change?: undefined }
  );

/** Makes an action; the types of `input` follow from the schema. */
export const defineAction = <Schema extends z.ZodType>(action: Action<Schema>): Action => action as unknown as Action;

/** The action as the canvas and the validator know it. */
export const describeAction = ({ type, title, description, icon, input }: Action): ActionDescriptor => ({
  type,
  title,
  description,
  icon,
  inputSchema: z.toJSONSchema(input, { io: 'input' }) as JsonObject,
});

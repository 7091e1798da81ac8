import type { Logger } from 'pino';
import type { z } from 'zod';
import type { RetryPolicy } from '../decide/retry.js';
import type { ChangeScope, PersonChange, PersonFacts } from '../decide/types.js';
import type { ActionDescriptor } from '../definition/catalog.js';
import type { Json } from '../definition/json/json.js';
import type { EffectOutcome, EffectRecord } from '../model/effect.js';
import type { EventRecord } from '../model/event.js';
import { settingsFault, settingsJsonSchema, type SettingsSchema } from './settings-schema.js';
import type { PersonRecord } from '../model/person.js';
import type { RunHead } from '../model/run.js';

/** What an action that reaches outside is given. `Services` is what the host passed in as `services`. */
export interface EffectContext<Input, Services = unknown> {
  input: Input;
  effect: EffectRecord & { lease: string };
  person: PersonRecord;
  run: RunHead;
  /** The person's newest event about the subject of the run: the state of a cart, for example. */
  snapshot: EventRecord | undefined;
  /** What earlier steps of the run answered, by their ids. */
  answers: Readonly<Record<string, Json>>;
  /** The same for every attempt: what it does outside under this key should happen once. */
  idempotencyKey: string;
  /**
   * Aborts when the attempt has taken too long, another worker has taken the effect over, or the process stops. Work that
   * ignores it keeps its place under `concurrency`.
   */
  signal: AbortSignal;
  logger: Logger;
  services: Services;
}

interface ActionBase<Schema extends SettingsSchema> {
  /** Unique; what a definition names. */
  type: string;
  title: string;
  description: string;
  /** Name of an icon of the canvas. */
  icon: string;
  /** The settings. Their JSON Schema makes the settings panel. */
  input: Schema;
  /** When to try again after an attempt threw. */
  retry?: RetryPolicy;
  /** How long one attempt may take, in milliseconds; 15 s by default. `own`: the action sees to it itself. */
  timeoutMs?: number | 'own';
}

/**
 * An action is one of two kinds. One with `change` only alters the person: pure, and later steps of the same run see
 * it at once. One with `run` reaches outside: it becomes an effect, carried out after the step is committed.
 */
export type Action<Schema extends SettingsSchema = z.ZodType, Services = unknown> = ActionBase<Schema> &
  (
    | {
        change: (input: z.output<Schema>, person: PersonFacts, scope: ChangeScope) => PersonChange[];
        run?: undefined;
      }
    | { run: (context: EffectContext<z.output<Schema>, Services>) => Promise<EffectOutcome>; change?: undefined }
  );

/**
 * Makes an action, one of the engine's own or one of yours; the types of `input` follow from the schema, which any copy
 * of zod from 4.2 may have made. `run` answers done, skipped, failed or later, or throws `PermanentError` or
 * `RetryableError`; anything else it throws is retried.
 * @throws Error when the action cannot work: a bad type, neither or both of `change` and `run`, a bad time limit.
 */
export const defineAction = <Schema extends SettingsSchema, Services = unknown>(
  action: Action<Schema, Services>,
): Action & { input: Schema } => {
  const refuse = (fault: string) => new Error(`The action "${action.type}" ${fault}`);
  if (!/^[a-z][a-z0-9_]{0,63}$/.test(action.type))
    throw refuse('needs a type of a–z, 0–9 and _, such as post_to_chat.');
  const fault = settingsFault(action.input);
  if (fault !== undefined) throw refuse(fault);
  if (!action.change === !action.run) throw refuse('needs either "change" or "run".');
  const { timeoutMs, retry } = action;
  if (typeof timeoutMs === 'number' && !(timeoutMs > 0)) throw refuse('needs a "timeoutMs" above 0.');
  if (retry?.delays.some((delay) => !(delay >= 0))) throw refuse('needs "retry.delays" in milliseconds, from 0.');
  return action as unknown as Action & { input: Schema };
};

/** The action as the canvas and the validator know it. */
export const describeAction = ({ type, title, description, icon, input }: Action): ActionDescriptor => ({
  type,
  title,
  description,
  icon,
  inputSchema: settingsJsonSchema(input),
});

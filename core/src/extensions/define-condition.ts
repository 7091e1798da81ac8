import type { Logger } from 'pino';
import type { z } from 'zod';
import type { PersonFacts } from '../decide/types.js';
import type { RetryPolicy } from '../decide/retry.js';
import type { Descriptor } from '../definition/catalog.js';
import type { Json, JsonObject } from '../definition/json/json.js';
import { settingsFault, settingsJsonSchema, type SettingsSchema } from './settings-schema.js';

/** A person who stands at a condition, and the run in which they do. */
export interface AskedPerson extends PersonFacts {
  id: string;
  run: {
    id: string;
    workflow: string;
    enteredAt: Date;
    /** The event that started the run. */
    trigger: { name: string; properties: JsonObject };
  };
}

/** What a condition is asked. `Services` is what the host passed in as `services`. */
export interface ConditionContext<Input, Services = unknown> {
  input: Input;
  /** Everybody who is asked about at once, at most `batchSize`. */
  people: readonly AskedPerson[];
  /** Now, by the engine's clock. */
  now: Date;
  /** Aborts when it has taken too long. */
  signal: AbortSignal;
  logger: Logger;
  services: Services;
}

/** Whether it holds for a person, with what was seen, for the journal. */
export type ConditionAnswer = boolean | { holds: boolean; value?: Json };

/** A condition that asks what only the store's own code knows. */
export interface CustomCondition<Schema extends SettingsSchema = z.ZodType, Services = unknown> {
  /** Unique; what a definition names. */
  type: string;
  title: string;
  description: string;
  /** The settings. Their JSON Schema makes the settings panel. */
  input: Schema;
  /** When to ask again after it threw or took too long; where that is used up, the run ends as failed. */
  retry?: RetryPolicy;
  /** How long it may take about one batch, in milliseconds: 5 s unless told, at most seven tenths of `leaseMs`. */
  timeoutMs?: number;
  /** How many people are asked about at once: 500 unless told. */
  batchSize?: number;
  /** Returns an answer for each person, in their order. */
  evaluate(
    context: ConditionContext<z.output<Schema>, Services>,
  ): readonly ConditionAnswer[] | Promise<readonly ConditionAnswer[]>;
}

/**
 * Makes a condition of your own; the types of `input` follow from the schema. It is asked where people stand at a
 * condition or a switch, about many of them at once. What it throws is retried, unless it is a `PermanentError`.
 * @throws Error when the condition cannot work: a bad type, time limit or size of batches
 */
export const defineCondition = <Schema extends SettingsSchema, Services = unknown>(
  condition: CustomCondition<Schema, Services>,
): CustomCondition => {
  const refuse = (fault: string) => new Error(`The condition "${condition.type}" ${fault}`);
  const { type, timeoutMs, retry, batchSize } = condition;
  if (!/^[a-z][a-z0-9_]{0,63}$/.test(type)) throw refuse('needs a type of a–z, 0–9 and _, such as loyalty_points.');
  const fault = settingsFault(condition.input);
  if (fault !== undefined) throw refuse(fault);
  if (timeoutMs !== undefined && !(timeoutMs > 0)) throw refuse('needs a "timeoutMs" above 0.');
  if (batchSize !== undefined && !(Number.isInteger(batchSize) && batchSize > 0))
    throw refuse('needs a whole "batchSize" above 0.');
  if (retry?.delays.some((delay) => !(delay >= 0))) throw refuse('needs "retry.delays" in milliseconds, from 0.');
  return condition as unknown as CustomCondition;
};

/** The condition as the canvas and the validator know it. */
export const describeCustomCondition = ({ type, title, description, input }: CustomCondition): Descriptor => ({
  type,
  title,
  description,
  inputSchema: settingsJsonSchema(input),
});

import type { z } from 'zod';
import type { TriggerDescriptor } from '../definition/catalog.js';
import { operators, type Operator, type PropertyTest } from '../definition/condition.js';
import type { Json, JsonObject } from '../definition/json/json.js';
import { settingsFault, settingsJsonSchema, type SettingsSchema } from './settings-schema.js';

/** How a setting is compared with the event: by a property of the event, which has its own name unless told. */
export interface SettingTest {
  property?: string;
  op?: Operator;
}

/** The schema of an object, which names its settings. */
interface SettingsObject extends SettingsSchema {
  shape: Readonly<Record<string, unknown>>;
}

/**
 * A trigger with its own settings over an event that your code tells of (`engine.track`). It holds no code, so that
 * every process understands a workflow that uses it.
 */
export interface CustomTrigger<Schema extends SettingsObject = z.ZodObject> {
  /** Unique; what a definition names. */
  type: string;
  title: string;
  description: string;
  /** The settings. Their JSON Schema makes the settings panel. */
  input: Schema;
  /** The name of the event. */
  event: string;
  /** What is compared with what: by default each setting with the property of its name. An empty setting asks nothing. */
  where?: Partial<Record<keyof z.output<Schema> & string, SettingTest>>;
}

/**
 * Makes a trigger of your own.
 * @throws Error when it cannot work: a bad type, an event without a name, a comparison that there is not
 */
export const defineTrigger = <Schema extends SettingsObject>(trigger: CustomTrigger<Schema>): CustomTrigger => {
  const refuse = (fault: string) => new Error(`The trigger "${trigger.type}" ${fault}`);
  if (!/^[a-z][a-z0-9_]{0,63}$/.test(trigger.type))
    throw refuse('needs a type of a–z, 0–9 and _, such as tier_reached.');
  const fault = settingsFault(trigger.input);
  if (fault !== undefined) throw refuse(fault);
  if (!trigger.event) throw refuse('needs the name of an "event".');
  const tests: [string, SettingTest | undefined][] = Object.entries(trigger.where ?? {});
  for (const [setting, test] of tests) {
    if (!Object.hasOwn(trigger.input.shape, setting)) throw refuse(`compares "${setting}", which is no setting.`);
    if (test?.op !== undefined && !operators.includes(test.op))
      throw refuse(`compares by "${test.op}". Use one of: ${operators.join(', ')}.`);
  }
  return trigger as unknown as CustomTrigger;
};

/** The trigger as the canvas, the validator and the engine know it. */
export const describeCustomTrigger = (trigger: CustomTrigger): TriggerDescriptor => {
  const { type, title, description, input, event } = trigger;
  const where: Record<string, SettingTest | undefined> = trigger.where ?? {};
  return {
    type,
    title,
    description,
    inputSchema: settingsJsonSchema(input),
    event,
    where: Object.keys(input.shape).map((setting) => ({
      setting,
      property: where[setting]?.property ?? setting,
      op: where[setting]?.op ?? 'equals',
    })),
  };
};

const isEmpty = (value: Json | undefined): boolean => value === undefined || value === null || value === '';

/** The event that such a trigger with these settings is about. */
export const customTriggerEvent = (
  { event, where }: TriggerDescriptor,
  input: JsonObject,
): { name: string; where: PropertyTest[] } => ({
  name: event,
  where: where.flatMap(({ setting, property, op }) => {
    const value = input[setting];
    return isEmpty(value) ? [] : [{ property, op, value: value as Json }];
  }),
});

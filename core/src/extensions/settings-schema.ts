import type { JsonObject } from '../definition/json/json.js';

/** A schema made by zod 4, by whichever copy of it. */
export interface SettingsSchema {
  _zod: { output: unknown; input: unknown };
}

/** The JSON Schema that zod writes of its own schemas, since 4.2 (https://standardschema.dev/json-schema). */
interface DescribesItself {
  '~standard': { jsonSchema: { input(options: { target: 'draft-2020-12' }): Record<string, unknown> } };
}

const describesItself = (schema: SettingsSchema): schema is SettingsSchema & DescribesItself => {
  const standard = (schema as Partial<DescribesItself>)['~standard'] as
    Partial<DescribesItself['~standard']> | undefined;
  return typeof standard?.jsonSchema?.input === 'function';
};

const HOW = "Make it with the engine's own copy: import { z } from '@whenthen/core'.";

/** What is wrong with the settings of an action, a condition or a trigger, to go behind its name; `undefined`: nothing. */
export const settingsFault = (input: unknown): string | undefined => {
  const { _zod } = (input ?? {}) as Partial<SettingsSchema>;
  if (typeof _zod !== 'object') return `needs an "input" that is a schema of zod 4. ${HOW}`;
  if (!describesItself(input as SettingsSchema))
    return `has an "input" made by zod/mini or a zod older than 4.2, of which no panel can be made. ${HOW}`;
  return undefined;
};

/**
 * The settings as JSON Schema, of which their panel is made. The schema writes it by itself: another copy of zod would
 * lose what it does not know.
 */
export const settingsJsonSchema = (input: SettingsSchema): JsonObject => {
  const fault = settingsFault(input);
  if (fault !== undefined) throw new Error(fault);
  return (input as SettingsSchema & DescribesItself)['~standard'].jsonSchema.input({
    target: 'draft-2020-12',
  }) as JsonObject;
};

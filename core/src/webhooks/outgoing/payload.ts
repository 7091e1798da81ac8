import type { Json, JsonObject } from '../../definition/json/json.js';
import type { EffectRecord } from '../../model/effect.js';
import type { EventRecord } from '../../model/event.js';
import type { PersonRecord } from '../../model/person.js';
import { isAboutCart, type RunHead } from '../../model/run.js';
import { cartOf } from '../../templates/text-context.js';
import { fillIn, hasValues, inlineFault } from '../../templates/inline.js';

/** What is told where the step says nothing else. The same for every attempt. */
export const standardPayload = (
  {
    effect,
    person,
    run,
    snapshot,
  }: {
    effect: EffectRecord;
    person: PersonRecord;
    run: RunHead;
    snapshot: EventRecord | undefined;
  },
  workflowName: string,
): JsonObject => ({
  type: 'whenthen.step',
  timestamp: effect.createdAt.toISOString(),
  data: {
    person: { id: person._id, email: person.email, tags: person.tags, fields: person.fields },
    event: { name: run.trigger.name, properties: run.trigger.properties },
    ...(isAboutCart(run) ? { cart: cartOf({ run, snapshot }) } : {}),
    workflow: { id: run.workflow, name: workflowName },
    run: run._id,
    step: effect.step,
  },
});

/**
 * A JSON document with its texts filled in, `{{person.first_name}}`. It is filled in after it was read as JSON, so
 * that no value, whatever it holds, can change its shape; a text that is one value alone becomes that value.
 */
export const fillJson = (value: Json, context: JsonObject): Json => {
  if (typeof value === 'string') return hasValues(value) ? (fillIn(value, context) ?? null) : value;
  if (Array.isArray(value)) return value.map((item) => fillJson(item, context));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, fillJson(item, context)]));
};

/** The first text in a JSON document that cannot be filled in, with what is wrong. */
export const jsonTextFault = (
  value: Json,
  path: (string | number)[] = [],
): { path: (string | number)[]; message: string } | undefined => {
  if (typeof value === 'string') {
    const message = hasValues(value) ? inlineFault(value) : undefined;
    return message ? { path, message } : undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  for (const [key, item] of entries) {
    const fault = jsonTextFault(item, [...path, key]);
    if (fault) return fault;
  }
  return undefined;
};

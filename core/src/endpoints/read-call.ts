import { readPath } from '../decide/path.js';
import type { Json, JsonObject } from '../definition/json.js';
import { storable } from '../definition/storable.js';
import { identity, MAX_FIELDS, MAX_PROPERTIES } from '../events/event.js';
import type { PayloadMapping } from './endpoint.js';

/** What a call tells: about whom, what, and what of it belongs to their profile. */
export interface CallContent {
  email: string;
  properties: JsonObject;
  fields: JsonObject;
  /** What tells it from other calls, by the mapping. */
  id: string | undefined;
}

const picked = (payload: JsonObject, paths: Record<string, string>): JsonObject =>
  Object.fromEntries(
    Object.entries(paths).flatMap(([name, path]): [string, Json][] => {
      const value = readPath(payload, path);
      return value === undefined ? [] : [[name, value]];
    }),
  );

const asText = (value: Json | undefined): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

const properties = storable(MAX_PROPERTIES);
const fields = storable(MAX_FIELDS);

/** Reads a call's body by the mapping; a text says why it cannot. Pure; never throws. */
export const readCall = (body: string, mapping: PayloadMapping): CallContent | string => {
  let payload: unknown;
  try {
    payload = JSON.parse(body);
  } catch {
    return 'The body is not JSON.';
  }
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload))
    return 'The body is not a JSON object.';
  const whole = properties.safeParse(payload);
  if (!whole.success) return `The body ${whole.error.issues[0]?.message ?? 'cannot be kept'}.`;
  if (mapping.email === null) return 'It has not been said yet where the e-mail address stands.';
  const address = identity.safeParse(readPath(whole.data, mapping.email));
  if (!address.success) return `There is no e-mail address at “${mapping.email}”.`;
  const own = fields.safeParse(picked(whole.data, mapping.fields));
  if (!own.success) return 'The fields are too large.';
  const named = Object.keys(mapping.properties).length > 0;
  return {
    email: address.data,
    properties: named ? picked(whole.data, mapping.properties) : whole.data,
    fields: own.data,
    id: mapping.id === null ? undefined : asText(readPath(whole.data, mapping.id)),
  };
};

import { readPath } from '../../decide/path.js';
import type { Json, JsonObject } from '../../definition/json/json.js';
import { readJson } from '../../definition/json/read-json.js';
import { storable } from '../../definition/json/storable.js';
import { identity, MAX_FIELDS, MAX_PROPERTIES } from '../../model/event-input.js';
import type { PayloadMapping } from '../../model/webhook.js';

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

/** Why a call that could be read starts nothing before its mapping is made. */
export const NOT_SAID = 'Choose where the e-mail address stands first.';

/** A form as browsers send it, which GitHub does by default. */
const FORM = /^[\w.%[\]-]+=/;

/** What is too large of it is left out by naming what is to be kept. */
const anything = storable(Infinity);
const idOf = (payload: JsonObject, path: string | undefined): string | undefined =>
  path === undefined ? undefined : asText(readPath(payload, path));

const properties = storable(MAX_PROPERTIES);
const fields = storable(MAX_FIELDS);

/**
 * Reads a call's body by the mapping; a text says why it cannot. `idPath`: where the sender is known to tell one call from
 * another, unless the mapping says. Pure; never throws.
 */
export const readCall = (body: string, mapping: PayloadMapping, idPath?: string): CallContent | string => {
  let payload: unknown;
  try {
    payload = readJson(body);
  } catch {
    return FORM.test(body)
      ? 'The body is a form and not JSON: choose application/json at the sender (at GitHub: “Content type”).'
      : 'The body is not JSON.';
  }
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload))
    return 'The body is not a JSON object.';
  const whole = anything.safeParse(payload);
  if (!whole.success) return `The body ${whole.error.issues[0]?.message ?? 'cannot be kept'}.`;
  if (mapping.email === null) return NOT_SAID;
  const address = identity.safeParse(readPath(whole.data, mapping.email));
  if (!address.success) return `There is no e-mail address at “${mapping.email}”.`;
  const own = fields.safeParse(picked(whole.data, mapping.fields));
  if (!own.success) return 'The fields are too large.';
  const named = Object.keys(mapping.properties).length > 0;
  const kept = properties.safeParse(named ? picked(whole.data, mapping.properties) : whole.data);
  if (!kept.success) {
    const what = kept.error.issues[0]?.message ?? 'cannot be kept';
    return named
      ? `What becomes properties ${what}.`
      : `The body ${what}: name those of its values that are to become properties.`;
  }
  return {
    email: address.data,
    properties: kept.data,
    fields: own.data,
    id: idOf(whole.data, mapping.id ?? idPath),
  };
};

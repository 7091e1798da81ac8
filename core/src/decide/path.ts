import type { Json, JsonObject } from '../definition/json/json.js';

/** Reads a dot path (`cart.total`) out of a JSON object; `undefined` where there is nothing. */
export const readPath = (source: JsonObject, path: string): Json | undefined => {
  if (Object.hasOwn(source, path)) return source[path];
  let here: Json | undefined = source;
  for (const part of path.split('.')) {
    if (typeof here !== 'object' || here === null) return undefined;
    if (Array.isArray(here)) here = /^\d+$/.test(part) ? here[Number(part)] : undefined;
    else here = Object.hasOwn(here, part) ? here[part] : undefined;
  }
  return here;
};

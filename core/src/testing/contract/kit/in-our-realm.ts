import { types } from 'node:util';
import type { Stores } from '../../../model/stores.js';

/** The same value, made of this realm's objects: strict comparisons tell the same object of two realms apart. */
const copied = (value: unknown): unknown => {
  if (types.isDate(value)) return new Date(value.getTime());
  if (types.isMap(value))
    return new Map([...value].map(([key, one]: [unknown, unknown]) => [copied(key), copied(one)]));
  if (types.isSet(value)) return new Set([...value].map(copied));
  // An array's own `map` makes one of its own realm.
  if (Array.isArray(value)) return Array.from(value as unknown[], copied);
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]: [string, unknown]) => [key, copied(one)]));
};

type Call = (this: unknown, ...given: unknown[]) => unknown;

const bound =
  (owner: object, call: Call): Call =>
  (...given) => {
    const told = call.apply(owner, given);
    return types.isPromise(told) ? told.then(copied) : copied(told);
  };

const wrapped = <T extends object>(owner: T): T =>
  new Proxy(owner, {
    get(target, name): unknown {
      const value: unknown = Reflect.get(target, name);
      if (typeof value === 'function') return bound(target, value as Call);
      return typeof value === 'object' && value !== null ? wrapped(value) : value;
    },
  });

/**
 * The same store, whatever it is made of: its methods may be taken out of their objects, and what they return is of this
 * realm. A test runner that loads the store in a realm of its own (jest does) compares alike then.
 */
export const inOurRealm = (store: Stores): Stores => wrapped(store);

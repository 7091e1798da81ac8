import { readJson } from '@whenthen/core/definition';
import { looksLikeAddress } from '../client/looks-like-address.js';

/** A value in a payload, and the dot path to it. */
export interface Place {
  path: string;
  value: string;
}

const MOST = 200;

const objectIn = (body: string): object | null => {
  try {
    const value = readJson(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
};

/** The texts, numbers and truths in a payload, in its order; none where it is no JSON object. */
export const placesIn = (body: string): Place[] => {
  const found: Place[] = [];
  const visit = (value: unknown, path: string): void => {
    if (found.length >= MOST || value === null || value === undefined) return;
    if (typeof value !== 'object') {
      if (path) found.push({ path, value: typeof value === 'string' ? value : JSON.stringify(value) });
      return;
    }
    for (const [key, below] of Object.entries(value)) visit(below, path ? `${path}.${key}` : key);
  };
  visit(objectIn(body), '');
  return found;
};

/** The newest call from which places can be picked; calls are given the newest first. */
export const readableCall = <C extends { body: string }>(calls: readonly C[]): C | undefined =>
  calls.find(({ body }) => objectIn(body) !== null);

/** Where the address probably stands. */
export const guessAddress = (places: Place[]): string | undefined =>
  places.find(({ value }) => looksLikeAddress(value))?.path;

/**
 * A property's name made of a path: its last part that is no number. Where that is taken, the parts before it tell them
 * apart: `customer_name`, `product_name`.
 */
export const nameOfPath = (path: string, taken: Readonly<Record<string, string>> = {}): string => {
  const parts = path.split('.').filter((part) => !/^\d+$/.test(part));
  const isFree = (name: string): boolean => !Object.hasOwn(taken, name);
  const names = parts.length === 0 ? [path] : parts.map((_, i) => parts.slice(parts.length - 1 - i).join('_'));
  const free = names.find(isFree);
  if (free !== undefined) return free;
  const last = names.at(-1) ?? path;
  for (let n = 2; ; n++) if (isFree(`${last}_${n}`)) return `${last}_${n}`;
};

/** Names with their paths, with a path among them that was not, or without it. None pushes another one out. */
export const togglePath = (path: string, among: Readonly<Record<string, string>>): Record<string, string> =>
  Object.values(among).includes(path)
    ? Object.fromEntries(Object.entries(among).filter(([, other]) => other !== path))
    : { ...among, [nameOfPath(path, among)]: path };

import { readJson } from '@whenthen/core/definition';
import { looksLikeAddress } from '../parts/looksLikeAddress.js';

/** A value in a payload, and the dot path to it. */
export interface Place {
  path: string;
  value: string;
}

const MOST = 200;

/** The texts, numbers and truths in a payload, in its order; none where it is no JSON. */
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
  try {
    visit(readJson(body), '');
  } catch {
    return [];
  }
  return found;
};

/** Where the address probably stands. */
export const guessAddress = (places: Place[]): string | undefined =>
  places.find(({ value }) => looksLikeAddress(value))?.path;

/** A property's name made of a path: its last part that is no number. */
export const nameOfPath = (path: string): string =>
  path
    .split('.')
    .reverse()
    .find((part) => !/^\d+$/.test(part)) ?? path;

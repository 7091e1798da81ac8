import type { z } from 'zod';
import { readJson } from '../../definition/json/read-json.js';
import type { Feedback, Reading } from './reading.js';

/** So many items of one call are read. */
const MOST = 10_000;

/** The body as JSON; `undefined` where it is none. */
export const bodyOf = (body: Uint8Array): unknown => {
  try {
    return readJson(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
};

export const NO_JSON: Reading = { proof: 'unreadable', why: 'The body is not JSON.' };

/**
 * Reads items one by one, so that one that is broken, or of a kind that is not known, spoils none beside it. `read` says
 * what an item tells: nothing, or something of one or several addresses. Pure.
 */
export const readItems = <T>(
  items: unknown[],
  schema: z.ZodType<T>,
  read: (item: T, index: number) => (Feedback | undefined)[],
): Reading => {
  const facts: Feedback[] = [];
  let ignored = Math.max(0, items.length - MOST);
  for (const [index, item] of items.slice(0, MOST).entries()) {
    const parsed = schema.safeParse(item);
    const told = parsed.success ? read(parsed.data, index).filter((fact) => fact !== undefined) : [];
    if (told.length === 0) ignored++;
    facts.push(...told);
  }
  return { proof: 'ok', facts, ignored };
};

/** One or several: some providers send an array where they are told to. */
export const asList = (json: unknown): unknown[] => (Array.isArray(json) ? (json as unknown[]) : [json]);

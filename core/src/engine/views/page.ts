import { z } from 'zod';
import type { Page, PageQuery } from '../api.js';
import { InvalidInputError } from '../errors.js';
import { inputIssues } from '../validate.js';

/** The smallest page a list answers, the usual one, and the largest. */
const limit = z.coerce.number().int().min(1).max(200).default(50);
const after = z.string().max(500).optional();

/** Reads paging out of a query. Every list takes text only, so that no operator of the database can slip in. */
export const readPage = (query: PageQuery): { limit: number; after?: string | undefined } => {
  const parsed = z.object({ limit, after }).safeParse({ limit: query.limit, after: query.after });
  if (!parsed.success) throw new InvalidInputError(inputIssues(parsed.error));
  return parsed.data;
};

/** A filter value that is text, or nothing. @throws InvalidInputError for anything else. */
export const readText = (name: string, value: unknown): string | undefined => {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string' && value.length <= 500) return value;
  throw new InvalidInputError([{ path: [name], message: 'has to be text of at most 500 characters' }]);
};

/** A filter value that is one of these, or nothing. @throws InvalidInputError for anything else. */
export const readChoice = <T extends string>(name: string, value: unknown, choices: readonly T[]): T | undefined => {
  const text = readText(name, value);
  if (text === undefined) return undefined;
  if ((choices as readonly string[]).includes(text)) return text as T;
  throw new InvalidInputError([{ path: [name], message: `Use one of: ${choices.join(', ')}.` }]);
};

/** Makes a page of records that are already cut to `limit`. */
export const toPage = <R, T>(
  records: R[],
  size: number,
  idOf: (record: R) => string,
  view: (record: R) => T,
): Page<T> => {
  const last = records.at(-1);
  return { items: records.map(view), next: records.length === size && last !== undefined ? idOf(last) : null };
};

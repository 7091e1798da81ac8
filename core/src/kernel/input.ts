import { z } from 'zod';
import { InvalidInputError, type InputIssue } from './errors.js';

type Path = (string | number)[];

/** Longest id, in characters: an event's is made of a workflow, a request and an address. */
const LONGEST_ID = 1_000;

/** An id, or the start of the next page. Text only, so that no operator of the database can slip in. */
export const idText = z.string().min(1).max(LONGEST_ID);

/** Who of the staff does something. */
export const byText = z.string().min(1).max(500);

/** What a search looks for; empty: everything. */
export const searchText = z.string().max(500).trim();

/** The smallest page of a list, the usual one, and the largest. */
const paging = { limit: z.number().int().min(1).max(200).default(50), after: idText.optional() };

/** Which page of a list; everything may be left out. */
export const pageQuery = z.strictObject(paging).prefault({});

/** Filters of a list, and which page of it. A filter that is not known is refused: it would be one that filters nothing. */
export const listQuery = <F extends z.ZodRawShape>(filters: F) => z.strictObject({ ...filters, ...paging });

/** Zod's issues as paths and messages. `at` goes before each path. */
export const inputIssues = (error: z.ZodError, at: Path = []): InputIssue[] =>
  error.issues.map((issue) => ({
    path: [...at, ...issue.path.map((p) => (typeof p === 'number' ? p : String(p)))],
    message: issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message,
  }));

/** Reads what came in. @throws InvalidInputError with the paths, `at` before each */
export const read = <T>(schema: z.ZodType<T>, value: unknown, ...at: Path): T => {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new InvalidInputError(inputIssues(parsed.error, at));
  return parsed.data;
};

/** Reads an id. @throws InvalidInputError naming it */
export const readId = (value: unknown, name = 'id'): string => read(idText, value, name);

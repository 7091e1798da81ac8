import { loggedError } from '@whenthen/core/definition';
import type { Engine, PersonView } from '@whenthen/core';
import type { Json } from '@whenthen/core/definition';
import type { Payload } from 'payload';
import Papa from 'papaparse';

/** People who are read at once. */
const CHUNK = 200;

const COLUMNS = ['email', 'tags', 'unsubscribed', 'time_zone', 'locale', 'tracking', 'created_at', 'last_seen_at'];

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/**
 * As it is read again by an import: a text that could be a number, a truth or a list, or begins or ends with a space, stands in
 * quotation marks.
 */
const cell = (value: Json | undefined): string => {
  if (value === undefined || value === null) return '';
  const isPlain = typeof value === 'string' && value !== '' && value === value.trim() && !isJson(value);
  return isPlain ? value : JSON.stringify(value);
};

/** Separated by commas; a tag that holds a sign that separates stands in quotation marks. */
const tagsCell = (tags: string[]): string =>
  tags.map((tag) => (/[,;|"]/.test(tag) ? `"${tag.replaceAll('"', '""')}"` : tag)).join(',');

const rowOf = (person: PersonView, fields: string[]): string[] => [
  person.email,
  tagsCell(person.tags),
  person.subscription.status === 'subscribed' ? (person.bounced ? 'bounced' : '') : person.subscription.status,
  person.timeZone ?? '',
  person.locale ?? '',
  person.tracked ? '' : 'off',
  person.createdAt,
  person.lastSeenAt ?? '',
  ...fields.map((field) => cell(person.fields[field])),
];

/** Signs at which a spreadsheet begins a formula, and the guard itself, so that it can be told from a text's own. */
const GUARDED = /^['=+\-@\t\r]/;

/** What a spreadsheet would take for a formula is guarded (see OWASP, "CSV Injection"). */
const write = (rows: string[][]): string => `${Papa.unparse(rows, { escapeFormulae: GUARDED })}\r\n`;

/** People as CSV, newest first, a column for each field; the file's first sign tells spreadsheets that it is UTF-8. */
export const peopleCsv = (
  engine: Engine,
  fields: string[],
  query: { q?: string },
  logger: Payload['logger'],
): ReadableStream<Uint8Array> => {
  const encoder = new TextEncoder();
  let after: string | null | undefined;
  return new ReadableStream({
    start: (out) => out.enqueue(encoder.encode(`\ufeff${write([[...COLUMNS, ...fields.map((f) => `field:${f}`)]])}`)),
    async pull(out) {
      try {
        const page = await engine.people.search({ ...query, ...(after && { after }), limit: CHUNK });
        if (page.items.length > 0) out.enqueue(encoder.encode(write(page.items.map((p) => rowOf(p, fields)))));
        after = page.next;
        if (after === null) out.close();
      } catch (error) {
        // A file that ends too early must not look whole: the transfer fails.
        logger.error({ err: loggedError(error), msg: 'Whenthen: an export was cut off.' });
        out.error(error);
      }
    },
  });
};

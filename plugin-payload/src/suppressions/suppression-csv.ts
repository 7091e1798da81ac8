import { loggedError } from '@whenthen/core/definition';
import type { Engine, SuppressionQuery, SuppressionView } from '@whenthen/core';
import type { Payload } from 'payload';
import Papa from 'papaparse';

/** Entries that are read at once. */
const CHUNK = 200;

/** The first three are read again by an import. */
const COLUMNS = ['email', 'reason', 'why', 'stops', 'since', 'by', 'how'];

const rowOf = ({ email, reason, why, stops, since, by, how }: SuppressionView): string[] => [
  ...[email, reason, why ?? '', stops, since, by, how ?? ''],
];

/** Signs at which a spreadsheet begins a formula (OWASP, "CSV Injection"). */
const GUARDED = /^['=+\-@\t\r]/;

const write = (rows: string[][]): string => `${Papa.unparse(rows, { escapeFormulae: GUARDED })}\r\n`;

/** The suppression list as CSV, newest first; the file's first sign tells spreadsheets that it is UTF-8. */
export const suppressionCsv = (
  engine: Pick<Engine, 'suppressions'>,
  query: Pick<SuppressionQuery, 'q' | 'reason'>,
  logger: Payload['logger'],
): ReadableStream<Uint8Array> => {
  const encoder = new TextEncoder();
  let after: string | null | undefined;
  return new ReadableStream({
    start: (out) => out.enqueue(encoder.encode(`\ufeff${write([COLUMNS])}`)),
    async pull(out) {
      try {
        const page = await engine.suppressions.list({ ...query, ...(after && { after }), limit: CHUNK });
        if (page.items.length > 0) out.enqueue(encoder.encode(write(page.items.map(rowOf))));
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

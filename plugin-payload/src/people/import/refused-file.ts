import Papa from 'papaparse';
import { REFUSED_HEADINGS } from './columns.js';
import type { RowNote } from './outcome.js';
import type { List } from './parse-list.js';

/**
 * The rows that need a look as a CSV file that can be mended and chosen again. What is ours stands in front: a row with
 * too many cells still has too many then.
 */
export const refusedFile = (
  { headings }: Pick<List, 'headings'>,
  known: Map<number, string[]>,
  notes: RowNote[],
): string =>
  Papa.unparse(
    [
      [...REFUSED_HEADINGS, ...headings],
      ...notes.map(({ row, reason }) => [String(row), reason, ...(known.get(row) ?? [])]),
    ],
    { escapeFormulae: true },
  );

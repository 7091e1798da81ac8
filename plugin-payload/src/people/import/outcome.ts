import type { ImportPeople, ImportResult } from '@whenthen/core';
import { personOf, type Target } from './columns.js';
import { leavingOf } from './misshapen.js';
import type { List } from './parse-list.js';

/** A row as it is handed over; `reason`: why its cells cannot be told apart. Without a person nothing is handed over. */
export interface Handed {
  row: number;
  person: ImportPeople['rows'][number]['person'] | null;
  reason?: string;
}

/** A row that was not taken in, or not the whole of it, counted as a spreadsheet does. */
export interface RowNote {
  row: number;
  reason: string;
  /** Whether something of it was taken in. */
  taken: boolean;
}

/** What became of some rows. */
export interface Outcome {
  accepted: number;
  /** Of these, those who get no marketing mail by it. */
  unsubscribed: number;
  /** In the order of the rows. */
  notes: RowNote[];
}

type ListRow = List['rows'][number] & { reason?: string };

/** All rows of a list in their order, also those whose cells cannot be told apart. */
export const allRows = ({ rows, refused }: List): ListRow[] =>
  [...rows, ...refused].sort((a, b) => a.number - b.number);

/** A row as it is handed over; `tags` are those that everybody gets. */
export const handOver = ({ number: row, cells, reason }: ListRow, targets: Target[], tags: string[]): Handed => {
  if (reason === undefined) return { row, person: personOf(cells, targets, tags) };
  const email = leavingOf(cells, targets);
  return { row, person: email === null ? null : { email, unsubscribed: true }, reason };
};

const wordsOf = (rows: ImportResult['refused']): Map<number, string> =>
  new Map(rows.map(({ row, issues }) => [row, issues.map(({ message }) => message).join('; ')]));

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** What became of rows that were handed over, in words. */
export const outcomeOf = (handed: Handed[], result: ImportResult): Outcome => {
  const refused = wordsOf(result.refused);
  const leftOut = wordsOf(result.leftOut);
  const notes = handed.flatMap(({ row, person, reason }): RowNote[] => {
    const why = refused.get(row);
    if (person === null || why !== undefined) return [{ row, taken: false, reason: sentence(reason ?? why ?? '') }];
    if (reason !== undefined)
      return [{ row, taken: true, reason: `Unsubscribed; the rest was left out because ${reason}` }];
    const without = leftOut.get(row);
    if (without === undefined) return [];
    return [{ row, taken: true, reason: `${person.unsubscribed ? 'Unsubscribed; left' : 'Left'} out: ${without}` }];
  });
  return {
    accepted: result.accepted,
    unsubscribed: handed.filter(({ row, person }) => person?.unsubscribed && !refused.has(row)).length,
    notes,
  };
};

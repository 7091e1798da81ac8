import Papa from 'papaparse';
import { looksLikeAddress } from '../../client/looks-like-address.js';

/** A row as it stands in a file. */
export interface Row {
  /** As a spreadsheet counts. */
  number: number;
  cells: string[];
}

/** A list as it stands in a file. */
export interface List {
  name: string;
  headings: string[];
  rows: Row[];
  /** Rows that cannot be told apart into columns, and why. */
  refused: { number: number; cells: string[]; reason: string }[];
  /** What whoever imports it should look at. */
  notes: string[];
}

/** Spreadsheets write down what separates the columns, and do not count that row. */
const SEPARATOR = /^sep=(.)\r?\n/i;

/** The text of a file, and a note where it is not written as it should be. */
const textOf = (bytes: Uint8Array): { text: string; note?: string } => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes) };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return {
      text: new TextDecoder('windows-1252').decode(bytes),
      note: 'The file is not written in UTF-8: it was read as Windows-1252, as older programs write. Check that the names below are right.',
    };
  }
};

/** What separates most headings: the rows below may hold any of these signs. */
const separatorOf = (text: string): string => {
  const columns = (delimiter: string) =>
    Papa.parse<string[]>(text, { delimiter, newline: '\n', preview: 1 }).data[0]?.length ?? 0;
  return [',', ';', '\t', '|'].reduce((best, sign) => (columns(sign) > columns(best) ? sign : best));
};

/** Says which row of a file keeps it from being read. */
const fileFault = (row: number, what: string, how: string): Error =>
  new Error(
    `Row ${row + 1} has a quotation mark ${what}, so that it cannot be told where the row ends. ${how}, and choose the file again.`,
  );

/**
 * Rows with a quotation mark inside a quoted cell that is not doubled, counted from 0. Such a row can be left out by
 * itself where it stands on one line: else it may have swallowed the rows below. @throws Error in words for the reader
 */
const tornRows = (data: string[][], errors: Papa.ParseError[]): Set<number> => {
  const torn = new Set<number>();
  for (const { code, row = 0 } of errors) {
    if (code === 'MissingQuotes' && !torn.has(row)) throw fileFault(row, 'that is not closed', 'Mend it');
    if (code !== 'InvalidQuotes' && code !== 'MissingQuotes') continue;
    const isLast = row === data.length - 1;
    const runsOn = data[row]?.some((cell) => cell.includes('\n')) ?? true;
    const isOpen = isLast && errors.some((other) => other.code === 'MissingQuotes');
    if (row === 0 || runsOn || isOpen)
      throw fileFault(row, 'inside a quoted cell', 'Write it twice (""), or close the cell');
    torn.add(row);
  }
  return torn;
};

const isBlank = (cells: string[]): boolean => cells.every((cell) => cell.trim() === '');

/** Reads CSV, whatever separates its columns. @throws Error in words for the reader */
export const parseList = (name: string, bytes: Uint8Array): List => {
  const { text, note } = textOf(bytes);
  if (text.includes('\u0000'))
    throw new Error('This is no CSV file. Save the sheet as “CSV UTF-8”, then choose that file.');
  const named = SEPARATOR.exec(text)?.[1];
  const content = (named ? text.replace(SEPARATOR, '') : text).replace(/\r\n?/g, '\n').trimEnd();
  const delimiter = named ?? separatorOf(content);
  const { data, errors } = Papa.parse<string[]>(content, { delimiter, newline: '\n' });
  const torn = tornRows(data, errors);
  const rows = data.map((cells, i): Row => ({ number: i + 1, cells })).filter(({ cells }) => !isBlank(cells));
  const [first, ...others] = rows;
  if (!first || others.length === 0) throw new Error('The file has no rows below its first one.');
  const headings = first.cells.map((heading) => heading.trim());
  const isLong = ({ cells }: Row): boolean => cells.slice(headings.length).some((cell) => cell.trim() !== '');
  const isTorn = ({ number }: Row): boolean => torn.has(number - 1);
  const reasonOf = (row: Row): string =>
    isTorn(row)
      ? 'it has a quotation mark inside a quoted cell: write it twice ("")'
      : `it has ${row.cells.length} cells for ${headings.length} columns: put a cell that holds the separator in quotation marks`;
  const isRefused = (row: Row): boolean => isTorn(row) || isLong(row);
  const short = others.filter((row) => !isTorn(row) && row.cells.length < headings.length).length;
  const notes = note ? [note] : [];
  if (headings.some(looksLikeAddress))
    notes.push(
      'The first row looks like a person: it is taken for the names of the columns. Put a row with their names above it.',
    );
  if (short > 0)
    notes.push(
      `${short.toLocaleString('en')} ${short === 1 ? 'row has' : 'rows have'} fewer cells than there are columns: what is not there counts as empty.`,
    );
  return {
    name,
    headings,
    rows: others.filter((row) => !isRefused(row)),
    refused: others.filter(isRefused).map((row) => ({ ...row, reason: reasonOf(row) })),
    notes,
  };
};

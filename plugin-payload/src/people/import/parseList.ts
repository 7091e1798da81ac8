import Papa from 'papaparse';
import { looksLikeAddress } from '../../parts/looksLikeAddress.js';

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
      note: 'The file is not written in UTF-8: it was read as Windows-1252, as older programs write. Look whether names are right below.',
    };
  }
};

/** What separates most headings: the rows below may hold any of these signs. */
const separatorOf = (text: string): string => {
  const columns = (delimiter: string) =>
    Papa.parse<string[]>(text, { delimiter, newline: '\n', preview: 1 }).data[0]?.length ?? 0;
  return [',', ';', '\t', '|'].reduce((best, sign) => (columns(sign) > columns(best) ? sign : best));
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
  const unpaired = errors.find(({ type }) => type === 'Quotes');
  if (unpaired)
    throw new Error(
      `Row ${(unpaired.row ?? 0) + 1} has a quotation mark that is not closed, so that it cannot be told where the row ends. Mend it, and choose the file again.`,
    );
  const rows = data.map((cells, i): Row => ({ number: i + 1, cells })).filter(({ cells }) => !isBlank(cells));
  const [first, ...others] = rows;
  if (!first || others.length === 0) throw new Error('The file has no rows below its first one.');
  const headings = first.cells.map((heading) => heading.trim());
  const isLong = ({ cells }: Row): boolean => cells.slice(headings.length).some((cell) => cell.trim() !== '');
  const short = others.filter(({ cells }) => cells.length < headings.length).length;
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
    rows: others.filter((row) => !isLong(row)),
    refused: others.filter(isLong).map(({ number, cells }) => ({
      number,
      cells,
      reason: `It has ${cells.length} cells for ${headings.length} columns: put a cell that holds the separator in quotation marks`,
    })),
    notes,
  };
};

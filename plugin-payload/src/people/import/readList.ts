import Papa from 'papaparse';

/** A list as it stands in a file. */
export interface List {
  name: string;
  headings: string[];
  rows: string[][];
}

/** The largest file that is read, in bytes; a browser holds it in memory. */
const MOST = 100 * 1024 * 1024;

/** Reads a CSV file, whatever separates its columns. @throws Error in words for the reader */
export const readList = async (file: File): Promise<List> => {
  if (file.size > MOST) throw new Error('The file is larger than 100 MB. Split it, and take in the parts.');
  const text = await file.text();
  if (text.includes('\u0000'))
    throw new Error('This is no CSV file. Save the sheet as “CSV UTF-8”, then choose that file.');
  const { data } = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { skipEmptyLines: 'greedy' });
  const [headings, ...rows] = data;
  if (!headings || rows.length === 0) throw new Error('The file has no rows below its first one.');
  return { name: file.name, headings: headings.map((heading) => heading.trim()), rows };
};

import { parseList, type List } from './parse-list.js';

/** The largest file that is read, in bytes; a browser holds it in memory. */
const MOST = 100 * 1024 * 1024;

/** Reads a CSV file. @throws Error in words for the reader */
export const readList = async (file: File): Promise<List> => {
  if (file.size > MOST) throw new Error('The file is larger than 100 MB. Split it, and import the parts.');
  return parseList(file.name, new Uint8Array(await file.arrayBuffer()));
};

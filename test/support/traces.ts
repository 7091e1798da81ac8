import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import type { Binary, Db } from 'mongodb';

const quotedPrintable = (text: string): string =>
  [...text].map((c) => (/[a-z0-9]/i.test(c) ? c : `=${c.charCodeAt(0).toString(16).padStart(2, '0')}`)).join('');
const escaped = (text: string, write: (code: number) => string): string =>
  [...text].map((c) => (/[a-z0-9]/i.test(c) ? c : write(c.charCodeAt(0)))).join('');

/** What is long enough to be base64, in either alphabet. */
const BASE64 = [/[a-z0-9+/]{12,}/gi, /[a-z0-9_-]{12,}/gi];

/** What a text says where it is base64, wherever that begins: its signs stand four by four. */
const decoded = (text: string): string =>
  BASE64.flatMap((alphabet) => text.match(alphabet) ?? [])
    .flatMap((run) => [0, 1, 2, 3].map((from) => Buffer.from(run.slice(from), 'base64').toString('latin1')))
    .join('\n');

/** A text in the ways in which it may be written somewhere; those of letters in lower case. */
export const spellingsOf = (text: string): { lower: string[]; exact: string[] } => {
  const lower = text.toLowerCase();
  return {
    lower: [
      lower,
      encodeURIComponent(lower).toLowerCase(),
      quotedPrintable(lower),
      escaped(lower, (code) => `\\u${code.toString(16).padStart(4, '0')}`),
      escaped(lower, (code) => `&#${code};`),
      escaped(lower, (code) => `&#x${code.toString(16)};`),
      Buffer.from(text).toString('hex'),
      Buffer.from(lower).toString('hex'),
      ...['md5', 'sha1', 'sha256'].flatMap((name) =>
        [text, lower].map((one) => createHash(name).update(one).digest('hex')),
      ),
    ],
    exact: [text, lower].flatMap((one) =>
      ['md5', 'sha1', 'sha256'].map((name) => createHash(name).update(one).digest('base64url')),
    ),
  };
};

/** Which of these texts are somewhere in a text, in whichever spelling. */
export const tracesIn = (text: string, sought: string[]): string[] => {
  const lower = `${text}\n${decoded(text)}`.toLowerCase();
  return sought.filter((one) => {
    const spellings = spellingsOf(one);
    return spellings.lower.some((s) => lower.includes(s)) || spellings.exact.some((s) => text.includes(s));
  });
};

/** What a binary value says, also where it is deflated. */
const said = (binary: Binary): string => {
  const bytes = binary.value();
  try {
    return inflateRawSync(bytes).toString('utf8');
  } catch {
    return Buffer.from(bytes).toString('utf8');
  }
};

/** Also one of another copy of the driver. */
const isBinary = (value: unknown): value is Binary =>
  typeof value === 'object' && value !== null && '_bsontype' in value && value._bsontype === 'Binary';

/** All texts of a document as one. */
export const textOf = (document: unknown): string => {
  const binaries: string[] = [];
  const walk = (value: unknown): void => {
    if (isBinary(value)) binaries.push(said(value));
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
  };
  walk(document);
  return [JSON.stringify(document), ...binaries].join('\n');
};

/** Where in a database these texts are: every collection, whichever there are. */
export const tracesInDatabase = async (db: Db, sought: string[]): Promise<string[]> => {
  const found: string[] = [];
  for (const { collectionName } of await db.collections())
    for await (const document of db.collection(collectionName).find())
      for (const trace of tracesIn(textOf(document), sought)) found.push(`${collectionName}: ${trace}`);
  return [...new Set(found)].sort();
};

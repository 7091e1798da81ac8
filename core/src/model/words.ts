import type { Json, JsonObject } from '../definition/json/json.js';

/** A word that somebody is found by, as it is compared, and where it is from: `email`, or the field of a name. */
export interface PersonWord {
  of: string;
  w: string;
}

/** Fields that hold a name, by what forms, stores and the headings of imports call them. */
const NAMES: ReadonlySet<string> = new Set([
  ...['name', 'full_name', 'first_name', 'middle_name', 'last_name', 'surname'],
  ...['firstname', 'lastname', 'fullname', 'firstName', 'lastName', 'fullName'],
]);

/** Words of one field or address that are kept, and their length in characters: a name may be any text. */
const MOST = 20;
const LONGEST = 100;

/** Letters that do not come apart into a plain one and a sign. */
const LETTERS: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', ł: 'l', ı: 'i', þ: 'th' };

/** A text as it is compared: in lower case, without accents, with one kind of apostrophe. */
const folded = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[ßæœøđðłıþ]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/[‘’ʼ`´]/g, "'");

/** What stands between spaces, without the signs around it that are nobody's name: `Berg, Ella <ella@example.com>`. */
const chunksOf = (text: string): string[] =>
  folded(text)
    .split(/\s+/)
    .map((chunk) => chunk.replace(/^[("'[<„“]+/, '').replace(/[)\]>"'“”,;:.]+$/, ''))
    .filter((chunk) => chunk !== '');

const partsOf = (chunk: string): string[] => chunk.split(/[^\p{L}\p{N}\p{M}]+/u).filter((part) => part !== '');

const kept = (of: string, words: string[]): PersonWord[] =>
  [...new Set(words.map((w) => w.slice(0, LONGEST)))].slice(0, MOST).map((w) => ({ of, w }));

/**
 * The words of an address that it does not begin with: by its beginning it is found itself. Of
 * `ella.berg@mail.example.com` these are `berg`, the domain with and without `@`, and `example.com`.
 */
export const wordsOfEmail = (email: string): PersonWord[] => {
  const at = email.lastIndexOf('@');
  const domain = folded(email.slice(at + 1));
  const labels = domain.split('.');
  const domains = labels.map((_, i) => labels.slice(i).join('.')).slice(0, Math.max(1, labels.length - 1));
  // An address may have accents: it is also found without.
  const whole = folded(email);
  const parts = [whole, ...partsOf(whole.slice(0, whole.lastIndexOf('@')))].filter(
    (part, i) => !email.startsWith(part) && (i === 0 || !whole.startsWith(part)),
  );
  return kept('email', [`@${domain}`, ...domains, ...parts]);
};

/** The words of a field; `undefined` where it holds no name. */
export const wordsOfField = (field: string, value: Json): PersonWord[] | undefined => {
  if (!NAMES.has(field)) return undefined;
  if (typeof value !== 'string') return [];
  // A name may be any text: what is behind these is behind the words that are kept.
  const words = chunksOf(value.slice(0, MOST * LONGEST)).flatMap((chunk) => [
    chunk,
    ...partsOf(chunk).filter((part) => !chunk.startsWith(part)),
    // O'Brien is also typed Obrien.
    ...(chunk.includes("'") ? [chunk.replaceAll("'", '')] : []),
  ]);
  return kept(field, words);
};

/** All words that somebody is found by. */
export const wordsOf = ({ email, fields }: { email: string; fields: JsonObject }): PersonWord[] => [
  ...wordsOfEmail(email),
  ...Object.entries(fields).flatMap(([field, value]) => wordsOfField(field, value) ?? []),
];

/** The words that somebody looks for: who is found has one that begins with each of them. */
export const wordsLookedFor = (text: string): string[] => [
  ...new Set(chunksOf(text).map((chunk) => chunk.slice(0, LONGEST))),
];

import type { ImportPeople } from '@whenthen/core';
import anyAscii from 'any-ascii';
import type { Json } from '@whenthen/core/definition';
import Papa from 'papaparse';
import { looksLikeAddress } from '../../client/looks-like-address.js';
import { guessMeaning, looksLikeConsent, saysNo, saysOut, type Column, type Meaning } from './consent.js';

type Person = ImportPeople['rows'][number]['person'];

/** What a column of a list is about. */
export type Target =
  | { to: 'skip' }
  | { to: 'email' | 'tags' | 'timeZone' | 'locale' | 'consent' | 'consentWords' | 'tracking' }
  | { to: 'unsubscribed'; meaning: Meaning }
  /** `exact`: its cells are written as our own export writes them, so that a number stays a number. */
  | { to: 'field'; field: string; exact?: true };

/** Headings as other tools write them, without signs and in lower case. */
const KNOWN: Record<string, 'email' | 'tags' | 'timeZone' | 'locale' | 'consent' | 'consentWords' | 'tracking'> = {
  email: 'email',
  emailaddress: 'email',
  mail: 'email',
  tags: 'tags',
  tag: 'tags',
  labels: 'tags',
  timezone: 'timeZone',
  locale: 'locale',
  language: 'locale',
  agreedto: 'consent',
  consenttopics: 'consent',
  consentwords: 'consentWords',
  tracking: 'tracking',
};

/** What a file of refused rows has before its own columns. */
export const REFUSED_HEADINGS = ['import_row', 'import_reason'] as const;

const keyOf = (heading: string): string => heading.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Columns that we write ourselves and that say nothing to keep. */
const OURS = new Set(['createdat', 'lastseenat', ...REFUSED_HEADINGS.map(keyOf)]);

/**
 * The name of a field made of a heading: `First name` becomes `first_name`, `Größe` `grosse`, `Имя` `imya`; empty where
 * nothing is left of it.
 */
export const fieldOf = (heading: string): string =>
  anyAscii(heading.trim())
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 64);

/** So many cells say whether a column holds addresses. */
const FIRST = 5;

/** Headings of our own export that name a field. */
const OWN_FIELD = /^field:/i;

/** So many different things of a column are looked at. */
const DIFFERENT = 300;

/** What the columns of a list hold, in short. */
export const columnsOf = (headings: string[], rows: string[][]): Column[] =>
  headings.map((heading, i) => {
    const says = new Set<string>();
    let gaps = false;
    for (const row of rows) {
      const cell = (row[i] ?? '').trim();
      if (cell === '') gaps = true;
      else if (says.size < DIFFERENT) says.add(cell);
    }
    return { heading, says: [...says], gaps };
  });

const targetOf = (column: Column): Target => {
  const { heading } = column;
  if (OWN_FIELD.test(heading)) return { to: 'field', field: heading.replace(OWN_FIELD, ''), exact: true };
  const key = keyOf(heading);
  if (OURS.has(key)) return { to: 'skip' };
  const to = Object.hasOwn(KNOWN, key) ? KNOWN[key] : undefined;
  if (to) return { to };
  const meaning = guessMeaning(column);
  if (meaning) return { to: 'unsubscribed', meaning };
  const field = fieldOf(heading);
  return field === '' ? { to: 'skip' } : { to: 'field', field };
};

/** What each column is probably about, by its heading and its cells. One column is the address at most. */
export const guessTargets = (columns: Column[]): Target[] => {
  const named = columns.map(targetOf);
  const first = named.findIndex(({ to }) => to === 'email');
  const address =
    first >= 0
      ? first
      : columns.findIndex(({ says, gaps }) => says.length > 0 && !gaps && says.slice(0, FIRST).every(looksLikeAddress));
  return named.map((target, i): Target => {
    if (i === address) return { to: 'email' };
    return target.to === 'email' ? { to: 'skip' } : target;
  });
};

/** Columns that look as if they told who gets no marketing mail, and are not used for it. */
export const unusedConsent = (columns: Column[], targets: Target[]): string[] => {
  const others = targets.some(({ to }) => to === 'unsubscribed');
  return columns
    .filter((column, i) => {
      const to = targets[i]?.to;
      return (
        to !== 'unsubscribed' &&
        to !== 'email' &&
        !OWN_FIELD.test(column.heading) &&
        !OURS.has(keyOf(column.heading)) &&
        looksLikeConsent(column, others)
      );
    })
    .map(({ heading }) => heading);
};

/**
 * A spreadsheet's guard in front of what it would take for a formula, a number or a date (see OWASP, "CSV Injection") is
 * not kept.
 */
export const unguarded = (cell: string): string => (/^'['=+\-@\t\r\d]/.test(cell) ? cell.slice(1) : cell);

/** The tags in a cell: separated by one of three signs, or written as CSV where one of them holds such a sign. */
const tagsIn = (cell: string): string[] => {
  const parts = cell.includes('"')
    ? (Papa.parse<string[]>(cell, { delimiter: ',' }).data[0] ?? [])
    : cell.split(/[,;|]/);
  return parts.map((tag) => tag.trim()).filter(Boolean);
};

/** What our own export wrote: numbers, truths and lists as JSON, and a text that looks like one of them in quotes. */
const exactly = (cell: string): Json => {
  try {
    return JSON.parse(cell) as Json;
  } catch {
    return cell;
  }
};

/** One row as a person; `tags` are those that everybody gets. Empty cells say nothing, unless that is what they mean. */
export const personOf = (row: string[], targets: Target[], tags: string[]): Person => {
  const fields: Record<string, Json> = {};
  const person: Person = { email: '' };
  const all = [...tags];
  const agreed: string[] = [];
  targets.forEach((target, i) => {
    const cell = unguarded((row[i] ?? '').trim());
    // One column that says so is enough.
    if (target.to === 'unsubscribed' && saysOut(cell, target.meaning)) person.unsubscribed = true;
    if (cell === '') return;
    if (target.to === 'field') fields[target.field] = target.exact ? exactly(cell) : cell;
    else if (target.to === 'tags') all.push(...tagsIn(cell));
    else if (target.to === 'tracking') {
      if (saysNo(cell)) person.untracked = true;
    } else if (target.to === 'consent') agreed.push(...tagsIn(cell));
    else if (target.to !== 'unsubscribed' && target.to !== 'skip') person[target.to] = cell;
  });
  return {
    ...person,
    ...(Object.keys(fields).length > 0 && { fields }),
    ...(all.length > 0 && { tags: [...new Set(all)] }),
    ...(agreed.length > 0 && { consent: [...new Set(agreed)] }),
  };
};

const TOLD: Partial<Record<Target['to'], string>> = {
  email: 'the e-mail address',
  consentWords: 'the words that were shown',
  tracking: 'whether they may be tracked',
};

/** What keeps a list from being taken in; `null` where nothing does. */
export const targetsFault = (targets: Target[]): string | null => {
  if (!targets.some(({ to }) => to === 'email')) return 'Choose the column with the e-mail addresses.';
  const names = targets.map((t) => (t.to === 'field' ? `the field “${t.field}”` : (TOLD[t.to] ?? t.to)));
  const twice = names.find(
    (name, i) => !['skip', 'tags', 'consent', 'unsubscribed'].includes(name) && names.indexOf(name) !== i,
  );
  if (twice) return `Two columns go to ${twice}: choose one.`;
  if (targets.some((t) => t.to === 'unsubscribed' && t.meaning.when === 'oneOf' && t.meaning.values.length === 0))
    return 'Write the values that mean “unsubscribed”.';
  const bad = targets.find((t) => t.to === 'field' && !/^(?!__proto__$)[A-Za-z_][A-Za-z0-9_-]{0,63}$/.test(t.field));
  return bad ? 'A field’s name is a letter or “_”, then letters, digits, “_” or “-”; at most 64.' : null;
};

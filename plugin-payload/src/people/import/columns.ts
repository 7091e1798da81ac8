import type { ImportPeople } from '@whenthen/core';

type Person = ImportPeople['rows'][number]['person'];

/** What a column of a list is about. */
export type Target =
  { to: 'skip' } | { to: 'email' | 'tags' | 'unsubscribed' | 'timeZone' | 'locale' } | { to: 'field'; field: string };

/** Headings as other tools write them, without signs and in lower case. */
const KNOWN: Record<string, Exclude<Target['to'], 'field' | 'skip'>> = {
  email: 'email',
  emailaddress: 'email',
  mail: 'email',
  tags: 'tags',
  tag: 'tags',
  labels: 'tags',
  unsubscribed: 'unsubscribed',
  optedout: 'unsubscribed',
  timezone: 'timeZone',
  locale: 'locale',
  language: 'locale',
};

/** Columns of our own export that say nothing to keep. */
const OURS = new Set(['createdat', 'lastseenat']);

/** The name of a field made of a heading: `First name` becomes `first_name`; empty where nothing is left of it. */
export const fieldOf = (heading: string): string =>
  heading
    .trim()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 64);

const looksLikeAddress = (value: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value.trim());

/** What each column is probably about, by its heading and some of its values. One column is the address at most. */
export const guessTargets = (headings: string[], samples: string[][]): Target[] => {
  const named = headings.map((heading): Target => {
    const key = heading.toLowerCase().replace(/[^a-z0-9]/g, '');
    const to = KNOWN[key];
    if (to) return { to };
    const field = fieldOf(heading.replace(/^field:/i, ''));
    return OURS.has(key) || field === '' ? { to: 'skip' } : { to: 'field', field };
  });
  const first = named.findIndex(({ to }) => to === 'email');
  const address =
    first >= 0
      ? first
      : headings.findIndex((_, i) => samples.length > 0 && samples.every((row) => looksLikeAddress(row[i] ?? '')));
  return named.map((target, i): Target => {
    if (i === address) return { to: 'email' };
    return target.to === 'email' ? { to: 'skip' } : target;
  });
};

/** A spreadsheet's guard in front of what it would take for a formula (see OWASP, "CSV Injection") is not kept. */
const unguarded = (cell: string): string => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

const YES = new Set(['yes', 'y', 'true', '1', 'x', 'unsubscribed', 'bounced', 'complained']);

/** One row as a person; `tags` are those that everybody gets. Empty cells say nothing. */
export const personOf = (row: string[], targets: Target[], tags: string[]): Person => {
  const fields: Record<string, string> = {};
  const person: Person = { email: '' };
  const all = [...tags];
  targets.forEach((target, i) => {
    const cell = unguarded((row[i] ?? '').trim());
    if (cell === '') return;
    if (target.to === 'field') fields[target.field] = cell;
    else if (target.to === 'tags')
      all.push(
        ...cell
          .split(/[,;|]/)
          .map((tag) => tag.trim())
          .filter(Boolean),
      );
    else if (target.to === 'unsubscribed') person.unsubscribed = YES.has(cell.toLowerCase());
    else if (target.to !== 'skip') person[target.to] = cell;
  });
  return {
    ...person,
    ...(Object.keys(fields).length > 0 && { fields }),
    ...(all.length > 0 && { tags: [...new Set(all)] }),
  };
};

/** What keeps a list from being taken in; `null` where nothing does. */
export const targetsFault = (targets: Target[]): string | null => {
  if (!targets.some(({ to }) => to === 'email')) return 'Choose the column with the e-mail addresses.';
  const names = targets.map((t) =>
    t.to === 'field' ? `the field “${t.field}”` : t.to === 'email' ? 'the e-mail address' : t.to,
  );
  const twice = names.find((name, i) => !['skip', 'tags'].includes(name) && names.indexOf(name) !== i);
  if (twice) return `Two columns go to ${twice}: choose one.`;
  const bad = targets.find((t) => t.to === 'field' && !/^(?!__proto__$)[A-Za-z_][A-Za-z0-9_-]{0,63}$/.test(t.field));
  return bad ? 'A field’s name is a letter or “_”, then letters, digits, “_” or “-”; at most 64.' : null;
};

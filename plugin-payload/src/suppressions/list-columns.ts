import type { SuppressionReason, SuppressionRow } from '@whenthen/core';
import type { List } from '../people/import/parse-list.js';
import { suppressionReasons } from './reasons.js';

/** Where in a file the address, the reason and the words stand; -1: nowhere. */
export interface ListColumns {
  email: number;
  reason: number;
  why: number;
}

const EMAIL = ['email', 'e-mail', 'email address', 'e-mail address', 'address', 'recipient', 'emailaddress'];
const REASON = ['reason', 'type', 'status', 'suppression reason', 'suppressionreason', 'event'];
const WHY = ['why', 'error', 'description', 'details', 'message', 'note', 'bounce reason'];

/** Finds the columns by their headings: ours, and those of other providers. Pure. */
export const columnsOf = (headings: string[]): ListColumns => {
  const at = (names: string[]): number => headings.findIndex((h) => names.includes(h.trim().toLowerCase()));
  return { email: at(EMAIL), reason: at(REASON), why: at(WHY) };
};

/** What other systems call the reasons. */
const KNOWN: [RegExp, SuppressionReason][] = [
  [/bounc|invalid|undeliver|cleaned|blocked|hard/, 'bounced'],
  [/complain|spam|abuse/, 'complained'],
  [/unsub|opt.?out|manual|revoked|left/, 'unsubscribed'],
];

/** The reason that a cell tells, by whichever name; the cell itself where it is none that is known: the engine refuses it. */
export const reasonOf = (cell: string): string => {
  const text = cell.trim().toLowerCase();
  const own = suppressionReasons.find((reason) => reason === text);
  return own ?? KNOWN.find(([pattern]) => pattern.test(text))?.[1] ?? cell.trim();
};

/** A row as it is handed over; `otherwise`: the reason where the file has none. Pure. */
export const entryOf = (
  cells: string[],
  { email, reason, why }: ListColumns,
  otherwise: SuppressionReason,
): SuppressionRow => {
  const cell = (at: number): string => (at < 0 ? '' : (cells[at] ?? '').trim());
  const given = cell(reason);
  return {
    email: cell(email),
    reason: (given === '' ? otherwise : reasonOf(given)) as SuppressionReason,
    ...(cell(why) ? { why: cell(why) } : {}),
  };
};

/** Why a file cannot be taken in at all; `undefined` where it can. */
export const listFault = ({ headings }: Pick<List, 'headings'>): string | undefined =>
  columnsOf(headings).email < 0
    ? 'No column is called “email”. Name the one with the addresses so in its first row, and choose the file again.'
    : undefined;

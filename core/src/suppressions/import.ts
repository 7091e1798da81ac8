import { z } from 'zod';
import { byText, read } from '../kernel/input.js';
import type { ImportSuppressions, SuppressionImportResult } from './api.js';
import { adding } from './by-hand.js';
import { readSuppressionRow } from './import-row.js';
import { tell, type TellPorts, type Told } from './tell.js';
import type { Ports } from '../model/abilities/ports.js';

/** Rows that may be handed over at once. */
const MAX_ROWS = 1_000;

const importInput = z.strictObject({
  import: z.string().regex(/^[\w-]{1,100}$/, 'use letters, digits, "_" and "-"'),
  rows: z
    .array(z.strictObject({ row: z.number().int().min(1), entry: z.unknown() }))
    .min(1, 'hand over at least one row')
    .max(MAX_ROWS, `hand over at most ${MAX_ROWS} rows at once`),
  by: byText,
});

/** Takes in a list of addresses that get no mail; a row that is refused is told with its reason. */
export const importSuppressions = async (
  context: TellPorts & Ports<'audit' | 'signals'>,
  input: ImportSuppressions,
): Promise<SuppressionImportResult> => {
  const { store, clock, signals, audit } = context;
  const { import: id, rows, by } = read(importInput, input);
  const refused: SuppressionImportResult['refused'] = [];
  const entries = rows.flatMap(({ row, entry: raw }) => {
    const { entry, issues } = readSuppressionRow(raw);
    if (!entry) refused.push({ row, issues });
    return entry ? [{ row, entry }] : [];
  });
  const emails = [...new Set(entries.map(({ entry }) => entry.email))];
  const [held, bounces] = await Promise.all([store.subscriptions.byEmails(emails), store.bounces.byEmails(emails)]);
  const now = clock.now();
  // An address that stands in the list twice for one reason is added once.
  const seen = new Set<string>();
  const told = entries.flatMap(({ row, entry }): Told[] => {
    const { email, reason, why } = entry;
    const one = adding(
      { email, reason, why: why || `imported (${id})`, by, how: 'import' },
      { entry: held.get(email), bounce: bounces.get(email) },
      now,
    );
    const key = `${reason === 'bounced'}:${email}`;
    if (!one || seen.has(key)) return [];
    seen.add(key);
    return [{ ...one, id: `suppression:import:${id}:${row}`, quiet: true }];
  });
  // A list that comes in several calls is one entry, which tells of the last row that came.
  const isNew = await audit.note(
    { by, what: 'suppression.imported', on: { kind: 'suppressions', id }, id: `suppressions:${id}` },
    () => tell(context, told),
    () => ({ upToRow: Math.max(...rows.map(({ row }) => row)) }),
  );
  if (isNew > 0) await signals.events();
  return { added: told.length, known: entries.length - told.length, refused };
};

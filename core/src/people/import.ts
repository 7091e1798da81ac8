import { z } from 'zod';
import { consentEvent } from '../consent/change.js';
import { ownEvents } from '../definition/events/own-events.js';
import { read } from '../kernel/input.js';
import { readImportRow } from './import-row.js';
import { consentOf, refusedSince } from '../model/mail/consent.js';
import { eventOf } from '../model/mail/subscription.js';
import { ownEvent } from '../model/own-event.js';
import { valuesOf } from '../settings/settings.js';
import type { ImportPeople, ImportResult } from './api.js';
import type { Ports } from '../model/abilities/ports.js';

/** Rows that may be handed over at once. */
const MAX_ROWS = 1_000;

const importInput = z.strictObject({
  import: z.string().regex(/^[\w-]{1,100}$/, 'use letters, digits, "_" and "-"'),
  rows: z
    .array(z.object({ row: z.number().int().min(1), person: z.unknown() }).strict())
    .min(1, 'hand over at least one row')
    .max(MAX_ROWS, `hand over at most ${MAX_ROWS} rows at once`),
  startWorkflows: z.boolean().default(false),
  by: z.string().min(1).max(200).optional(),
});

/**
 * Takes rows in as one idempotent insert of events, which the worker merges into profiles in bulk. A row that is refused
 * is told with its reason, and so is what is left out of one; everything else is taken in.
 */
export const importPeople = async (
  {
    store,
    clock,
    signals,
    audit,
  }: Ports<'audit' | 'clock' | 'signals', 'consents' | 'events' | 'shopSettings' | 'subscriptions'>,
  input: ImportPeople,
): Promise<ImportResult> => {
  const { import: id, rows: handed, startWorkflows, by = 'import' } = read(importInput, input);
  const now = new Date(clock.now());
  const { topics } = valuesOf(await store.shopSettings.all()).consent;
  const refused: ImportResult['refused'] = [];
  const leftOut: ImportResult['leftOut'] = [];
  const rows = handed.flatMap(({ row, person: raw }) => {
    const { person, issues } = readImportRow(raw, topics);
    if (issues.length > 0) (person ? leftOut : refused).push({ row, issues });
    return person ? [{ row, person }] : [];
  });

  const base = {
    now,
    // On every event that a row makes: also that somebody is unsubscribed starts nobody.
    ...(startWorkflows ? {} : { quiet: true }),
  };
  const events = rows.map(({ row, person: { email, fields, tags, timeZone, locale, untracked } }) =>
    ownEvent({
      ...base,
      id: `import:${id}:${row}`,
      name: ownEvents.imported,
      email,
      properties: { import: id, row, by },
      person: {
        ...{ fields, tags },
        ...(timeZone ? { timeZone } : {}),
        ...(locale ? { locale } : {}),
        ...(untracked ? { untracked } : {}),
      },
    }),
  );
  const leaving = rows.filter(({ person }) => person.unsubscribed);
  const held = await store.subscriptions.byEmails(leaving.map(({ person }) => person.email));
  for (const { row, person } of leaving) {
    if (held.get(person.email)?.reason) continue;
    events.push(
      ownEvent({
        ...base,
        id: `import:${id}:${row}:unsubscribed`,
        name: eventOf('unsubscribed'),
        email: person.email,
        properties: { how: 'import', by },
        subscription: { status: 'unsubscribed', by, how: 'import' },
      }),
    );
  }
  const agreeing = rows.filter(({ person }) => person.consent.length > 0);
  const known = await store.consents.byEmails(agreeing.map(({ person }) => person.email));
  for (const { row, person } of agreeing)
    for (const topic of person.consent) {
      const { email, consentWords } = person;
      const before = consentOf(known.get(email), topic);
      const isRefused = refusedSince(before) !== undefined;
      if (isRefused) {
        const name = topics.find((t) => t.id === topic)?.name ?? topic;
        const message = `they said no to “${name}” before: nobody is subscribed again by an import`;
        leftOut.push({ row, issues: [{ path: ['consent'], message }] });
      }
      if (isRefused || before?.state === 'subscribed') continue;
      const evidence = { source: `import:${id}`, ...(consentWords ? { words: consentWords } : {}) };
      const change = { email, topic, state: 'subscribed' as const, since: now, by, how: 'import' as const, evidence };
      const event = `import:${id}:${row}:consent:${topic}`;
      events.push(consentEvent({ ...change, event, ...(startWorkflows ? {} : { quiet: true }) }, topics, now));
    }
  // A list that comes in several calls is one entry, which tells of the last row that came.
  const entry = { what: 'people.imported', on: { kind: 'people', id }, details: { startWorkflows } } as const;
  const isNew = await audit.note(
    { ...entry, by, id: `import:${id}` },
    () => store.events.insertNew(events),
    () => ({ upToRow: Math.max(...handed.map(({ row }) => row)) }),
  );
  if (isNew > 0) await signals.events();
  return { accepted: rows.length, refused, leftOut };
};

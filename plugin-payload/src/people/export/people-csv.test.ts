import type { Engine, PersonView } from '@whenthen/core';
import type { Payload } from 'payload';
import { columnsOf, guessTargets, personOf, unusedConsent } from '../import/columns.js';
import { parseList } from '../import/parse-list.js';
import { peopleCsv } from './people-csv.js';

const person = (email: string, given: Partial<PersonView> = {}): PersonView => ({
  id: email,
  email,
  tags: [],
  fields: {},
  tracked: true,
  subscription: { status: 'subscribed', since: null, by: null, how: null },
  bounced: null,
  createdAt: '2026-03-01T10:00:00.000Z',
  lastSeenAt: null,
  ...given,
});

const fields = {
  plan: 'gold',
  phone: '+41 44 000',
  zip: '00123',
  code: '12',
  formula: '=1+1',
  guard: "'90s",
  twice: "''x",
  yes: false,
  score: -5,
  truth: 'false',
  list: [1, 'a,b'],
  nested: { a: { b: 'c' } },
  spaced: ' x ',
  empty: '',
  quoted: 'say "hi", please',
  lines: 'one\ntwo',
  born: '1990-05-02',
};

test('what our own export writes, our own import reads: the same people', async () => {
  const people = [
    person('ada@example.com', {
      tags: ['vip', 'a,b', 'c;d', 'say "hi"'],
      fields,
      timeZone: 'Europe/Zurich',
      locale: 'de-CH',
      tracked: false,
    }),
    person('bob@example.com', { subscription: { status: 'bounced', since: null, by: null, how: null } }),
    person('cy@example.com', {
      subscription: { status: 'unsubscribed', since: null, by: null, how: null },
      tags: ['x;y'],
    }),
  ];
  const engine = { people: { search: async () => ({ items: people, next: null }) } } as unknown as Engine;
  const csv = peopleCsv(engine, Object.keys(fields), {}, {} as Payload['logger']);
  const list = parseList('people.csv', new Uint8Array(await new Response(csv).arrayBuffer()));
  const rows = list.rows.map(({ cells }) => cells);
  const columns = columnsOf(list.headings, rows);
  const targets = guessTargets(columns);
  expect(rows.map((row) => personOf(row, targets, []))).toEqual([
    {
      email: 'ada@example.com',
      tags: ['vip', 'a,b', 'c;d', 'say "hi"'],
      fields,
      timeZone: 'Europe/Zurich',
      locale: 'de-CH',
      untracked: true,
    },
    { email: 'bob@example.com', unsubscribed: true },
    { email: 'cy@example.com', unsubscribed: true, tags: ['x;y'] },
  ]);
  expect([list.notes, list.refused, unusedConsent(columns, targets)]).toEqual([[], [], []]);
});

import { wordsLookedFor, wordsOf, wordsOfEmail, wordsOfField } from './words.js';

const said = (words: { w: string }[] | undefined) => words?.map(({ w }) => w);

/** As the database compares: each word looked for begins a word, or the address. */
const isFound = (q: string, person: Parameters<typeof wordsOf>[0]): boolean =>
  wordsLookedFor(q).every((typed) =>
    [...wordsOf(person).map(({ w }) => w), person.email].some((w) => w.startsWith(typed)),
  );

test.each([
  ['ella@example.com', ['@example.com', 'example.com']],
  ['ella.berg+news@example.com', ['@example.com', 'example.com', 'berg', 'news']],
  ['_joe@mail.shop.co.uk', ['@mail.shop.co.uk', 'mail.shop.co.uk', 'shop.co.uk', 'co.uk', 'joe']],
  ['ada@localhost', ['@localhost', 'localhost']],
  ['anna@müller.example', ['@muller.example', 'muller.example', 'anna@muller.example']],
  ['jürgen@example.com', ['@example.com', 'example.com', 'jurgen@example.com']],
])('the address %s is found by its beginning, and by %j', (email, words) => {
  expect(said(wordsOfEmail(email))).toEqual(words);
});

test.each([
  ['first_name', 'Ella', ['ella']],
  ['last_name', 'van den Berg', ['van', 'den', 'berg']],
  ['last_name', 'Berg-Müller', ['berg-muller', 'muller']],
  ['name', '  Dr. Łukasz   O’Brien ', ['dr', 'lukasz', "o'brien", 'brien', 'obrien']],
  ['name', 'Ella Ella', ['ella']],
  ['name', 'Straße', ['strasse']],
  ['name', 'İlknur Çelik', ['ilknur', 'celik']],
  ['name', '山田 太郎', ['山田', '太郎']],
  ['name', 7, []],
  ['name', null, []],
  ['name', ['Ella'], []],
  ['name', ' . ', []],
  ['city', 'Bern', undefined],
])('the field %s with %j gives the words %j', (field, value, words) => {
  expect(said(wordsOfField(field, value))).toEqual(words);
});

test('a name without end keeps a person small', () => {
  const words = wordsOfField('name', Array.from({ length: 5_000 }, (_, i) => `name${i}`).join(' ')) ?? [];
  expect(words).toHaveLength(20);
  expect(wordsOfField('name', 'x'.repeat(20_000))?.map(({ w }) => w.length)).toEqual([100]);
});

const ella = { email: 'e.berg@shop.example.com', fields: { first_name: 'Élla', last_name: 'Berg', city: 'Bern' } };

test.each([
  ...['ella', 'ELL', 'élla', 'Ella Berg', 'berg ella', 'Berg, Ella', 'Ella Berg <e.berg@shop.example.com>'],
  ...['e.b', 'e.berg@shop', '@shop.example.com', '@shop', 'shop.example', 'example.com', 'berg @shop'],
])('%s finds Élla Berg', (q) => {
  expect(isFound(q, ella)).toBe(true);
});

test.each(['ella meier', 'lla', 'hop', '@example.com', 'bern', '.*', '^e', '$ne'])('%s does not', (q) => {
  expect(isFound(q, ella)).toBe(false);
});

test.each(['', '  ', ',', '" "'])('%j looks for no word', (q) => {
  expect(wordsLookedFor(q)).toEqual([]);
});

test('a very long word is cut as it was cut when it was kept', () => {
  const long = `n${'a'.repeat(300)}`;
  expect(isFound(long, { email: 'x@example.com', fields: { name: long } })).toBe(true);
});

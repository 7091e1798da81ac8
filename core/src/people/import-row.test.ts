import { readImportRow } from './import-row.js';

const read = (more: object) => readImportRow({ email: 'Ada@example.com', unsubscribed: true, ...more });
const told = (more: object) => read(more).issues.map(({ message }) => message);

const deep = (levels: number): unknown => {
  let value: unknown = 1;
  for (let i = 0; i < levels; i++) value = [value];
  return value;
};

/** One cell of each kind that cannot be taken in, and what the merchant reads about it. */
test.each<[what: string, cell: object, message: RegExp]>([
  ['a time zone', { timeZone: 'Mars/Olympus' }, /^“Mars\/Olympus” is not a time zone such as Europe\/Berlin$/],
  ['a nested time zone', { timeZone: deep(100_000) }, /^“…” is not a time zone/],
  ['a language', { locale: 'x'.repeat(36) }, /^“x+” is not a language such as en-GB$/],
  ['a tag', { tags: ['t'.repeat(101)] }, /^the tag “t{60}…” is longer than 100 characters$/],
  ['an empty tag', { tags: [' '] }, /^a tag is empty$/],
  ['too many tags', { tags: Array.from({ length: 102 }, (_, i) => `t${i}`) }, /^only 100 tags are taken at once$/],
  ['tags', { tags: 'vip' }, /^the tags are not/],
  ['a field’s name', { fields: { $where: '1' } }, /^“\$where” cannot be the name of a field/],
  ['a field’s value', { fields: { a: Infinity } }, /^the field “a” cannot be kept: it is not a finite number$/],
  ['a large field', { fields: { a: 'x'.repeat(20_000) } }, /^there is no room for the field “a”/],
  ['fields', { fields: [] }, /^the fields are not/],
  ['what is not known', { city: 'Bern' }, /^“city” is nothing that an import takes in$/],
])('%s that cannot be taken in is left out, and the unsubscription stays', (_, cell, message) => {
  const { person } = read(cell);
  expect(person).toMatchObject({ email: 'ada@example.com', unsubscribed: true });
  expect(told(cell)).toEqual([expect.stringMatching(message)]);
});

test('what is right beside a bad cell is taken in', () => {
  const { person, issues } = read({
    fields: { city: 'Bern', 'a.b': 1, big: 'x'.repeat(20_000), plan: 'gold' },
    tags: ['vip', 't'.repeat(101), ' news '],
    timeZone: 'GMT+25',
    locale: 'de',
  });
  expect(person).toEqual({
    email: 'ada@example.com',
    unsubscribed: true,
    untracked: false,
    consent: [],
    fields: { city: 'Bern', plan: 'gold' },
    tags: ['vip', 'news'],
    locale: 'de',
  });
  expect(issues.map(({ path }) => path)).toEqual([['fields', 'a.b'], ['fields', 'big'], ['tags', 1], ['timeZone']]);
});

/** What keeps the whole of a row out. */
test.each<[row: unknown, message: RegExp]>([
  [{ email: 'not-an-address', fields: {} }, /^“not-an-address” is not an e-mail address such as name@example.com$/],
  [{ email: 'a@example.com\r\nBcc: b@example.com' }, /^“a@example.com Bcc: b@example.com” is not an e-mail address/],
  [{ email: ' ' }, /^there is no e-mail address$/],
  [{ unsubscribed: true }, /^there is no e-mail address$/],
  [{ email: 'a@example.com', unsubscribed: 'no' }, /^“unsubscribed” is neither/],
  ['a@example.com', /^this is no person$/],
  [null, /^this is no person$/],
])('%j is refused', (row, message) => {
  expect(readImportRow(row)).toEqual({
    person: null,
    issues: [expect.objectContaining({ message: expect.stringMatching(message) as string })],
  });
});

test('as many characters of fields are taken as an event may have', () => {
  const fields = { a: 'x'.repeat(9_991), b: 'y'.repeat(9_991) };
  const size = JSON.stringify(fields).length;
  expect(size).toBe(19_997);
  expect(read({ fields: { ...fields, c: '' } }).issues).toHaveLength(1);
  expect(read({ fields: { ...fields, b: 'y'.repeat(9_994) } }).issues).toEqual([]);
  expect(read({ fields: { ...fields, b: 'y'.repeat(9_995) } }).issues).toHaveLength(1);
});

describe('what somebody agreed to', () => {
  const topics = [
    { id: 'newsletter', name: 'Our newsletter' },
    { id: 'offers', name: 'Offers' },
  ];
  const readWith = (more: object) => readImportRow({ email: 'ada@example.com', ...more }, topics);

  it('is told by the ids or the names of topics, each once, with the words that were shown', () => {
    const { person, issues } = readWith({
      consent: ['newsletter', 'our Newsletter', ' offers '],
      consentWords: ' Yes, send me news ',
    });
    expect(person).toMatchObject({ consent: ['newsletter', 'offers'], consentWords: 'Yes, send me news' });
    expect(issues).toEqual([]);
  });

  it.each([
    [
      { consent: ['gardening', 'offers'] },
      ['offers'],
      '“gardening” is none of the topics of your e-mails: Our newsletter, Offers',
    ],
    [{ consent: [7] }, [], '“…” is none of the topics of your e-mails: Our newsletter, Offers'],
    [{ consent: 'offers' }, [], 'the topics of consent are not written as a list'],
    [{ consent: ['offers'], unsubscribed: true }, [], 'whoever is unsubscribed has not agreed to anything'],
    [{ consentWords: 7 }, [], 'the words that were shown are no text of 2,000 characters at most'],
  ])('is left out by itself where it cannot be taken in: %j', (cells, consent, message) => {
    const { person, issues } = readWith(cells);
    expect(person?.consent).toEqual(consent);
    expect(issues.map((issue) => issue.message)).toEqual([message]);
  });
});

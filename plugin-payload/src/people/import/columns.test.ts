import {
  columnsOf,
  fieldOf,
  guessTargets,
  personOf,
  REFUSED_HEADINGS,
  targetsFault,
  unusedConsent,
  type Target,
} from './columns.js';

const guess = (headings: string[], rows: string[][]) => guessTargets(columnsOf(headings, rows));

test.each([
  ['First name', 'first_name'],
  ['Prénom', 'prenom'],
  ['  2nd e-mail ', 'nd_e-mail'],
  ['***', ''],
  ['Größe', 'grosse'],
  ['Имя', 'imya'],
  ['姓名', 'xingming'],
  ['Straße / Nr.', 'strasse_nr'],
])('the heading %j is the field %j', (heading, field) => {
  expect(fieldOf(heading)).toBe(field);
});

test('headings say what columns are about; the address is found by its values too', () => {
  const samples = [['ada@example.com', 'Ada', 'vip', '41']];
  expect(guess(['E-Mail', 'First name', 'Tags', 'Age'], samples)).toEqual([
    { to: 'email' },
    { to: 'field', field: 'first_name' },
    { to: 'tags' },
    { to: 'field', field: 'age' },
  ]);
  expect(guess(['Kontakt', 'Vorname', 'Email 2?', '!'], [['a@example.com', 'A', '', '']])[0]).toEqual({
    to: 'email',
  });
  expect(guess(['email', 'Mail'], [])).toEqual([{ to: 'email' }, { to: 'skip' }]);
  expect(guess(['created_at', 'field:plan'], [])).toEqual([
    { to: 'skip' },
    { to: 'field', field: 'plan', exact: true },
  ]);
});

test('a column can say that somebody is not tracked; none says that they are', () => {
  const [target] = guess(['Tracking'], []);
  expect(target).toEqual({ to: 'tracking' });
  const said = (cell: string) => personOf(['ada@example.com', cell], [{ to: 'email' }, { to: 'tracking' }], []);
  for (const no of ['off', 'No', 'false']) expect(said(no)).toEqual({ email: 'ada@example.com', untracked: true });
  for (const other of ['', 'on', 'yes', '?']) expect(said(other)).toEqual({ email: 'ada@example.com' });
});

test('a row is a person; empty cells say nothing, and everybody gets the tags', () => {
  const targets: Target[] = [
    { to: 'email' },
    { to: 'field', field: 'phone' },
    { to: 'tags' },
    { to: 'unsubscribed', meaning: { when: 'yes' } },
    { to: 'skip' },
    { to: 'field', field: 'city' },
  ];
  expect(personOf([' ada@example.com ', "'+41 44 000", 'vip; news,vip', 'Yes', 'x', ''], targets, ['list'])).toEqual({
    email: 'ada@example.com',
    fields: { phone: '+41 44 000' },
    tags: ['list', 'vip', 'news'],
    unsubscribed: true,
  });
  expect(personOf(['bob@example.com'], targets, [])).toEqual({ email: 'bob@example.com' });
});

test.each([
  [[{ to: 'tags' }], 'Choose the column'],
  [[{ to: 'email' }, { to: 'email' }], 'Two columns go to the e-mail address'],
  [[{ to: 'email' }, { to: 'field', field: 'a' }, { to: 'field', field: 'a' }], 'the field “a”'],
  [[{ to: 'email' }, { to: 'field', field: 'a.b' }], 'A field’s name'],
  [[{ to: 'email' }, { to: 'field', field: '__proto__' }], 'A field’s name'],
] as [Target[], string][])('%j cannot be taken in', (targets, fault) => {
  expect(targetsFault(targets)).toContain(fault);
});

test('several columns of tags are fine, and what is skipped does not count', () => {
  expect(targetsFault([{ to: 'email' }, { to: 'tags' }, { to: 'tags' }, { to: 'skip' }, { to: 'skip' }])).toBeNull();
});

test('tags with a separator in them, and a guarded date, are what they were', () => {
  const targets: Target[] = [{ to: 'email' }, { to: 'tags' }, { to: 'field', field: 'born' }];
  expect(personOf(['ada@example.com', '"VIP","Blog, weekly"', "'1990-05-02"], targets, [])).toEqual({
    email: 'ada@example.com',
    tags: ['VIP', 'Blog, weekly'],
    fields: { born: '1990-05-02' },
  });
});

test('our own export is read as it was written', () => {
  const targets = guess(['email', 'field:plan', 'field:Straße'], []);
  const fields = (cell: string) => personOf(['ada@example.com', cell, ''], targets, []).fields?.['plan'];
  expect(['false', '12', '"12"', '[1,"a"]', "'-5", "''90s", '" x "'].map(fields)).toEqual([
    false,
    12,
    '12',
    [1, 'a'],
    -5,
    "'90s",
    ' x ',
  ]);
});

test('what we add to a file of refused rows is known as ours', () => {
  expect(guess([...REFUSED_HEADINGS, 'email'], [['3', 'unsubscribed', 'ada@example.com']])).toEqual([
    { to: 'skip' },
    { to: 'skip' },
    { to: 'email' },
  ]);
  const columns = columnsOf([...REFUSED_HEADINGS, 'email'], [['3', 'unsubscribed', 'ada@example.com']]);
  expect(unusedConsent(columns, guessTargets(columns))).toEqual([]);
  expect(guess(['reason', 'row'], [['late', '3']])).toEqual([
    { to: 'field', field: 'reason' },
    { to: 'field', field: 'row' },
  ]);
});

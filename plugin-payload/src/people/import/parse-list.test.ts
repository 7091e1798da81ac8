import { parseList } from './parse-list.js';

const read = (text: string | Uint8Array) =>
  parseList('list.csv', typeof text === 'string' ? new TextEncoder().encode(text) : text);

test('rows keep the number that a spreadsheet shows, also behind empty ones', () => {
  const { headings, rows } = read('\ufeffemail,name\n\na@example.com,Ada\n,\n"b@example.com","B\nob"\n');
  expect(headings).toEqual(['email', 'name']);
  expect(rows.map(({ number, cells }) => [number, cells[0]])).toEqual([
    [3, 'a@example.com'],
    [5, 'b@example.com'],
  ]);
});

test('a quotation mark that is not closed is told of by its row', () => {
  expect(() => read('email,name\na@example.com,Ada\nb@example.com,"Bob\nc@example.com,Cy\n')).toThrow(
    /^Row 3 has a quotation mark that is not closed/,
  );
});

test.each([
  'a@example.com,"Ann"\nb@example.com,"Peter "Pete" Pan"\nc@example.com,Sue\n',
  'a@example.com,"Ann"\nb@example.com,"Peter" Pan "Pete"\nc@example.com,"S ""u"" e"\n',
])('a quotation mark that is not doubled keeps its row out alone: %j', (text) => {
  const { rows, refused } = read(`email,name\n${text}`);
  expect(rows.map(({ number, cells }) => [number, cells[0]])).toEqual([
    [2, 'a@example.com'],
    [4, 'c@example.com'],
  ]);
  expect(refused).toEqual([
    expect.objectContaining({ number: 3, reason: expect.stringMatching(/quotation mark inside .* twice/) as string }),
  ]);
});

/** It may have swallowed rows below. */
test.each([
  ['email,name\na@example.com,"Ann" Smith\nb@example.com,"Bob"\n', /^Row 2 .* inside a quoted cell.*twice/],
  ['email,name\na@example.com,"Ann" Smith\nb@example.com,Bob\n', /^Row 2 .* inside a quoted cell.*twice/],
  ['email,"na"me"\na@example.com,Ann\n', /^Row 1 .* inside a quoted cell.*twice/],
])('a quotation mark that is not doubled keeps the file out where it may have swallowed rows: %j', (text, message) => {
  expect(() => read(text)).toThrow(message);
});

test('a row with too many cells is left out by name, one with too few is told of', () => {
  const { rows, refused, notes } = read(
    'email,name,city\na@example.com,Ada,Bern\nb@example.com,Byron, Bob,Bern\nc@example.com\nd@example.com,Di,Ulm,\n',
  );
  expect(rows.map(({ number }) => number)).toEqual([2, 4, 5]);
  expect(refused).toEqual([
    expect.objectContaining({ number: 3, reason: expect.stringContaining('4 cells for 3 columns') as string }),
  ]);
  expect(notes).toEqual([expect.stringContaining('1 row has fewer cells')]);
});

test('Windows-1252 is read as such, and said; UTF-16 is read', () => {
  const { rows, notes } = read(Uint8Array.from(Buffer.from('email,name\na@example.com,J\xfcrgen', 'latin1')));
  expect(rows[0]?.cells[1]).toBe('Jürgen');
  expect(notes[0]).toContain('Windows-1252');
  const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('email;name\na@example.com;Jürgen', 'utf16le')]);
  expect(read(Uint8Array.from(wide))).toMatchObject({ headings: ['email', 'name'], notes: [] });
});

test('what separates the columns may be written down', () => {
  const { headings, rows } = read('sep=;\r\nemail;name\r\na@example.com;"A; B"\r\n');
  expect(headings).toEqual(['email', 'name']);
  expect(rows).toEqual([{ number: 2, cells: ['a@example.com', 'A; B'] }]);
});

test.each([
  ['email;unsubscribed\na@example.com;yes\nb@example.com;no\n', ['email', 'unsubscribed']],
  ['email\ttags\na@example.com\ta;b\n', ['email', 'tags']],
  ['email,tags\na@example.com,a;b;c\nb@example.com,a;b;c\n', ['email', 'tags']],
  ['email,name\r\na@example.com,Ada\nb@example.com,Bob', ['email', 'name']],
  ['email\na@example.com\n', ['email']],
])('the headings say what separates: %j', (text, expected) => {
  const { headings, rows, refused } = read(text);
  expect([headings, refused, rows.every(({ cells }) => cells.length === expected.length)]).toEqual([
    expected,
    [],
    true,
  ]);
});

test('a list without headings is told of', () => {
  expect(read('a@example.com\nb@example.com').notes).toEqual([expect.stringContaining('looks like a person')]);
});

test.each([
  ['', /no rows/],
  ['email\n', /no rows/],
  ['PK\u0000\u0001', /no CSV file/],
])('%j is refused in words', (text, message) => {
  expect(() => read(text)).toThrow(message);
});

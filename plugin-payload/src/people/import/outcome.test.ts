import { columnsOf, guessTargets, type Target } from './columns.js';
import { leavingOf } from './misshapen.js';
import { allRows, handOver, outcomeOf } from './outcome.js';
import { parseList } from './parse-list.js';

const listOf = (text: string) => parseList('list.csv', new TextEncoder().encode(text));
const handed = (text: string) => {
  const list = listOf(text);
  const targets = guessTargets(
    columnsOf(
      list.headings,
      list.rows.map(({ cells }) => cells),
    ),
  );
  return allRows(list).map((row) => handOver(row, targets, []));
};

const LIST =
  'email,unsubscribed,name\na@example.com,no,A\nb@example.com,yes,B,x,y\nc@example.com,no,C,x\nd@example.com,yes,D\nno,no,E\n';

test('rows that are refused for their shape count, each row once, in the order of the file', () => {
  const rows = handed(LIST);
  expect(rows.map(({ row, person }) => [row, person?.unsubscribed])).toEqual([
    [2, undefined],
    [3, true],
    [4, undefined],
    [5, true],
    [6, undefined],
  ]);
  const { accepted, unsubscribed, notes } = outcomeOf(rows, {
    accepted: 3,
    refused: [{ row: 6, issues: [{ path: ['email'], message: '“no” is not an e-mail address' }] }],
    leftOut: [{ row: 5, issues: [{ path: ['timeZone'], message: '“x” is not a time zone' }] }],
  });
  expect(notes.map(({ row, taken }) => [row, taken])).toEqual([
    [3, true],
    [4, false],
    [5, true],
    [6, false],
  ]);
  expect(accepted + notes.filter(({ taken }) => !taken).length).toBe(rows.length);
  expect(unsubscribed).toBe(2);
  expect(notes.map(({ reason }) => reason)).toEqual([
    expect.stringMatching(/^Unsubscribed; the rest was left out because it has 5 cells for 3 columns/),
    expect.stringMatching(/^It has 4 cells for 3 columns/),
    'Unsubscribed; left out: “x” is not a time zone',
    '“no” is not an e-mail address',
  ]);
});

test('whom a row of a wrong shape would unsubscribe and whose address is none is refused', () => {
  const { notes, unsubscribed } = outcomeOf(
    [{ row: 2, person: { email: 'a@b..example', unsubscribed: true }, reason: 'it has too many cells' }],
    { accepted: 0, refused: [{ row: 2, issues: [{ path: [], message: 'no address' }] }], leftOut: [] },
  );
  expect(notes).toEqual([{ row: 2, taken: false, reason: 'It has too many cells' }]);
  expect(unsubscribed).toBe(0);
});

const yes: Target = { to: 'unsubscribed', meaning: { when: 'yes' } };
const any: Target = { to: 'unsubscribed', meaning: { when: 'any' } };
const skip: Target = { to: 'skip' };
const email: Target = { to: 'email' };

/** Cells that are too many, and whom they unsubscribe wherever the surplus stands. */
test.each<[why: string, cells: string[], targets: Target[], who: string | null]>([
  ['behind what matters', ['a@example.com', 'yes', 'Ada', 'x', 'y'], [email, yes, skip], 'a@example.com'],
  ['before what matters', ['Byron', ' Ada', 'a@example.com', 'yes'], [skip, email, yes], 'a@example.com'],
  ['before a time', ['a@example.com', 'Byron', 'Ada', '2026-01-01'], [email, skip, any], 'a@example.com'],
  ['between', ['a@example.com', 'x', 'y', 'z', 'yes', ''], [email, skip, yes, skip], 'a@example.com'],
  ['in a row that says nothing', ['a@example.com', 'no', 'Ada', 'x'], [email, yes, skip], null],
  ['beside no address', ['a', 'yes', 'Ada', 'x'], [email, yes, skip], null],
  ['beside two addresses', ['a@example.com', 'b@example.com', 'yes', ''], [email, yes, skip], null],
  ['in a torn row, where they are too few', ['Ada', 'a@example.com', 'yes'], [skip, skip, email, yes], 'a@example.com'],
])('a surplus %s', (_, cells, targets, who) => {
  expect(leavingOf(cells, targets)).toBe(who);
});

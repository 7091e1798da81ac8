import { columnsOf, guessTargets } from './columns.js';
import type { RowNote } from './outcome.js';
import { parseList } from './parse-list.js';
import { refusedFile } from './refused-file.js';
import { figures, stopWords } from './report-words.js';
import type { Progress } from './send-list.js';

const notes: RowNote[] = [
  { row: 3, taken: true, reason: 'Left out: a; “b”' },
  { row: 5, taken: false, reason: 'It has 4 cells' },
];
const progress: Progress = { total: 4, sent: 4, accepted: 3, unsubscribed: 1, notes, stopped: null, done: true };

test('what was taken in and what was refused make up all rows', () => {
  expect(figures(progress)).toBe('4 of 4 rows: 3 taken in (1 in part), 1 refused.');
  expect(figures({ ...progress, notes: [] })).toBe('4 of 4 rows: 3 taken in, 0 refused.');
});

test.each([
  [{ accepted: 0 }, true, /^Gone. Nothing was taken in\. Import/],
  [{ accepted: 0 }, false, /^Gone. Nothing was taken in, as far as is known\. Import/],
  [{ accepted: 500 }, false, /^Gone. What is counted above was taken in\. Import/],
])('an import that stopped says what was taken in: %j, sure: %s', (more, sure, words) => {
  expect(stopWords({ ...progress, ...more, stopped: { reason: 'Gone.', sure } })).toMatch(words);
});

test('the file of refused rows is read back as it was, and a row with too many cells still is one', () => {
  const text = 'email,name\na@example.com,Ada\nb@example.com,Bob\nc@example.com,"=1+1"\nd@example.com,D,x,y\n';
  const list = parseList('list.csv', new TextEncoder().encode(text));
  const known = new Map([...list.rows, ...list.refused].map(({ number, cells }) => [number, cells]));
  const again = parseList('refused.csv', new TextEncoder().encode(refusedFile(list, known, notes)));
  expect(guessTargets(columnsOf(again.headings, [])).map(({ to }) => to)).toEqual(['skip', 'skip', 'email', 'field']);
  expect(again.rows).toEqual([{ number: 2, cells: ['3', 'Left out: a; “b”', 'b@example.com', 'Bob'] }]);
  expect(again.refused).toEqual([
    expect.objectContaining({ cells: ['5', 'It has 4 cells', 'd@example.com', 'D', 'x', 'y'] }),
  ]);
});

import { retentionKinds } from '@whenthen/core/definition';
import { dueInWords, howLong, kindWords, sizeInWords } from './words.js';

test('each kind has words', () => expect(Object.keys(kindWords).sort()).toEqual([...retentionKinds].sort()));

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1_234, '1.2 kB'],
  [25_000_000, '25 MB'],
  [3_400_000_000, '3.4 GB'],
])('%d bytes are %s', (bytes, words) => expect(sizeInWords(bytes)).toBe(words));

test('what may go is told, also where it was not counted to its end', () => {
  expect([dueInWords(3, 10), dueInWords(10, 10), dueInWords(null, 10)]).toEqual(['3', '10 or more', 'many']);
  expect([howLong(null), howLong(30), howLong(365)]).toEqual(['for ever', '30 days', '1 year']);
});

import { wayOf } from './subscription.js';

test.each([
  ['one-click', 'one-click', 'by the button in their mail program'],
  ['page', 'page', 'by the link in an e-mail'],
  ['import', 'ed@example.com', 'by import (ed@example.com)'],
  ['import', 'import', 'by import'],
  ['staff', 'ed@example.com', 'by your staff (ed@example.com)'],
  [null, 'ed@example.com', 'by ed@example.com'],
  [null, null, ''],
] as const)('%s by %s is told as “%s”', (how, by, words) => {
  expect(wayOf({ how, by })).toBe(words);
});

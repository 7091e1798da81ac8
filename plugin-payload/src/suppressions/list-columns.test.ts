import { columnsOf, entryOf, listFault, reasonOf } from './list-columns.js';

test('finds the columns of our export, and of other providers', () => {
  expect(columnsOf(['email', 'reason', 'why', 'stops', 'since', 'by', 'how'])).toEqual({ email: 0, reason: 1, why: 2 });
  expect(columnsOf(['Created', 'Email Address', 'Suppression Reason'])).toEqual({ email: 1, reason: 2, why: -1 });
  expect(listFault({ headings: ['name'] })).toContain('No column is called “email”');
  expect(listFault({ headings: ['E-Mail'] })).toBeUndefined();
});

test.each([
  ['bounced', 'bounced'],
  ['HardBounce', 'bounced'],
  ['cleaned', 'bounced'],
  ['SpamComplaint', 'complained'],
  ['ManualSuppression', 'unsubscribed'],
  ['Unsubscribed', 'unsubscribed'],
  ['because', 'because'],
])('reads %s as %s', (cell, reason) => {
  expect(reasonOf(cell)).toBe(reason);
});

test('makes an entry of a row', () => {
  const columns = { email: 0, reason: 1, why: 2 };
  expect(entryOf([' a@example.com ', '', ''], columns, 'bounced')).toEqual({
    email: 'a@example.com',
    reason: 'bounced',
  });
  expect(entryOf(['a@example.com', 'spam', ' x '], columns, 'bounced')).toEqual({
    ...{ email: 'a@example.com', reason: 'complained', why: 'x' },
  });
  expect(entryOf(['a@example.com'], { ...columns, reason: -1 }, 'unsubscribed').reason).toBe('unsubscribed');
});

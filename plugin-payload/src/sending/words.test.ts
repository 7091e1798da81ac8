import { fromField, toField, waitingWords } from './words.js';

test.each([
  [{ mails: 0, webhooks: 0, others: 0 }, 'nothing'],
  [{ mails: 1, webhooks: 0, others: 0 }, '1 e-mail'],
  [{ mails: 312, webhooks: 1, others: 0 }, '312 e-mails and 1 webhook'],
  [{ mails: 1_000, webhooks: 2, others: 3 }, '1000 or more e-mails, 2 webhooks and 3 other actions'],
])('%j waits: %s', (counts, words) => {
  expect(waitingWords({ ...counts, oldest: null })).toBe(words);
});

test('a moment goes into a field and comes back', () => {
  expect(fromField(toField('2026-03-02T09:00:00.000Z'))).toBe('2026-03-02T09:00:00.000Z');
  expect(fromField('')).toBeUndefined();
});

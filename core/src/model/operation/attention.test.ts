import { attentionOf, causeOf } from './attention.js';

test.each([
  ['550 5.1.1 <ada@example.com>: Recipient address rejected', '550 5.1.1 <…>: Recipient address rejected'],
  [
    'Too late: it was due at 2026-03-01T09:00:00.000Z, more than 3 days ago',
    'Too late: it was due at …, more than 3 days ago',
  ],
  ['The receiver answered 404: no such hook', 'The receiver answered 404: no such hook'],
  ['451 4.7.1 queue id 4Bq2Xy3fZz1abc busy', '451 4.7.1 queue id … busy'],
  ['lead 0199a1b2-c3d4-7abc-8def-0123456789ab of shop 1234567 is gone', 'lead … of shop … is gone'],
  ['Given up after 6 attempts:\n  connect  ECONNREFUSED', 'Given up after 6 attempts: connect ECONNREFUSED'],
  ['There is no published e-mail template "welcome"', 'There is no published e-mail template "welcome"'],
  ['', 'No reason was given'],
])('%j is of the cause %j', (reason, cause) => expect(causeOf(reason)).toBe(cause));

test('a cause is no longer than a line, however long the reason', () => {
  expect(causeOf('so '.repeat(10_000)).length).toBeLessThanOrEqual(160);
});

test('what failed, is held or came too late needs somebody; what was done, skipped or waits does not', () => {
  expect(attentionOf({ state: 'failed', reason: 'no' })).toEqual({ attention: 'failed', cause: 'no' });
  expect(attentionOf({ state: 'held', reason: 'who knows' })).toMatchObject({ attention: 'held' });
  expect(attentionOf({ state: 'skipped', reason: 'Too late', expired: true })).toMatchObject({ attention: 'expired' });
  expect(attentionOf({ state: 'skipped', reason: 'unsubscribed' })).toBeUndefined();
  expect(attentionOf({ state: 'done' })).toBeUndefined();
  expect(attentionOf({ state: 'later', reason: 'busy' })).toBeUndefined();
});

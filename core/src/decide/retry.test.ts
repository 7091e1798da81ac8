import { mailRetry, retryDelay } from './retry.js';

it.each([
  [1, 30_000],
  [2, 120_000],
  [3, 600_000],
  [4, 3_600_000],
  [5, 21_600_000],
])('mail is tried again after attempt %i in %i ms, and up to a fifth more', (attempts, delay) => {
  expect(retryDelay(mailRetry, attempts, 0)).toBe(delay);
  expect(retryDelay(mailRetry, attempts, 1)).toBe(delay * 1.2);
});

it('is given up after the last delay', () => {
  expect([retryDelay(mailRetry, 6, 0), retryDelay(mailRetry, 0, 0), retryDelay({ delays: [] }, 1, 0)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

import { causeWords, momentWords } from './put-off-words.js';

const now = Date.parse('2026-11-23T20:00:00Z');
const words = (at: string, timeZone: string) => momentWords(Date.parse(at), { now, timeZone });

test.each([
  ['2026-11-24T08:00:00Z', 'Europe/Berlin', 'Tue 09:00 in Berlin'],
  ['2026-11-24T05:30:00Z', 'America/Argentina/Buenos_Aires', 'Tue 02:30 in Buenos Aires'],
  ['2026-11-23T23:59:00Z', 'UTC', 'Mon 23:59 UTC'],
  ['2026-12-08T08:00:00Z', 'Europe/Berlin', 'Tue 8 Dec, 09:00 in Berlin'],
  ['2026-11-24T08:00:00Z', 'Mars/Olympus', 'Tue 08:00 UTC'],
])('%s in %s is %s', (at, zone, expected) => {
  expect(words(at, zone)).toBe(expected);
});

test.each([
  [{ kind: 'quiet' } as const, 'quiet hours'],
  [{ kind: 'cap', rule: { topic: null, most: 2, days: 7 } } as const, 'at most 2 marketing e-mails in 7 days'],
  [{ kind: 'cap', rule: { topic: 'offers', most: 1, days: 1 } } as const, 'at most 1 e-mail about “Offers” in a day'],
  [{ kind: 'cap', rule: { topic: 'gone', most: 3, days: 2 } } as const, 'at most 3 e-mails about “gone” in 2 days'],
])('%j in words', (cause, expected) => {
  expect(causeWords(cause, [{ id: 'offers', name: 'Offers', description: '' }])).toBe(expected);
});

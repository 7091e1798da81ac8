import type { QuietRule } from '../../definition/shop-settings/quiet-hours.js';
import { goesOutAt } from './goes-out-at.js';

const night: QuietRule = { from: '21:00', to: '09:00' };
const daily = { topic: null, most: 1, days: 1 };
const ms = (iso: string) => Date.parse(iso);
const out = (now: string, got: string[], quiet: QuietRule[] = [night], caps = [daily]) => {
  const mails = got.map((at) => ({ topic: 'news', at: ms(at) }));
  const { at, cause } = goesOutAt({ now: ms(now), topic: 'news', mails }, { caps, quiet, timeZone: 'UTC' });
  return [new Date(at).toISOString(), cause?.kind];
};

test.each<[string, string, string[], string, string | undefined]>([
  ['goes out now', '2026-11-23T12:00:00Z', [], '2026-11-23T12:00:00.000Z', undefined],
  ['waits for the morning', '2026-11-23T22:00:00Z', [], '2026-11-24T09:00:00.000Z', 'quiet'],
  ['waits for a day to be over', '2026-11-23T15:00:00Z', ['2026-11-23T12:00:00Z'], '2026-11-24T12:00:00.000Z', 'cap'],
  [
    'waits for the longer of the two',
    '2026-11-23T22:00:00Z',
    ['2026-11-23T12:00:00Z'],
    '2026-11-24T12:00:00.000Z',
    'cap',
  ],
  [
    'and for the morning behind a day',
    '2026-11-24T12:00:00Z',
    ['2026-11-23T22:00:00Z'],
    '2026-11-25T09:00:00.000Z',
    'cap',
  ],
])('a mail %s', (_, now, got, at, cause) => {
  expect(out(now, got)).toEqual([at, cause]);
});

import type { QuietRule } from '../../definition/shop-settings/quiet-hours.js';
import { quietUntil } from './quiet-until.js';

const night: QuietRule = { from: '21:00', to: '09:00' };
const weekend: QuietRule = { from: '00:00', to: '00:00', weekdays: [6, 7] };
const lunch: QuietRule = { from: '12:00', to: '14:00' };
const small: QuietRule = { from: '01:30', to: '02:30' };

const until = (now: string, rules: QuietRule[], zone = 'UTC'): string | undefined => {
  const end = quietUntil(Date.parse(now), rules, zone);
  return end === undefined ? undefined : new Date(end).toISOString();
};

// 2026-11-23 is a Monday.
test.each<[string, string, QuietRule[], string, string | undefined]>([
  ['no rule', '2026-11-23T22:00:00Z', [], 'UTC', undefined],
  ['by day', '2026-11-23T12:00:00Z', [night], 'UTC', undefined],
  ['from its first moment on', '2026-11-23T21:00:00Z', [night], 'UTC', '2026-11-24T09:00:00.000Z'],
  ['just before it', '2026-11-23T20:59:59.999Z', [night], 'UTC', undefined],
  ['after midnight', '2026-11-24T03:00:00Z', [night], 'UTC', '2026-11-24T09:00:00.000Z'],
  ['at its end it is over', '2026-11-24T09:00:00Z', [night], 'UTC', undefined],
  ['within a day', '2026-11-23T13:00:00Z', [lunch], 'UTC', '2026-11-23T14:00:00.000Z'],
  ['by the person’s clock', '2026-11-23T20:30:00Z', [night], 'Europe/Berlin', '2026-11-24T08:00:00.000Z'],
  ['half a day away', '2026-11-23T12:30:00Z', [night], 'Asia/Tokyo', '2026-11-24T00:00:00.000Z'],
  ['on its weekday only', '2026-11-23T22:00:00Z', [{ ...night, weekdays: [2] }], 'UTC', undefined],
  [
    'of the day on which it began',
    '2026-11-25T03:00:00Z',
    [{ ...night, weekdays: [2] }],
    'UTC',
    '2026-11-25T09:00:00.000Z',
  ],
  ['a whole weekend', '2026-11-28T10:00:00Z', [weekend], 'UTC', '2026-11-30T00:00:00.000Z'],
  ['a weekend with the nights beside it', '2026-11-27T22:00:00Z', [night, weekend], 'UTC', '2026-11-30T09:00:00.000Z'],
  [
    'the longer one of two',
    '2026-11-23T22:00:00Z',
    [night, { from: '21:30', to: '22:30' }],
    'UTC',
    '2026-11-24T09:00:00.000Z',
  ],
  ['by UTC in a zone that is none', '2026-11-23T22:00:00Z', [night], 'Mars/Olympus', '2026-11-24T09:00:00.000Z'],
  // Zurich, 29 March 2026: 02:00 becomes 03:00.
  [
    'ending in an hour that is skipped, as much later',
    '2026-03-29T00:45:00Z',
    [small],
    'Europe/Zurich',
    '2026-03-29T01:30:00.000Z',
  ],
  [
    'beginning in an hour that is skipped, before',
    '2026-03-29T00:30:00Z',
    [{ from: '02:30', to: '04:00' }],
    'Europe/Zurich',
    '2026-03-29T02:00:00.000Z',
  ],
  ['a night that is an hour shorter', '2026-03-28T20:30:00Z', [night], 'Europe/Zurich', '2026-03-29T07:00:00.000Z'],
  // Zurich, 25 October 2026: 03:00 becomes 02:00.
  [
    'ending in an hour that is repeated, the second time',
    '2026-10-25T00:45:00Z',
    [small],
    'Europe/Zurich',
    '2026-10-25T01:30:00.000Z',
  ],
  ['in the second of two hours', '2026-10-25T01:10:00Z', [small], 'Europe/Zurich', '2026-10-25T01:30:00.000Z'],
  ['a night that is an hour longer', '2026-10-24T20:30:00Z', [night], 'Europe/Zurich', '2026-10-25T08:00:00.000Z'],
])('quiet hours: %s', (_, now, rules, zone, expected) => {
  expect(until(now, rules, zone)).toBe(expected);
});

test('they come to an end also where rules never would', () => {
  expect(until('2026-11-23T12:00:00Z', [{ from: '08:00', to: '08:00' }])).toBe('2026-12-13T08:00:00.000Z');
  expect(quietUntil(8.64e15, [night], 'UTC')).toBeUndefined();
});

import { END_OF_TIME, readInstant } from './instant.js';

const utc = (text: string) => Date.parse(text);

describe('the one reading of what a date is', () => {
  it.each<[string | number, string, number]>([
    ['2026-03-01T10:00:00Z', 'Asia/Tokyo', utc('2026-03-01T10:00:00Z')],
    ['2026-03-01T10:00+01', 'UTC', utc('2026-03-01T09:00:00Z')],
    ['2026-03-01T10:00:00+01:00[Europe/Zurich]', 'UTC', utc('2026-03-01T09:00:00Z')],
    ['2026-03-01 10:00:00', 'UTC', utc('2026-03-01T10:00:00Z')],
    ['2026-03-01 10:00:00', 'Europe/Zurich', utc('2026-03-01T09:00:00Z')],
    [' 2026-03-01T10:00 ', 'Europe/Zurich', utc('2026-03-01T09:00:00Z')],
    ['2026-03-03', 'Pacific/Auckland', utc('2026-03-02T11:00:00Z')],
    ['2026-03-01T10:00[America/New_York]', 'Europe/Berlin', utc('2026-03-01T15:00:00Z')],
    ['2026-03-01[America/New_York]', 'Europe/Berlin', utc('2026-03-01T05:00:00Z')],
    ['2026-03-03', 'Europe/Nowhere', utc('2026-03-03T00:00:00Z')],
    ['1704016800000', 'Asia/Tokyo', 1_704_016_800_000],
    [1_704_016_800_000.9, 'Asia/Tokyo', 1_704_016_800_000],
    [END_OF_TIME, 'UTC', END_OF_TIME],
  ])('%j in %s', (value, zone, at) => {
    expect(readInstant(value, zone)).toBe(at);
  });

  it.each([
    undefined,
    null,
    true,
    '',
    'tomorrow',
    '2026-02-30',
    '5',
    '2026',
    '17040168',
    END_OF_TIME + 1,
    Infinity,
    NaN,
    [],
    {},
  ])('%j is none', (value) => {
    expect(readInstant(value, 'UTC')).toBeUndefined();
  });
});

import { defaultShopSettings } from '../definition/shop-settings/index.js';
import { cutoffOf, gateCutoff } from './cutoffs.js';

const DAY = 86_400_000;
const now = Date.UTC(2026, 5, 1);
const settings = defaultShopSettings.retention;
const world = { timeZone: 'UTC', timeScale: 1 };

describe('what is old', () => {
  it('is what is older than it is kept; nothing where it is kept for ever', () => {
    expect(cutoffOf('runs', { ...settings, runs: 90 }, now)).toEqual(new Date(now - 90 * DAY));
    expect(cutoffOf('runs', { ...settings, runs: null }, now)).toBeNull();
  });

  it('is the body of a message at the latest when the message is', () => {
    const days = (bodies: number | null, messages: number | null) =>
      (now - (cutoffOf('bodies', { ...settings, bodies, messages }, now)?.getTime() ?? NaN)) / DAY;
    expect(days(180, 90)).toBe(90);
    expect(days(30, 90)).toBe(30);
    expect(days(30, null)).toBe(30);
    expect(days(null, 90)).toBe(NaN);
  });

  it('is no gate that a re-entry rule may still ask for', () => {
    const cutoff = (...months: number[]) =>
      gateCutoff(
        { ...settings, gates: 30 },
        months.map((amount) => ({ amount, unit: 'months' as const })),
        now,
        world,
      );
    expect(cutoff()).toEqual(new Date(now - 30 * DAY));
    expect(cutoff(12, 1)?.getTime()).toBeLessThan(Date.UTC(2025, 5, 1));
    expect(cutoff(12, 1)?.getTime()).toBeGreaterThan(Date.UTC(2025, 4, 29));
  });
});

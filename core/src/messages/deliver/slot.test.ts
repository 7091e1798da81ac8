import type { CapEntry, CapRecord } from '../../model/mail/cap.js';
import { createMemoryCaps } from '../../testing/memory/mail/caps.js';
import { createTables } from '../../testing/memory/kit/tables.js';
import { slotIn, takeSlot } from './slot.js';

const DAY = 86_400_000;
const daily = { caps: [{ topic: null, most: 1, days: 1 }], quiet: [], timeZone: 'UTC' };
const entry = (key: string, day: number, taken: boolean): CapEntry => ({
  ...{ key, topic: 'news', at: new Date(day * DAY), taken },
});
const record = (...mails: CapEntry[]): CapRecord => ({ _id: 'ada', rev: 7, mails });
const wish = (key: string, day: number) => ({ key, person: 'ada', topic: 'news', now: day * DAY });
const dayOf = (mails: CapEntry[], key: string, day: number) => slotIn(record(...mails), wish(key, day), daily).at / DAY;

describe('a slot', () => {
  it('is taken where nothing is known, and written over what was', () => {
    expect(slotIn(null, wish('a', 100), daily).record).toEqual({ _id: 'ada', rev: 1, mails: [entry('a', 100, true)] });
    const { record: next } = slotIn(record(entry('a', 100, true)), wish('b', 100.5), daily);
    expect(next).toEqual({ _id: 'ada', rev: 8, mails: [entry('a', 100, true), entry('b', 101, false)] });
  });

  it('is one for a key, however often it is taken: a retry does not count twice', () => {
    const { at, record: next } = slotIn(record(entry('a', 100, true)), wish('a', 100.5), daily);
    expect(at).toBe(100.5 * DAY);
    expect(next.mails).toEqual([entry('a', 100.5, true)]);
  });

  it('that was taken for a mail that is tried again does not let it out where others did meanwhile', () => {
    expect(dayOf([entry('a', 100, true), entry('b', 101.5, true)], 'a', 102)).toBe(102.5);
  });

  it.each<[string, CapEntry[], string, number, number]>([
    ['behind all that wait', [entry('a', 100, true), entry('b', 101, false), entry('c', 102, false)], 'd', 100.5, 103],
    ['in its turn', [entry('a', 100, true), entry('b', 101, false), entry('c', 102, false)], 'b', 101, 101],
    ['a moment late, before those behind it', [entry('b', 101, false), entry('c', 102, false)], 'b', 101.3, 101.3],
    [
      'not before who was due before it and has not come yet',
      [entry('b', 101, false), entry('c', 101.5, false)],
      'c',
      101.6,
      102.6,
    ],
    ['by its key, of two for one moment', [entry('b', 101, false), entry('c', 101, false)], 'b', 101, 101],
    ['behind it, the other', [entry('b', 101, false), entry('c', 101, false)], 'c', 101, 102],
    ['without one that has not come for a day', [entry('b', 101, false)], 'c', 102.1, 102.1],
    ['anew, when it waited and comes early', [entry('a', 100, true), entry('b', 101, false)], 'b', 100.2, 101],
  ])('comes %s', (_, mails, key, now, day) => {
    expect(dayOf(mails, key, now)).toBe(day);
  });

  it('forgets what no rule can look back to', () => {
    const { record: next } = slotIn(record(entry('old', 60, true), entry('a', 75, true)), wish('b', 100), daily);
    expect(next.mails.map(({ key }) => key)).toEqual(['a', 'b']);
  });
});

test('of many that take a slot at the same moment one goes, and the others one behind the other', async () => {
  const caps = createMemoryCaps(createTables());
  let at = 0;
  // Each reads before any writes.
  const slow = { ...caps, get: async (id: string) => (await new Promise((go) => setImmediate(go)), caps.get(id)) };
  const found = await Promise.all(
    ['a', 'b', 'c', 'd', 'e'].map((key) => takeSlot(slow, wish(key, 100 + at++ * 1e-6), daily)),
  );
  const days = found.map((one) => Math.round(one.at / DAY)).sort();
  expect(days).toEqual([100, 101, 102, 103, 104]);
  expect(found.filter(({ cause }) => cause === undefined)).toHaveLength(1);
});

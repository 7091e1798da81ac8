import { afterBounce, type BounceChange, type BounceRecord } from './bounce.js';

const DAY = 86_400_000;
const email = 'ada@example.com';
const limit = { count: 3, days: 10 };
const on = (day: number): Date => new Date(day * DAY);
const told = (kind: BounceChange['kind'], day: number, more: Partial<BounceChange> = {}): BounceChange => ({
  ...{ email, kind, id: `${kind}-${day}`, at: on(day), by: 'ses', why: `${kind} on ${day}` },
  ...more,
});
const after = (...changes: BounceChange[]): BounceRecord | undefined =>
  changes.reduce<BounceRecord | undefined>((record, change) => afterBounce(record, change, limit) ?? record, undefined);

describe('a hard bounce', () => {
  it('stops all mail, and a second one changes nothing', () => {
    const record = after(told('hard', 1));
    expect(record).toEqual({ _id: email, state: 'hard', since: on(1), by: 'ses', why: 'hard on 1', soft: [], rev: 1 });
    expect(afterBounce(record, told('hard', 2), limit)).toBeUndefined();
    expect(afterBounce(record, told('soft', 2), limit)).toBeUndefined();
  });

  it('counts above soft ones, also one that is told late', () => {
    const record = after(told('soft', 1), told('soft', 2), told('soft', 3), told('hard', 2));
    expect(record).toMatchObject({ state: 'hard', since: on(3), why: 'hard on 2' });
  });
});

describe('soft bounces', () => {
  it('stop marketing mail at the limit', () => {
    expect(after(told('soft', 1), told('soft', 2))).toMatchObject({
      state: null,
      soft: [{ at: on(1) }, { at: on(2) }],
    });
    expect(after(told('soft', 1), told('soft', 2), told('soft', 3))).toMatchObject({
      ...{ state: 'soft', since: on(3), by: 'ses' },
      why: 'Came back 3 times within 10 days, the last time with: soft on 3',
    });
  });

  it('do not where they lie too far apart, in whichever order they are told', () => {
    expect(after(told('soft', 1), told('soft', 6), told('soft', 12))?.state).toBeNull();
    expect(after(told('soft', 12), told('soft', 6), told('soft', 1))?.state).toBeNull();
    expect(after(told('soft', 9), told('soft', 6), told('soft', 4))?.state).toBe('soft');
  });

  it('are counted once each', () => {
    expect(after(told('soft', 1), told('soft', 1), told('soft', 1), told('soft', 2))?.state).toBeNull();
  });
});

describe('taking a bounce back', () => {
  const allowed = told('allowed', 5, { by: 'ed', why: 'new mailbox' });

  it('lets mail go out again, and forgets what was counted', () => {
    expect(after(told('hard', 1), allowed)).toMatchObject({ state: null, by: 'ed', why: 'new mailbox', since: on(5) });
    expect(after(told('soft', 3), told('soft', 4), allowed, told('soft', 6))).toMatchObject({
      state: null,
      soft: [{ at: on(6) }],
    });
  });

  it('holds against what happened before, and not against what comes after', () => {
    const record = after(told('hard', 1), allowed);
    for (const late of [told('hard', 1), told('hard', 4), told('soft', 4)])
      expect(afterBounce(record, late, limit)).toBeUndefined();
    expect(afterBounce(record, told('hard', 6), limit)).toMatchObject({ state: 'hard', rev: 3 });
  });

  it('changes nothing where nothing is stopped', () => {
    expect(afterBounce(undefined, allowed, limit)).toBeUndefined();
  });
});

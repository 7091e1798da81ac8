import type { ConsentEntry, ConsentRecord, TopicConsent } from '../model/mail/consent.js';
import { planConsent, type Wish } from './plan.js';

const NOW = Date.UTC(2026, 0, 10);
const day = (n: number) => new Date(Date.UTC(2026, 0, n));
const email = 'ada@example.com';
const wish = (more: Partial<Wish> = {}): Wish => ({
  ...{ email, topic: 'newsletter', state: 'subscribed', how: 'form', by: 'form' },
  ...more,
});
const known = (state: TopicConsent['state'], n: number, more: Partial<ConsentRecord> = {}) =>
  new Map<string, ConsentRecord>([
    [
      email,
      {
        _id: email,
        topics: { newsletter: { state, since: day(n), by: 'page', how: 'page', event: 'before' } },
        history: [],
        ...more,
      },
    ],
  ]);
const nobody = new Map<string, ConsentRecord>();

describe('a wish', () => {
  it('of somebody who was never asked is a change, now', () => {
    const evidence = { source: 'form:footer', words: 'Send me news' };
    const { changes, notes } = planConsent([wish({ evidence })], nobody, NOW);
    expect(changes).toMatchObject([{ ...wish({ evidence }), since: new Date(NOW) }]);
    expect(changes[0]?.event).toMatch(/^\$consent_given:[0-9a-f]{24}:newsletter:0$/);
    expect(notes).toEqual([]);
  });

  it('changes nothing where it is so already', () => {
    expect(planConsent([wish()], known('subscribed', 1), NOW).changes).toEqual([]);
    expect(planConsent([wish(), wish()], nobody, NOW).changes).toHaveLength(1);
  });

  it('puts nobody who agreed back to confirming', () => {
    expect(planConsent([wish({ state: 'pending' })], known('subscribed', 1), NOW).changes).toEqual([]);
    expect(planConsent([wish({ state: 'pending' })], known('unsubscribed', 1), NOW).changes).toHaveLength(1);
  });

  it('asks again where it is said so: behind a pause, or where what was agreed to does not count any more', () => {
    const again = (left?: Date) =>
      wish({ state: 'pending', again: { afterMs: 86_400_000 }, ...(left ? { left } : {}) });
    const count = (...args: Parameters<typeof planConsent>) => planConsent(...args).changes.length;
    expect(count([again()], known('pending', 9), NOW)).toBe(1);
    expect(count([again()], known('pending', 9), NOW - 1)).toBe(0);
    expect(count([wish({ state: 'pending' })], known('pending', 1), NOW)).toBe(0);
    expect(count([again()], known('subscribed', 1), NOW)).toBe(0);
    expect(count([again(day(2))], known('subscribed', 1), NOW)).toBe(1);
    expect(count([again(day(2))], known('subscribed', 3), NOW)).toBe(0);
    // They asked, left everything, and ask anew: the pause is over.
    expect(count([again(day(10))], known('pending', 10), NOW + 1)).toBe(1);
    expect(count([again()], known('unsubscribed', 9), NOW)).toBe(1);
    expect(count([again(), again()], nobody, NOW)).toBe(1);
  });

  it('agrees anew where what was agreed to does not count any more', () => {
    const back = wish({ how: 'page', back: day(5) });
    for (const before of [1, 5, 6])
      expect(planConsent([back, back], known('subscribed', before), NOW).changes).toHaveLength(1);
  });

  it('does not agree anew to what its reader agreed to since they left: coming back broke off', () => {
    const back = wish({ how: 'page', back: day(5) });
    const [first] = planConsent([back], known('subscribed', 1), NOW).changes;
    const now = (change: object | undefined) =>
      new Map([[email, { _id: email, topics: { newsletter: change as TopicConsent }, history: [] }]]);
    const again = planConsent([back], now(first), NOW + 1);
    expect(again.changes).toEqual([]);
    expect(again.brokenOff).toMatchObject([{ email, topic: 'newsletter', state: 'subscribed', event: first?.event }]);
    const left = wish({ how: 'page', back: day(7) });
    expect(planConsent([left], now(first), NOW + 1).changes).toHaveLength(1);
  });

  it('a request takes no “no” back: it stands beside it, also where it is made again', () => {
    const ask = wish({ state: 'pending', again: { afterMs: 0 } });
    expect(planConsent([ask], known('unsubscribed', 3), NOW).changes).toMatchObject([{ refused: day(3) }]);
    expect(planConsent([ask, ask], known('unsubscribed', 3), NOW).changes).toMatchObject([
      { refused: day(3) },
      { refused: day(3) },
    ]);
    expect(planConsent([ask], nobody, NOW).changes[0]).not.toHaveProperty('refused');
    const { changes } = planConsent([ask, wish()], known('unsubscribed', 3), NOW);
    expect(changes[1]).not.toHaveProperty('refused');
  });

  it('asks no address without end, whatever the topic, until its reader says something', () => {
    const ask = (topic: string) => wish({ topic, state: 'pending', again: { afterMs: 0 } });
    const many = Array.from({ length: 9 }, (_, i) => ask(`t${i}`));
    expect(planConsent(many, nobody, NOW).changes).toHaveLength(5);
    const asked = (n: number): ConsentEntry => ({
      ...{ topic: `t${n}`, state: 'pending', since: day(n), by: 'form', how: 'form', event: `e${n}` },
    });
    const history = [1, 2, 3, 4].map(asked);
    const count = (entries: ConsentEntry[], now = NOW) =>
      planConsent(many, known('pending', 9, { history: entries }), now).changes.length;
    expect(count(history)).toBe(1);
    expect(count([...history, { ...asked(5), state: 'subscribed', how: 'link' }])).toBe(5);
    expect(count(history, NOW + 60 * 86_400_000)).toBe(5);
  });

  it('counts only where they stand as it says', () => {
    const from = wish({ onlyFrom: 'pending' });
    expect(planConsent([from], known('pending', 1), NOW).changes).toHaveLength(1);
    expect(planConsent([from], known('unsubscribed', 1), NOW).changes).toEqual([]);
    expect(planConsent([from], nobody, NOW).changes).toEqual([]);
  });

  it('of a moment before what is known comes too late', () => {
    expect(planConsent([wish({ at: day(2) })], known('unsubscribed', 3), NOW).changes).toEqual([]);
    expect(planConsent([wish({ at: day(3) })], known('unsubscribed', 3), NOW).changes).toEqual([]);
    expect(planConsent([wish({ at: day(4) })], known('unsubscribed', 3), NOW).changes).toMatchObject([
      { since: day(4) },
    ]);
  });

  it('that only counts for who was never asked takes nothing back', () => {
    const no = wish({ state: 'unsubscribed', unlessAsked: true });
    expect(planConsent([no], known('subscribed', 1), NOW).changes).toEqual([]);
    expect(planConsent([no], nobody, NOW).changes).toHaveLength(1);
  });

  it('cannot be of the future', () => {
    expect(planConsent([wish({ at: day(20) })], nobody, NOW).changes[0]?.since).toEqual(new Date(NOW));
  });

  it('comes behind what is known, also where a clock is behind', () => {
    const { changes } = planConsent([wish()], known('unsubscribed', 11), NOW);
    expect(changes[0]?.since.getTime()).toBe(day(11).getTime() + 1);
  });

  it('follows the one before it', () => {
    const { changes } = planConsent([wish(), wish({ state: 'unsubscribed' }), wish()], nobody, NOW);
    expect(changes.map((c) => [c.state, c.since.getTime() - NOW])).toEqual([
      ['subscribed', 0],
      ['unsubscribed', 1],
      ['subscribed', 2],
    ]);
    expect(new Set(changes.map((c) => c.event)).size).toBe(3);
  });

  it('names its event by the state that it follows: the same for two at once, another one later', () => {
    const event = (...given: Parameters<typeof planConsent>) => planConsent(...given).changes[0]?.event;
    expect(event([wish()], known('unsubscribed', 3), NOW)).toBe(event([wish()], known('unsubscribed', 3), NOW + 5));
    expect(event([wish()], known('unsubscribed', 3), NOW)).not.toBe(event([wish()], known('unsubscribed', 4), NOW));
    expect(event([wish()], nobody, NOW)).not.toBe(event([wish({ email: 'bob@example.com' })], nobody, NOW));
  });
});

describe('a source that is looked at again', () => {
  const standing = 'store:cus_1';
  const yes = wish({ how: 'store', standing });
  const said = (state: TopicConsent['state']) => ({ said: { [standing]: { newsletter: state } } });

  it('says something once', () => {
    const { changes, notes } = planConsent([yes], nobody, NOW);
    expect(changes).toMatchObject([{ state: 'subscribed', said: standing }]);
    expect(notes).toEqual([]);
  });

  it('does not undo a newer no by its old yes', () => {
    expect(planConsent([yes], known('unsubscribed', 3, said('subscribed')), NOW)).toEqual({
      changes: [],
      notes: [],
      brokenOff: [],
    });
  });

  it('says what is so already, which is noted: it is no news later', () => {
    const { changes, notes } = planConsent([yes], known('subscribed', 3), NOW);
    expect(changes).toEqual([]);
    expect(notes).toEqual([{ email, topic: 'newsletter', state: 'subscribed', source: standing }]);
  });

  it('is heard again when it says something else', () => {
    const no = { ...yes, state: 'unsubscribed' as const };
    expect(planConsent([no], known('subscribed', 3, said('subscribed')), NOW).changes).toHaveLength(1);
    expect(planConsent([yes], known('unsubscribed', 4, said('unsubscribed')), NOW).changes).toHaveLength(1);
  });
});

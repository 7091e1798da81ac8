import type { Condition } from '../definition/condition.js';
import { facts, HOUR, one, run, story, T0, world } from '../test-support/cart-run.js';
import { decide } from './decide.js';
import type { EventFact } from './types.js';

const purchase = (occurredAt: number, cart: string): EventFact => ({
  id: `buy-${cart}`,
  name: '$purchase',
  occurredAt,
  properties: { cart_id: cart },
});

describe('decide', () => {
  it('waits an hour from when the cart was left', () => {
    const decision = decide(story, run(), facts(), { now: T0 + 5_000, world });
    expect(decision.next).toEqual({ state: 'waiting', step: 'wait_hour', wakeAt: T0 + HOUR, stepAt: T0 });
    expect(decision.effects).toEqual([]);
  });

  it('reminds when nothing was bought, says what it saw, and waits a day from then', () => {
    const now = T0 + HOUR;
    const decision = decide(story, run({ phase: 'wait', seq: 1 }), facts(), { now, world });
    expect(decision.effects).toEqual([
      { step: 'send_reminder', seq: 3, action: 'send_email', input: { template: 'r' } },
    ]);
    expect(decision.entries).toContainEqual({
      at: now,
      step: 'purchased_in_hour',
      type: 'decision',
      branch: 'no',
      saw: [{ what: '“Placed an order” happened since entering', value: 0, expected: 1, result: false }],
    });
    expect(decision.next).toMatchObject({ state: 'waiting', step: 'wait_day', wakeAt: now + 24 * HOUR });
  });

  it('reaches the goal by a purchase of the same cart, wherever it stands', () => {
    const decision = decide(story, run({ phase: 'wait', seq: 1 }), facts([purchase(T0 + 60_000, 'c1')]), {
      now: T0 + HOUR,
      world,
    });
    expect(decision.next).toMatchObject({ state: 'ended', outcome: 'goal', by: 'rule' });
    expect(decision.effects).toEqual([]);
  });

  it('takes the purchase of another cart for a purchase, but not for the goal', () => {
    const decision = decide(story, run({ phase: 'wait', seq: 1 }), facts([purchase(T0 + 60_000, 'c2')]), {
      now: T0 + HOUR,
      world,
    });
    expect(decision.next).toMatchObject({ state: 'ended', outcome: 'completed', by: 'step' });
  });

  it('does not count what happened before the entry, nor the event that started the run', () => {
    const selfStarted = run({ phase: 'wait', seq: 1, trigger: { event: 'buy-c1', name: '$purchase', properties: {} } });
    for (const [state, event] of [
      [run({ phase: 'wait', seq: 1 }), purchase(T0 - 1, 'c1')],
      [selfStarted, purchase(T0, 'c1')],
    ] as const)
      expect(decide(story, state, facts([event]), { now: T0 + HOUR, world }).effects).toHaveLength(1);
  });

  it('catches up after a standstill: what is over is not waited for, and nothing is scheduled in the past', () => {
    const late = T0 + 100 * HOUR;
    const decision = decide(story, run(), facts(), { now: late, world });
    expect(decision.effects.map((e) => e.step)).toEqual(['send_reminder']);
    expect(decision.next).toMatchObject({ state: 'waiting', step: 'wait_day', wakeAt: late + 24 * HOUR });
  });

  it('lets later steps see what earlier ones changed', () => {
    const check: Condition = { kind: 'has_tag', tag: 'vip' };
    const definition = one({
      a: { kind: 'action', action: 'add_tag', input: { tag: 'vip' }, next: 'b' },
      b: { kind: 'condition', if: check, yes: 'c', no: null },
      c: { kind: 'action', action: 'add_tag', input: { tag: 'vip' }, next: null },
    });
    const decision = decide(definition, run({ step: 'a' }), facts(), { now: T0, world });
    expect(decision.changes).toEqual([{ kind: 'add_tag', tag: 'vip' }]);
    expect(decision.entries.map((e) => e.type)).toEqual(['action', 'decision', 'action', 'ended']);
  });

  it('follows the person’s zone for a day', () => {
    const definition = one({
      a: { kind: 'delay', delay: { kind: 'for', duration: { amount: 1, unit: 'days' } }, next: null },
    });
    const start = Date.UTC(2026, 2, 28, 9);
    const decision = decide(
      definition,
      run({ step: 'a', enteredAt: start, stepAt: start }),
      facts([], { timeZone: 'Europe/Zurich' }),
      { now: start, world },
    );
    expect(decision.next).toMatchObject({ wakeAt: start + 23 * HOUR });
  });

  it('tells the zone of a delay only where the delay follows it', () => {
    const zoneOf = (unit: 'hours' | 'days') => {
      const delay = { kind: 'for' as const, duration: { amount: 1, unit } };
      const definition = one({ a: { kind: 'delay', delay, next: null } });
      return decide(definition, run({ step: 'a' }), facts(), { now: T0, world }).entries.map((e) =>
        'zone' in e ? e.zone : '',
      );
    };
    expect([zoneOf('hours'), zoneOf('days')]).toEqual([[''], ['UTC']]);
  });

  it('joins conditions, and shows every value it looked at', () => {
    const condition: Condition = {
      kind: 'all',
      of: [
        { kind: 'not', of: { kind: 'has_tag', tag: 'blocked' } },
        {
          kind: 'any',
          of: [
            { kind: 'field', field: 'plan', op: 'equals', value: 'premium' },
            { kind: 'trigger_property', property: 'cart_id', op: 'equals', value: { ref: 'person.cart' } },
          ],
        },
      ],
    };
    const definition = one({
      a: { kind: 'condition', if: condition, yes: 'b', no: null },
      b: { kind: 'exit', reason: 'yes', goal: true },
    });
    const decision = decide(definition, run({ step: 'a' }), facts([], { fields: { plan: 'free', cart: 'c1' } }), {
      now: T0,
      world,
    });
    expect(decision.next).toMatchObject({ outcome: 'goal', by: 'step' });
    expect(decision.entries[0]).toMatchObject({
      saw: [
        { value: null, expected: 'blocked', result: false },
        { value: 'free', expected: 'premium', result: false },
        { value: 'c1', expected: 'c1', result: true },
      ],
    });
  });

  it('counts events in a window and at least so often', () => {
    const definition = one({
      a: {
        kind: 'condition',
        if: { kind: 'event', name: 'seen', atLeast: 2, since: { last: { amount: 2, unit: 'hours' } } },
        yes: 'b',
        no: null,
      },
      b: { kind: 'exit', reason: '', goal: true },
    });
    const seen = (id: string, occurredAt: number): EventFact => ({ id, name: 'seen', occurredAt, properties: {} });
    const outcome = (events: EventFact[]) =>
      decide(definition, run({ step: 'a' }), facts(events), { now: T0, world }).next;
    expect(outcome([seen('1', T0 - HOUR), seen('2', T0 - 2 * HOUR)])).toMatchObject({ outcome: 'goal' });
    expect(outcome([seen('1', T0 - HOUR), seen('2', T0 - 2 * HOUR - 1)])).toMatchObject({ outcome: 'completed' });
  });

  it('waits until a time of day in the zone of the person, and then goes on', () => {
    const definition = one({ morning: { kind: 'delay', delay: { kind: 'until_time', time: '09:00' }, next: null } });
    const person = { timeZone: 'America/New_York' };
    const waiting = decide(definition, run({ step: 'morning' }), facts([], person), { now: T0, world });
    expect(waiting.next).toMatchObject({ state: 'waiting', wakeAt: Date.UTC(2026, 2, 2, 14) });
    const later = decide(definition, run({ step: 'morning', phase: 'wait' }), facts([], person), {
      now: T0 + 5 * HOUR,
      world,
    });
    expect(later.next).toMatchObject({ state: 'ended', outcome: 'completed' });
  });

  it.each([
    ['that is past is not waited for', { renews: '2020-01-01' }, 'delay'],
    ['that is not there is not waited for, and the journal says so', {}, 'note'],
  ])('a date %s', (_, fields, type) => {
    const definition = one({ wait: { kind: 'delay', delay: { kind: 'until_field', field: 'renews' }, next: null } });
    const decision = decide(definition, run({ step: 'wait' }), facts([], { fields }), { now: T0, world });
    expect(decision.next).toMatchObject({ state: 'ended', outcome: 'completed' });
    expect(decision.entries[0]).toMatchObject({ type, step: 'wait' });
  });

  it('takes the case of a switch that holds, and the branch of a split that was drawn', () => {
    const definition = one({
      plan: {
        kind: 'switch',
        cases: [{ name: 'VIP', if: { kind: 'has_tag', tag: 'vip' }, next: 'ab' }],
        otherwise: null,
      },
      ab: {
        kind: 'split',
        branches: [
          { name: 'A', weight: 1, next: null },
          { name: 'B', weight: 1, next: null },
        ],
      },
    });
    const decided = (tags: string[]) =>
      decide(definition, run({ step: 'plan' }), facts([], { tags }), { now: T0, world }).entries.map((e) =>
        e.type === 'decision' ? e.branch : e.type,
      );
    expect(decided([])).toEqual(['otherwise', 'ended']);
    expect(decided(['vip'])).toEqual(['VIP', expect.stringMatching(/^[AB]$/), 'ended']);
  });

  it('is the same for the same input', () => {
    const input = [
      story,
      run({ phase: 'wait', seq: 1 }),
      facts([purchase(T0 + 1, 'c2')]),
      { now: T0 + HOUR, world },
    ] as const;
    expect(decide(...input)).toEqual(decide(...input));
  });
});

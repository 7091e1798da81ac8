import type { Condition } from '../definition/condition.js';
import type { Step } from '../definition/step.js';
import { MAX_STEPS, type WorkflowDefinition } from '../definition/workflow.js';
import { cartAbandonment } from '../testing/cart-abandonment.js';
import { decide, VISIT_LIMIT } from './decide.js';
import { END_OF_TIME } from './instant.js';
import type { EventFact, Facts, QuestionAnswer, RunState, World } from './types.js';

const HOUR = 3_600_000;
const T0 = Date.UTC(2026, 2, 2, 9);
const world: World = {
  timeZone: 'UTC',
  timeScale: 1,
  changes: { add_tag: (input) => [{ kind: 'add_tag', tag: input['tag'] as string }] },
};
const story = cartAbandonment({ reminder: 'r', discount: 'd' });
const run = (more: Partial<RunState> = {}): RunState => ({
  id: 'run',
  workflow: 'cart',
  person: 'ada',
  step: 'wait_hour',
  phase: 'arrive',
  seq: 0,
  enteredAt: T0,
  stepAt: T0,
  trigger: { event: 'e0', name: 'added_to_cart', properties: { cart_id: 'c1' } },
  ...more,
});
const facts = (events: EventFact[] = [], person: Partial<Facts['person']> = {}): Facts => ({
  person: { email: 'ada@example.com', tags: [], fields: {}, ...person },
  events,
});
const purchase = (occurredAt: number, cart: string): EventFact => ({
  id: `buy-${cart}`,
  name: '$purchase',
  occurredAt,
  properties: { cart_id: cart },
});
const one = (steps: Record<string, Step>, more: Partial<WorkflowDefinition> = {}): WorkflowDefinition => ({
  ...story,
  exits: [],
  start: Object.keys(steps)[0] ?? null,
  steps,
  ...more,
});

describe('decide', () => {
  it('waits an hour from when the cart was left', () => {
    const decision = decide(story, run(), facts(), T0 + 5_000, world);
    expect(decision.next).toEqual({ state: 'waiting', step: 'wait_hour', wakeAt: T0 + HOUR, stepAt: T0 });
    expect(decision.effects).toEqual([]);
  });

  it('reminds when nothing was bought, says what it saw, and waits a day from then', () => {
    const now = T0 + HOUR;
    const decision = decide(story, run({ phase: 'wait', seq: 1 }), facts(), now, world);
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
    const decision = decide(
      story,
      run({ phase: 'wait', seq: 1 }),
      facts([purchase(T0 + 60_000, 'c1')]),
      T0 + HOUR,
      world,
    );
    expect(decision.next).toMatchObject({ state: 'ended', outcome: 'goal', by: 'rule' });
    expect(decision.effects).toEqual([]);
  });

  it('takes the purchase of another cart for a purchase, but not for the goal', () => {
    const decision = decide(
      story,
      run({ phase: 'wait', seq: 1 }),
      facts([purchase(T0 + 60_000, 'c2')]),
      T0 + HOUR,
      world,
    );
    expect(decision.next).toMatchObject({ state: 'ended', outcome: 'completed', by: 'step' });
  });

  it('does not count what happened before the entry, nor the event that started the run', () => {
    const selfStarted = run({ phase: 'wait', seq: 1, trigger: { event: 'buy-c1', name: '$purchase', properties: {} } });
    for (const [state, event] of [
      [run({ phase: 'wait', seq: 1 }), purchase(T0 - 1, 'c1')],
      [selfStarted, purchase(T0, 'c1')],
    ] as const)
      expect(decide(story, state, facts([event]), T0 + HOUR, world).effects).toHaveLength(1);
  });

  it('catches up after a standstill: what is over is not waited for, and nothing is scheduled in the past', () => {
    const late = T0 + 100 * HOUR;
    const decision = decide(story, run(), facts(), late, world);
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
    const decision = decide(definition, run({ step: 'a' }), facts(), T0, world);
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
      start,
      world,
    );
    expect(decision.next).toMatchObject({ wakeAt: start + 23 * HOUR });
  });

  it('tells the zone of a delay only where the delay follows it', () => {
    const zoneOf = (unit: 'hours' | 'days') => {
      const delay = { kind: 'for' as const, duration: { amount: 1, unit } };
      const definition = one({ a: { kind: 'delay', delay, next: null } });
      return decide(definition, run({ step: 'a' }), facts(), T0, world).entries.map((e) => ('zone' in e ? e.zone : ''));
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
    const decision = decide(
      definition,
      run({ step: 'a' }),
      facts([], { fields: { plan: 'free', cart: 'c1' } }),
      T0,
      world,
    );
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
    const outcome = (events: EventFact[]) => decide(definition, run({ step: 'a' }), facts(events), T0, world).next;
    expect(outcome([seen('1', T0 - HOUR), seen('2', T0 - 2 * HOUR)])).toMatchObject({ outcome: 'goal' });
    expect(outcome([seen('1', T0 - HOUR), seen('2', T0 - 2 * HOUR - 1)])).toMatchObject({ outcome: 'completed' });
  });

  it.each<[string, WorkflowDefinition, string]>([
    ['a step that is not there', one({}, { start: null }), 'gone'],
    ['a name that every object has', one({}, { start: null }), 'constructor'],
  ])('ends as failed, and does not throw, on %s', (_, definition, step) => {
    expect(decide(definition, run({ step }), facts(), T0, world).next).toMatchObject({
      state: 'ended',
      outcome: 'failed',
    });
  });

  it('waits until a time of day in the zone of the person, and then goes on', () => {
    const definition = one({ morning: { kind: 'delay', delay: { kind: 'until_time', time: '09:00' }, next: null } });
    const person = { timeZone: 'America/New_York' };
    const waiting = decide(definition, run({ step: 'morning' }), facts([], person), T0, world);
    expect(waiting.next).toMatchObject({ state: 'waiting', wakeAt: Date.UTC(2026, 2, 2, 14) });
    const later = decide(definition, run({ step: 'morning', phase: 'wait' }), facts([], person), T0 + 5 * HOUR, world);
    expect(later.next).toMatchObject({ state: 'ended', outcome: 'completed' });
  });

  it.each([
    ['that is past is not waited for', { renews: '2020-01-01' }, 'delay'],
    ['that is not there is not waited for, and the journal says so', {}, 'note'],
  ])('a date %s', (_, fields, type) => {
    const definition = one({ wait: { kind: 'delay', delay: { kind: 'until_field', field: 'renews' }, next: null } });
    const decision = decide(definition, run({ step: 'wait' }), facts([], { fields }), T0, world);
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
      decide(definition, run({ step: 'plan' }), facts([], { tags }), T0, world).entries.map((e) =>
        e.type === 'decision' ? e.branch : e.type,
      );
    expect(decided([])).toEqual(['otherwise', 'ended']);
    expect(decided(['vip'])).toEqual(['VIP', expect.stringMatching(/^[AB]$/), 'ended']);
  });

  it('passes the longest workflow to its end, waits and all', () => {
    const steps: WorkflowDefinition['steps'] = {};
    for (let i = 0; i < MAX_STEPS; i++)
      steps[`w${i}`] = {
        kind: 'delay',
        delay: { kind: 'for', duration: { amount: 1, unit: 'minutes' } },
        next: i + 1 < MAX_STEPS ? `w${i + 1}` : null,
      };
    let state = run({ step: 'w0' });
    let now = T0;
    let decision = decide(one(steps), state, facts(), now, world);
    for (let i = 0; decision.next.state === 'waiting' && i < 2 * MAX_STEPS; i++) {
      const { step, stepAt, wakeAt } = decision.next;
      state = { ...state, step, phase: 'wait', stepAt, seq: decision.seq };
      now = wakeAt;
      decision = decide(one(steps), state, facts(), now, world);
    }
    expect(decision.next).toMatchObject({ state: 'ended', outcome: 'completed' });
  });

  it('goes on at a moment that is a date, when so much was gathered at the end of time that it is written first', () => {
    const action = (next: string): Step => ({ kind: 'action', action: 'add_tag', input: {}, next });
    const many: World = { ...world, changes: { add_tag: () => [{ kind: 'add_tag', tag: `tag ${tags++}` }] } };
    let tags = 0;
    const decision = decide(one({ a: action('a') }), run({ step: 'a' }), facts(), END_OF_TIME + 1, many);
    expect(decision.next).toMatchObject({ state: 'waiting', wakeAt: END_OF_TIME, more: true });
  });

  it('ends what goes in circles', () => {
    const definition = one({ a: { kind: 'action', action: 'x', input: {}, next: 'a' } });
    const decision = decide(definition, run({ step: 'a' }), facts(), T0, world);
    expect(decision.next).toMatchObject({ outcome: 'failed' });
    expect(decision.seq).toBeLessThanOrEqual(VISIT_LIMIT + 1);
  });

  describe('what the developers’ conditions are asked', () => {
    const points = { kind: 'custom' as const, type: 'points', input: {} };
    const definition = one({ ask: { kind: 'condition', if: points, yes: null, no: null } });
    const asked = (known: QuestionAnswer | undefined, now = T0) => {
      const [question] = decide(definition, run({ step: 'ask' }), facts(), T0, world).questions ?? [];
      return decide(
        definition,
        run({ step: 'ask' }),
        { ...facts(), asked: new Map(known && question ? [[question.key, known]] : []) },
        now,
        world,
      );
    };

    it('is decided when it was answered, and asked again when it could not be', () => {
      expect(asked(undefined)).toMatchObject({ questions: [{ type: 'points' }], next: { state: 'waiting' } });
      expect(asked({ known: true, what: 'points', holds: true, value: 7 }).entries).toMatchObject([
        { branch: 'yes' },
        {},
      ]);
      const busy: QuestionAnswer = { known: false, what: 'points', reason: 'It is busy', retryAt: T0 + 5_000 };
      expect(asked(busy).next).toMatchObject({ state: 'waiting', wakeAt: T0 + 5_000, unanswered: true });
      expect(asked({ known: false, what: 'points', reason: 'It is gone' }).next).toMatchObject({ outcome: 'failed' });
    });

    it('is scheduled at no moment after the last that a date can hold', () => {
      const busy: QuestionAnswer = {
        known: false,
        what: 'points',
        reason: 'It is busy',
        retryAt: END_OF_TIME + 5_000,
      };
      expect(asked(busy, END_OF_TIME - 1_000).next).toMatchObject({ state: 'waiting', wakeAt: END_OF_TIME });
      expect(asked(undefined, END_OF_TIME - 1_000).next).toMatchObject({ state: 'waiting', wakeAt: END_OF_TIME });
      for (const known of [undefined, busy])
        expect(asked(known, END_OF_TIME).next).toMatchObject({ state: 'ended', outcome: 'failed' });
    });
  });

  it('is the same for the same input', () => {
    const input = [story, run({ phase: 'wait', seq: 1 }), facts([purchase(T0 + 1, 'c2')]), T0 + HOUR, world] as const;
    expect(decide(...input)).toEqual(decide(...input));
  });
});

import type { Step } from '../definition/step.js';
import { MAX_STEPS, type WorkflowDefinition } from '../definition/workflow.js';
import { facts, one, run, T0, world } from '../test-support/cart-run.js';
import { decide, VISIT_LIMIT } from './decide.js';
import { END_OF_TIME } from './instant.js';
import type { World } from './types.js';

describe('decide, at its limits', () => {
  it.each<[string, WorkflowDefinition, string]>([
    ['a step that is not there', one({}, { start: null }), 'gone'],
    ['a name that every object has', one({}, { start: null }), 'constructor'],
  ])('ends as failed, and does not throw, on %s', (_, definition, step) => {
    expect(decide(definition, run({ step }), facts(), { now: T0, world }).next).toMatchObject({
      state: 'ended',
      outcome: 'failed',
    });
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
    let decision = decide(one(steps), state, facts(), { now, world });
    for (let i = 0; decision.next.state === 'waiting' && i < 2 * MAX_STEPS; i++) {
      const { step, stepAt, wakeAt } = decision.next;
      state = { ...state, step, phase: 'wait', stepAt, seq: decision.seq };
      now = wakeAt;
      decision = decide(one(steps), state, facts(), { now, world });
    }
    expect(decision.next).toMatchObject({ state: 'ended', outcome: 'completed' });
  });

  it('goes on at a moment that is a date, when so much was gathered at the end of time that it is written first', () => {
    const action = (next: string): Step => ({ kind: 'action', action: 'add_tag', input: {}, next });
    const many: World = { ...world, changes: { add_tag: () => [{ kind: 'add_tag', tag: `tag ${tags++}` }] } };
    let tags = 0;
    const decision = decide(one({ a: action('a') }), run({ step: 'a' }), facts(), {
      now: END_OF_TIME + 1,
      world: many,
    });
    expect(decision.next).toMatchObject({ state: 'waiting', wakeAt: END_OF_TIME, more: true });
  });

  it('ends what goes in circles', () => {
    const definition = one({ a: { kind: 'action', action: 'x', input: {}, next: 'a' } });
    const decision = decide(definition, run({ step: 'a' }), facts(), { now: T0, world });
    expect(decision.next).toMatchObject({ outcome: 'failed' });
    expect(decision.seq).toBeLessThanOrEqual(VISIT_LIMIT + 1);
  });
});

import type { Step } from '../definition/step.js';
import type { WorkflowDefinition } from '../definition/workflow.js';
import { decide } from './decide.js';
import type { EventFact, Facts, RunState, World } from './types.js';

const HOUR = 3_600_000;
const T0 = Date.UTC(2026, 2, 2, 9);
const world: World = { timeZone: 'UTC', timeScale: 1, changes: {} };
const definition: WorkflowDefinition = {
  schema: 1,
  triggers: [{ kind: 'event', name: 'asked' }],
  entry: { reentry: { kind: 'once' } },
  exits: [],
  start: 'answer',
  steps: {
    answer: {
      kind: 'wait_for_event',
      event: {
        name: 'answered',
        where: [{ property: 'question', op: 'equals', value: { ref: 'trigger.question' } }],
      },
      timeout: { amount: 2, unit: 'hours' },
      received: 'thanks',
      timedOut: 'again',
    },
    thanks: { kind: 'exit', reason: 'Answered', goal: true },
    again: { kind: 'exit', reason: 'No answer', goal: false },
  },
};
const run = (more: Partial<RunState> = {}): RunState => ({
  id: 'run',
  workflow: 'w',
  person: 'ada',
  step: 'answer',
  phase: 'arrive',
  seq: 0,
  enteredAt: T0,
  stepAt: T0,
  trigger: { event: 'e0', name: 'asked', properties: { question: 7 } },
  ...more,
});
const answered = (occurredAt: number, question = 7, id = 'e1'): EventFact => ({
  id,
  name: 'answered',
  occurredAt,
  properties: { question },
});
const facts = (...events: EventFact[]): Facts => ({
  person: { email: 'ada@example.com', tags: [], fields: {} },
  events,
});
const waiting = run({ phase: 'wait', seq: 1 });

describe('waiting for an event', () => {
  it('begins with a second look soon, so that no event slips in between', () => {
    const decision = decide(definition, run(), facts(), { now: T0, world });
    expect(decision.next).toEqual({ state: 'waiting', step: 'answer', wakeAt: T0 + 1_000, stepAt: T0 });
    expect(decision.entries).toEqual([
      { at: T0, step: 'answer', type: 'waiting_for_event', event: 'answered', until: T0 + 2 * HOUR },
    ]);
  });

  it('then lasts until the timeout, and says nothing twice', () => {
    const decision = decide(definition, waiting, facts(), { now: T0 + 1_000, world });
    expect(decision.next).toMatchObject({ state: 'waiting', wakeAt: T0 + 2 * HOUR, stepAt: T0 });
    expect(decision.entries).toEqual([]);
  });

  it('ends when it came', () => {
    const decision = decide(definition, waiting, facts(answered(T0 + HOUR)), { now: T0 + HOUR, world });
    expect(decision.next).toMatchObject({ state: 'ended', outcome: 'goal', reason: 'Answered' });
    expect(decision.entries[0]).toMatchObject({ type: 'received', event: 'answered', eventId: 'e1' });
  });

  it('ends by the timeout, and says so', () => {
    const decision = decide(definition, waiting, facts(), { now: T0 + 2 * HOUR, world });
    expect(decision.next).toMatchObject({ state: 'ended', outcome: 'exited', reason: 'No answer' });
    expect(decision.entries[0]).toMatchObject({
      type: 'decision',
      branch: 'timedOut',
      saw: [{ what: '“Answered” happened within 2 hours', result: false }],
    });
  });

  it('finds after a standstill what came in time', () => {
    const decision = decide(definition, waiting, facts(answered(T0 + HOUR)), { now: T0 + 9 * HOUR, world });
    expect(decision.next).toMatchObject({ reason: 'Answered' });
  });

  it.each([
    ['of something else', answered(T0 + HOUR, 8)],
    ['from before', answered(T0 - 1)],
    ['that came too late', answered(T0 + 2 * HOUR + 1)],
    ['that started the run', answered(T0, 7, 'e0')],
    ['of another name', { ...answered(T0 + HOUR), name: 'asked' }],
  ])('is not ended by an event %s', (_, event) => {
    expect(decide(definition, waiting, facts(event), { now: T0 + 3 * HOUR, world }).next).toMatchObject({
      reason: 'No answer',
    });
  });

  const twice: WorkflowDefinition = {
    ...definition,
    steps: {
      ...definition.steps,
      answer: { ...definition.steps['answer'], received: 'asked' } as Step,
      asked: { kind: 'action', action: 'ask', input: {}, next: 'second' },
      second: { ...definition.steps['answer'], received: 'thanks' } as Step,
    },
  };

  it('takes an event once: the next wait is for another, also where a step lies between', () => {
    const decision = decide(twice, waiting, facts(answered(T0 + HOUR)), { now: T0 + HOUR, world });
    expect(decision.entries.filter((e) => e.type === 'received')).toHaveLength(1);
    expect(decision.next).toMatchObject({ state: 'waiting', step: 'second', stepAt: T0 + HOUR + 1 });
  });

  it('lets another event end the next wait', () => {
    const next = run({ step: 'second', phase: 'wait', seq: 4, stepAt: T0 + HOUR + 1 });
    const events = facts(answered(T0 + HOUR), answered(T0 + HOUR + 1, 7, 'e2'));
    const decision = decide(twice, next, events, { now: T0 + HOUR + 1, world });
    expect(decision.entries[0]).toMatchObject({ type: 'received', eventId: 'e2' });
  });
});

import type { EventInput } from '@whenthen/core';
import type { Step, WorkflowDefinition } from '@whenthen/core/definition';
import type { TestEngine } from '@whenthen/core/testing';
import { openWorld, type World } from './world.js';

const HOUR = 3_600_000;
/** A Monday. */
const START = '2026-11-23T10:00:00Z';
const PEOPLE = 60;
const names = Array.from({ length: PEOPLE }, (_, i) => `p${i}`);

const workflow = (steps: Record<string, Step>): WorkflowDefinition => ({
  schema: 1,
  triggers: [{ kind: 'event', name: 'asked' }],
  entry: { reentry: { kind: 'once' } },
  exits: [],
  start: Object.keys(steps)[0] ?? null,
  steps,
});
const tag = (name: string, next: string | null = null): Step => ({
  kind: 'action',
  action: 'add_tag',
  input: { tag: name },
  next,
});
const answer: Step = {
  kind: 'wait_for_event',
  event: { name: 'answered', where: [{ property: 'to', op: 'equals', value: { ref: 'trigger.question' } }] },
  timeout: { amount: 1, unit: 'days' },
  received: 'thanks',
  timedOut: 'again',
};

describe('waiting', () => {
  let world: World;
  let t: TestEngine;
  beforeEach(async () => {
    world = await openWorld('waits');
    t = await world.engine({ start: START }, { batchSize: 7 });
  });
  afterEach(() => world.close());

  const publish = async (definition: WorkflowDefinition) => {
    await t.engine.workflows.publish({ id: 'w', name: 'w', definition });
    await t.engine.workflows.setStatus('w', 'active');
  };
  const happen = (name: string, who: string, properties: EventInput['properties']): EventInput => ({
    source: 'test',
    id: `${name}:${who}:${t.clock.now()}`,
    name,
    email: `${who}@example.com`,
    occurredAt: new Date(t.clock.now()),
    properties,
  });
  const tagsOf = async (who: string) => (await t.engine.people.search({ q: `${who}@` })).items[0]?.tags ?? [];

  it('for an event ends within a second of the event, else by the timeout', async () => {
    await publish(workflow({ answer, thanks: tag('answered'), again: tag('silent') }));
    await t.engine.track(['ada', 'bob', 'cy'].map((who) => happen('asked', who, { question: 1 })));
    await t.pass('3 hours');
    await t.engine.track([happen('answered', 'ada', { to: 1 }), happen('answered', 'bob', { to: 2 })]);
    await t.pass(0);
    await t.pass('1 minute');
    expect(await tagsOf('ada')).toEqual(['answered']);
    expect(await tagsOf('bob')).toEqual([]);
    const [run] = (await t.engine.runs.list({ workflow: 'w', outcome: 'completed' })).items;
    const { timeline } = (await t.engine.runs.explain(run?.id ?? '')) ?? { timeline: [] };
    expect(timeline.map((e) => e.title)).toContain('“Answered” came while waiting');
    const received = timeline.find((e) => e.title.includes('came while waiting'));
    expect(Date.parse(received?.at ?? '') - Date.parse(START)).toBeLessThan(3 * HOUR + 4_000);

    await t.pass('1 day');
    expect(await tagsOf('bob')).toEqual(['silent']);
    expect(await tagsOf('cy')).toEqual(['silent']);
    expect((await t.engine.runs.list({ workflow: 'w', state: 'waiting' })).items).toEqual([]);
  });

  it('for an event misses none, and takes none twice, when it comes while two workers are at it', async () => {
    const other = await world.engine({ clock: t.clock, mail: t.mail }, { batchSize: 5 });
    await publish(workflow({ answer, thanks: tag('answered'), again: tag('silent') }));
    await Promise.all([
      (async () => {
        for (const who of names) await t.engine.track(happen('asked', who, { question: 1 }));
      })(),
      t.pass('1 minute'),
      other.pass('1 minute'),
    ]);
    await Promise.all([
      (async () => {
        for (const who of names) await other.engine.track(happen('answered', who, { to: 1 }));
      })(),
      t.pass('1 minute'),
      other.pass('1 minute'),
    ]);
    await t.pass('1 minute');
    await t.pass('1 minute');
    const { items } = await t.engine.runs.list({ workflow: 'w', limit: 200 });
    expect(items).toHaveLength(PEOPLE);
    for (const { id, state } of items) {
      expect(state).toBe('ended');
      const { timeline } = (await t.engine.runs.explain(id)) ?? { timeline: [] };
      expect(timeline.filter((e) => e.title.includes('came while waiting'))).toHaveLength(1);
      expect(timeline.filter((e) => e.kind === 'ended')).toHaveLength(1);
    }
  });

  it('until nine on Wednesday or Friday, and until three days before a date', async () => {
    await publish(
      workflow({
        nine: { kind: 'delay', delay: { kind: 'until_time', time: '09:00', weekdays: [3, 5] }, next: 'early' },
        early: tag('nine', 'soon'),
        soon: {
          kind: 'delay',
          delay: {
            kind: 'until_field',
            field: 'renews',
            offset: { direction: 'before', by: { amount: 3, unit: 'days' } },
          },
          next: 'due',
        },
        due: tag('renewing'),
      }),
    );
    await t.engine.track({
      ...happen('asked', 'ada', {}),
      person: { fields: { renews: '2026-12-10' }, timeZone: 'America/New_York' },
    });
    await t.pass('51 hours');
    expect(await tagsOf('ada')).toEqual([]);
    await t.pass('1 hour');
    expect(await tagsOf('ada')).toEqual(['nine']);
    await t.pass('12 days');
    expect(await tagsOf('ada')).toEqual(['nine', 'renewing']);
  });
});

describe('many branches', () => {
  it('dozens of decision points: 60 of them, each with several ways, in one passage', async () => {
    const world = await openWorld('branches');
    const t = await world.engine({ start: START });
    const steps: Record<string, Step> = {};
    for (let i = 0; i < 60; i++)
      steps[`s${i}`] = {
        kind: 'switch',
        cases: Array.from({ length: 10 }, (_, c) => ({
          name: `Case ${c}`,
          if: { kind: 'trigger_property' as const, property: 'n', op: 'equals' as const, value: (c + i) % 10 },
          next: i === 59 ? 'end' : `s${i + 1}`,
        })),
        otherwise: null,
      };
    steps['end'] = tag('arrived');
    await t.engine.workflows.publish({ id: 'w', name: 'w', definition: workflow(steps) });
    await t.engine.workflows.setStatus('w', 'active');
    await t.engine.track(
      names.map((who, i) => ({
        source: 'test',
        id: who,
        name: 'asked',
        email: `${who}@example.com`,
        occurredAt: new Date(t.clock.now()),
        properties: { n: i % 10 },
      })),
    );
    await t.pass('1 minute');
    const { items } = await t.engine.runs.list({ workflow: 'w', limit: 200 });
    expect(items.map((r) => r.outcome)).toEqual(names.map(() => 'completed'));
    const { timeline } = (await t.engine.runs.explain(items[0]?.id ?? '')) ?? { timeline: [] };
    expect(timeline.filter((e) => e.kind === 'decision')).toHaveLength(60);
    const people = await t.engine.people.search({ q: 'p', limit: 100 });
    expect(people.items.filter((p) => p.tags.includes('arrived'))).toHaveLength(PEOPLE);
    await world.close();
  });
});

import { MAX_STEPS, type WorkflowDefinition } from '@whenthen/core/definition';
import { cartEvent, openWorld } from './world.js';

const everyHour: WorkflowDefinition = {
  schema: 1,
  triggers: [{ kind: 'event', name: 'added_to_cart' }],
  entry: { reentry: { kind: 'once' } },
  exits: [],
  start: 'tag',
  steps: {
    tag: { kind: 'action', action: 'add_tag', input: { tag: 'seen' }, next: 'wait' },
    wait: { kind: 'delay', delay: { kind: 'for', duration: { amount: 1, unit: 'hours' } }, next: 'tag' },
  },
};

describe('runs that take long or go wrong', () => {
  it('a long journal overflows without losing an entry', async () => {
    const world = await openWorld('journal');
    const t = await world.engine();
    await t.engine.workflows.publish({ id: 'w', name: 'W', definition: everyHour });
    await t.engine.workflows.setStatus('w', 'active');
    await t.engine.track(cartEvent(t, 'ada', 'c1'));
    await t.pass('120 hours');
    const [run] = (await t.engine.runs.list({ workflow: 'w' })).items;
    const { timeline } = (await t.engine.runs.explain(run?.id ?? '')) ?? { timeline: [] };
    const actions = timeline.filter((e) => e.kind === 'action').length;
    expect(actions).toBeGreaterThan(115);
    expect(timeline.filter((e) => e.kind === 'entered')).toHaveLength(1);
    expect(timeline.filter((e) => e.kind === 'delay')).toHaveLength(actions);
    const stored = await world.db.collection('whenthen_runs').findOne({});
    expect((stored?.['journal'] as unknown[]).length).toBeLessThanOrEqual(100);
    await world.close();
  });

  it('a run that goes in circles is ended, with the reason', async () => {
    const world = await openWorld('circles');
    const t = await world.engine();
    await t.engine.workflows.publish({ id: 'w', name: 'W', definition: everyHour });
    await t.engine.workflows.setStatus('w', 'active');
    await t.engine.track(cartEvent(t, 'ada', 'c1'));
    await t.pass('1 hour');
    await world.db.collection('whenthen_runs').updateMany({}, { $set: { seq: 3 * MAX_STEPS - 1 } });
    await t.pass('2 hours');
    expect((await t.engine.runs.list({ workflow: 'w' })).items).toMatchObject([
      { outcome: 'failed', reason: expect.stringContaining('circles') },
    ]);
    await world.close();
  });

  it('a run that never gets on ends as failed and takes nobody along', async () => {
    const world = await openWorld('poison');
    const t = await world.engine();
    await t.engine.workflows.publish({ id: 'w', name: 'W', definition: everyHour });
    await t.engine.workflows.setStatus('w', 'active');
    await t.engine.track([cartEvent(t, 'ada', 'c1'), cartEvent(t, 'bob', 'c2')]);
    await t.pass('1 hour');
    // As if this run had taken its worker down with it five times over, claimed alone.
    const runs = world.db.collection('whenthen_runs');
    const ada = (await t.engine.runs.list({})).items.find((r) => r.person.email.startsWith('ada'));
    await runs.updateOne({ _id: ada?.id as never }, { $set: { attempts: 5, lost: { among: 1 } } });
    await t.pass('2 hours');
    const { items } = await t.engine.runs.list({});
    expect(items.find((r) => r.id === ada?.id)).toMatchObject({
      outcome: 'failed',
      reason: expect.stringContaining('5 attempts'),
    });
    expect(items.find((r) => r.id !== ada?.id)).toMatchObject({ state: 'waiting' });
    await world.close();
  });
});

import { workflow } from '../../builder/index.js';
import { createTestEngine, type TestEngine } from '../../testing/engine.js';
import type { EventInput } from '../../model/event-input.js';

const OLD = 'ada@old.example';
const NEW = 'ada@new.example';

describe('merging two people', () => {
  let test: TestEngine;
  const happen = async (name: string, email: string, more: Partial<EventInput> = {}) => {
    const now = new Date(test.clock.now());
    await test.engine.track({ source: 's', id: `${name}:${email}`, name, email, occurredAt: now, ...more });
    await test.pass(0);
  };
  const idOf = async (email: string) => (await test.engine.people.search({ q: email })).items[0]?.id ?? '';
  const publish = async (id: string, rule: 'once' | 'always') => {
    const built = workflow(id).on(`${id}.asked`).reenter(rule).send('hi').wait('1 day').send('hi').build();
    await test.engine.workflows.publish(built);
    await test.engine.workflows.setStatus(id, 'active');
  };
  const sentTo = (email: string) => test.mail.sent.filter((m) => m.to.address === email).length;

  beforeEach(async () => {
    test = await createTestEngine();
    const kind = 'transactional' as const;
    await test.engine.templates.publish({ id: 'hi', name: 'Hi', subject: 'Hi', html: '<p>Hi</p>', kind });
    await publish('first', 'once');
    await publish('each', 'always');
  });
  afterEach(() => test.engine.stop());

  it('keeps what the one who stays has, fills it up, and moves the history', async () => {
    const { engine } = test;
    await happen('seen', OLD, { person: { fields: { first_name: 'Ada', city: 'Rome' }, externalIds: { crm: '1' } } });
    await happen('seen', NEW, { person: { fields: { city: 'Paris' } } });
    const [from, into] = [await idOf(OLD), await idOf(NEW)];
    await engine.people.change(from, { addTags: ['vip'] });
    await engine.people.setSubscription(from, 'unsubscribed', 'ed');
    await engine.people.setTracking(from, false, 'ed');
    const preview = await engine.people.previewMerge(from, into);
    expect(preview).toEqual({
      ...{ email: NEW, aliases: [OLD], tags: ['vip'], subscription: 'unsubscribed', tracked: false },
      ...{ fields: { first_name: 'Ada', city: 'Paris' }, givenUp: { city: 'Rome' } },
    });
    expect(await engine.people.merge(from, into, { by: 'ed' })).toEqual({ state: 'merged', from, into });
    expect(await engine.people.get(from)).toBeNull();
    const merged = await engine.people.get(into);
    expect(merged).toMatchObject({ email: NEW, tags: ['vip'], fields: preview.fields, tracked: false });
    expect(merged?.subscription).toMatchObject({ status: 'unsubscribed', how: 'merge' });
    const names = (await engine.people.timeline(into)).items.map((e) => e.name);
    expect(names.filter((name) => name === 'seen')).toHaveLength(2);
  });

  it('has what happens to the old address later happen to the one who stays', async () => {
    const { engine, pass } = test;
    await happen('seen', OLD);
    await happen('seen', NEW);
    const into = await idOf(NEW);
    await engine.people.merge(await idOf(OLD), into, { by: 'ed' });
    await pass('10 minutes');
    await happen('later', OLD, { person: { fields: { size: 'M' } } });
    expect(await idOf(OLD)).toBe('');
    expect((await engine.people.get(into))?.fields).toEqual({ size: 'M' });
  });

  it('goes on with what both are in, and sends nothing twice', async () => {
    const { engine, pass } = test;
    await happen('each.asked', OLD);
    await happen('each.asked', NEW);
    const into = await idOf(NEW);
    await engine.people.merge(await idOf(OLD), into, { by: 'ed' });
    await pass('2 days');
    expect((await engine.runs.list({ person: into, outcome: 'completed' })).items).toHaveLength(2);
    expect([sentTo(OLD), sentTo(NEW)]).toEqual([1, 3]);
  });

  it('holds the rule that somebody enters once', async () => {
    const { engine, pass } = test;
    await happen('first.asked', OLD);
    await happen('first.asked', NEW);
    const into = await idOf(NEW);
    await engine.people.merge(await idOf(OLD), into, { by: 'ed' });
    await happen('first.asked', OLD, { id: 'again' });
    await pass('2 days');
    const outcomes = (await engine.runs.list({ person: into, workflow: 'first' })).items.map((r) => r.outcome);
    expect(outcomes.sort()).toEqual(['completed', 'stopped']);
    expect([sentTo(OLD), sentTo(NEW)]).toEqual([1, 2]);
  });

  it('refuses nonsense, and is the same when it is asked for again', async () => {
    const { engine } = test;
    await happen('seen', OLD);
    await happen('seen', NEW);
    const [from, into] = [await idOf(OLD), await idOf(NEW)];
    await expect(engine.people.merge(from, from, { by: 'ed' })).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(engine.people.merge(from, 'nobody', { by: 'ed' })).rejects.toMatchObject({ code: 'not_found' });
    await engine.people.merge(from, into, { by: 'ed' });
    expect((await engine.people.merge(from, into, { by: 'ed' })).state).toBe('merged');
  });

  it('erases both addresses together', async () => {
    const { engine, pass } = test;
    await happen('seen', OLD);
    await happen('seen', NEW);
    await engine.people.merge(await idOf(OLD), await idOf(NEW), { by: 'ed' });
    const before = new Date(test.clock.now());
    await pass('1 minute');
    await engine.people.erase(OLD, { by: 'ed' });
    await pass('10 minutes');
    await happen('told again', OLD, { occurredAt: before });
    await happen('told again', NEW, { occurredAt: before });
    expect((await engine.people.search({})).items).toEqual([]);
    await happen('anew', OLD);
    expect((await engine.people.search({})).items.map((p) => p.email)).toEqual([OLD]);
  });
});

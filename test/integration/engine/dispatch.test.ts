import { createHash } from 'node:crypto';
import { workflow } from '@whenthen/core/builder';
import type { TestEngine } from '@whenthen/core/testing';
import { inbox, openWorld, type World } from './world.js';

interface Effect {
  _id: string;
  run: string;
  seq: number;
  state: string;
}

/** As the engine makes it. */
const keyOf = (run: string, step: string, seq: number): string =>
  createHash('sha256').update(`${run}:${step}:${seq}`).digest('hex').slice(0, 32);

const START = '2026-03-02T09:00:00Z';

describe('an effect whose run moves while it is looked at', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld('dispatch');
  });
  afterEach(() => world.close());

  const publish = async ({ engine }: TestEngine): Promise<void> => {
    await engine.templates.publish({ id: 'hello', name: 'Hello', subject: 'Hello', html: '<p>Hello</p>' });
    await engine.workflows.publish(workflow('w').on('go').wait('1 hour').send('hello').wait('1 hour').build());
    await engine.workflows.setStatus('w', 'active');
  };
  const go = ({ engine }: TestEngine) => engine.track({ source: 's', id: '1', name: 'go', email: 'ada@example.com' });
  const effects = () => world.db.collection<Effect>('whenthen_effects');

  it('is sent when the commit comes between its claim and the look at its run', async () => {
    let dispatching: Promise<void> | undefined;
    let read: () => void = () => undefined;
    const hasRead = new Promise<void>((resolve) => (read = resolve));
    const one = await world.engine(
      {
        start: START,
        // The other worker looks at the effect here, and goes on only after the commit.
        atGap: async (gap) => {
          if (gap !== 'advance: effects inserted' || (await effects().countDocuments()) === 0) return;
          dispatching ??= two.pass(0);
          await hasRead;
        },
      },
      {},
    );
    let committed = false;
    const two = await world.engine({
      clock: one.clock,
      mail: one.mail,
      atGap: async (gap) => {
        if (gap !== 'dispatch: runs read') return;
        read();
        for (let i = 0; i < 400 && !committed; i++) {
          committed = (await world.db.collection('whenthen_runs').countDocuments({ seq: { $gt: 1 } })) > 0;
          await new Promise((next) => setTimeout(next, 10));
        }
      },
    });
    await publish(one);
    await go(one);
    await one.pass('61 minutes');
    await dispatching;
    expect(committed).toBe(true);
    await one.pass('1 minute');
    expect(inbox(one)).toEqual(['ada@example.com: Hello']);
    expect(await effects().distinct('state')).toEqual(['done']);
  });

  it('is not sent before its step is committed, which others may keep from happening', async () => {
    let looked = false;
    const one: TestEngine = await world.engine({
      start: START,
      // Another worker finds the effect here; then somebody is faster than the commit.
      atGap: async (gap) => {
        if (gap !== 'advance: effects inserted' || looked || (await effects().countDocuments()) === 0) return;
        looked = true;
        await two.pass(0);
        const [run] = (await two.engine.runs.list({ state: 'waiting' })).items;
        await two.engine.runs.stop(run?.id ?? '');
      },
    });
    const two = await world.engine({ clock: one.clock, mail: one.mail });
    await publish(one);
    await go(one);
    await one.pass('61 minutes');
    expect(looked).toBe(true);
    await one.pass('1 minute');
    expect(inbox(one)).toEqual([]);
    expect(await effects().distinct('state')).toEqual(['dropped']);
  });

  it('is opened again when its key is decided after it was dropped', async () => {
    const t = await world.engine({ start: START });
    await publish(t);
    await go(t);
    await t.pass('59 minutes');
    const run = await world.db.collection('whenthen_runs').findOne({});
    // What a commit that lost leaves behind: recorded, looked at once the run had passed it, dropped.
    const id = run ? String(run._id) : '';
    await effects().insertOne({
      _id: keyOf(id, 'send_email', 2),
      ...{ run: id, person: run?.['person'], workflow: 'w', version: 1, step: 'send_email', seq: 2 },
      ...{ action: 'send_email', input: { template: 'hello' }, state: 'dropped', reason: 'x' },
      ...{ dueAt: new Date(START), attempts: 1, createdAt: new Date(START), endedAt: new Date(START) },
    });
    await t.pass('2 minutes');
    expect(inbox(t)).toEqual(['ada@example.com: Hello']);
    expect(await effects().countDocuments()).toBe(1);
  });

  it('is not dropped by somebody who claimed it before it was recorded again', async () => {
    let first: string | undefined;
    const t = await world.engine({
      start: START,
      atGap: async (gap) => {
        if (gap !== 'dispatch: runs read' || first) return;
        // The run that had lost it is opened again and decides the same key, just after it was looked at.
        const effect = await effects().findOne({ state: 'open' });
        if (!effect) return;
        first = effect._id;
        await effects().updateOne({ _id: first }, { $inc: { again: 1 } });
      },
    });
    await publish(t);
    await effects().insertOne({
      _id: 'stray',
      ...{ run: 'gone', person: 'nobody', workflow: 'w', version: 1, step: 'send_email', seq: 1 },
      ...{ action: 'send_email', input: { template: 'hello' }, state: 'open' },
      ...{ dueAt: new Date(START), attempts: 0, createdAt: new Date(START) },
    });
    await t.pass(0);
    expect(first).toBe('stray');
    expect(await effects().findOne({ _id: 'stray' })).toMatchObject({ state: 'open', attempts: 0 });
    await t.pass('1 minute');
    // Looked at again, with nobody in between: nobody decides it any more.
    expect(await effects().findOne({ _id: 'stray' })).toMatchObject({ state: 'dropped' });
  });

  it('is told of by health where an earlier version dropped it although it was decided', async () => {
    const before = await world.engine({ start: START });
    await publish(before);
    await go(before);
    await before.pass('61 minutes');
    await before.engine.stop();
    await effects().updateMany({}, { $set: { state: 'dropped', reason: 'Its step was never committed' } });
    await world.db.collection('whenthen_watermarks').deleteMany({});
    const after = await world.engine({ clock: before.clock, mail: before.mail });
    await after.pass('1 minute');
    for (let i = 0; i < 200 && !(await after.engine.health()).mislaid; i++)
      await new Promise((next) => setTimeout(next, 10));
    const { mislaid, notices } = await after.engine.health();
    expect(notices).toMatchObject([{ code: 'failed', place: 'attention' }, { code: 'mislaid' }]);
    expect(mislaid).toMatchObject({ count: 1, first: [{ step: 'send_email', action: 'send_email' }] });
    expect(await effects().findOne({})).toMatchObject({ state: 'failed' });
    expect(inbox(after)).toEqual(['ada@example.com: Hello']);
  });
});

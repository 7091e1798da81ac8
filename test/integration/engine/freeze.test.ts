import type { TestEngine } from '@whenthen/core/testing';
import { workflow } from '@whenthen/core/builder';
import { openWorld, type World } from './world.js';

const onEntry = workflow('w').on('go').triggerEvent('moved').build();
const afterWait = workflow('w').on('go').wait('1 hour').triggerEvent('moved').build();

/** Every place between reading people and committing their step, by the way on which they are read. */
const PLACES = [
  ['enrol: runs inserted', onEntry],
  ['ingest: not frozen', onEntry],
  ['advance: effects inserted', onEntry],
  ['wake: people read', afterWait],
  ['wake: not frozen', afterWait],
  ['advance: effects inserted', afterWait],
] as const;

describe('freezing', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld('freeze');
  });
  afterEach(() => world.close());

  const runs = () => world.db.collection('whenthen_runs').find().toArray();
  const moved = () => world.db.collection('whenthen_events').countDocuments({ name: 'moved' });
  const publish = async ({ engine }: TestEngine, definition: typeof onEntry) => {
    await engine.workflows.publish(definition);
    await engine.workflows.setStatus('w', 'active');
  };
  const go = ({ engine }: TestEngine, email = 'a@example.com') =>
    engine.track({ source: 'test', id: email, name: 'go', email });

  it.each(PLACES)('holds whoever a worker had in its hands at “%s”', async (place, definition) => {
    let armed = false;
    const t: TestEngine = await world.engine({
      atGap: async (gap) => {
        if (!armed || gap !== place) return;
        armed = false;
        await t.engine.workflows.freeze('w');
        [before] = await runs();
      },
    });
    let before: Awaited<ReturnType<typeof runs>>[number] | undefined;
    await publish(t, definition);
    await go(t);
    if (definition === afterWait) await t.pass('59 minutes');
    armed = true;
    await t.pass('1 minute');
    expect(armed).toBe(false);
    expect(before).toMatchObject({ state: 'waiting' });
    await t.pass('1 minute');
    const [run] = await runs();
    expect(run).toMatchObject({ state: 'waiting', step: before?.['step'], seq: before?.['seq'] });
    expect(run?.['journal']).toEqual(before?.['journal']);
    expect(await moved()).toBe(0);

    await t.engine.workflows.unfreeze('w');
    // At once, and not at the next sweep.
    while ((await runs())[0]?.['state'] !== 'ended') await new Promise(setImmediate);
    await t.pass('1 minute');
    expect(await runs()).toEqual([expect.objectContaining({ state: 'ended', outcome: 'completed' })]);
    expect(await moved()).toBe(1);
  });

  it('holds who enters, and who becomes due, between its two writes', async () => {
    const t: TestEngine = await world.engine({
      atGap: async (gap) => {
        if (gap !== 'freeze: status set') return;
        await go(other, 'b@example.com');
        await other.pass('1 minute');
      },
    });
    const other = await world.engine({ clock: t.clock });
    await publish(t, afterWait);
    await go(t);
    await t.pass('59 minutes');
    await t.engine.workflows.freeze('w');
    await other.pass('1 minute');
    expect((await runs()).map((r) => [r['state'], r['seq']])).toEqual([
      ['waiting', 1],
      ['waiting', 0],
    ]);
    expect(await moved()).toBe(0);
  });

  it('leaves those alone whose moment is far', async () => {
    const t = await world.engine();
    await publish(t, afterWait);
    await go(t);
    await t.pass('1 minute');
    const before = await runs();
    await t.engine.workflows.freeze('w');
    expect(await runs()).toEqual(before);
  });
});

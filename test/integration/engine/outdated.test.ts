import { OutdatedError } from '@whenthen/core';
import { mongoUri, openWorld, type World } from './world.js';

describe('an older version on newer data', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld('schema');
  });
  afterEach(() => world.close());

  const meta = () => world.db.collection<{ _id: string; version: number }>('whenthen_meta');

  it('notes its version, and never an older one', async () => {
    await world.engine();
    const first = await meta().findOne({ _id: 'schema' });
    expect(first?.version).toBeGreaterThan(1);
    await meta().updateOne({ _id: 'schema' }, { $set: { version: 1 } });
    await world.engine({ worker: false });
    expect(await meta().findOne({ _id: 'schema' })).toEqual(first);
  });

  it('refuses to work, in words, and still takes in what happens', async () => {
    const { engine } = await world.engine();
    await engine.stop();
    await meta().updateOne({ _id: 'schema' }, { $set: { version: 999 } });
    await expect(world.engine()).rejects.toThrow(OutdatedError);
    await expect(world.engine()).rejects.toThrow(/older than the data.*Install the newest version/);
    const cms = await world.engine({ worker: false }, { mongo: { uri: mongoUri(), database: world.database } });
    await expect(
      cms.engine.track({ source: 's', id: '1', name: 'go', email: 'ada@example.com' }),
    ).resolves.toMatchObject({ accepted: 1 });
    expect((await meta().findOne({ _id: 'schema' }))?.version).toBe(999);
  });

  it('is told of where it is still at work', async () => {
    const { engine } = await world.engine();
    await world.db.collection('whenthen_workers').insertOne({
      _id: 'old' as never,
      name: 'shop-2 (process 9)',
      version: '0.0.1',
      schema: 1,
      actions: [],
      startedAt: new Date(),
      saidAt: new Date(),
      everyMs: 5_000,
      leaseMs: 30_000,
      clockAheadMs: 0,
      loops: {},
      at: new Date(),
    });
    const { problems } = await engine.health();
    expect(problems.map(({ code }) => code)).toEqual(['outdated_worker']);
    expect(problems[0]?.message).toContain('shop-2 (process 9) (version 0.0.1)');
  });
});

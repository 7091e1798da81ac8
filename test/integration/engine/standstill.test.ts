import { setTimeout as wait } from 'node:timers/promises';
import { workflow } from '@whenthen/core/builder';
import type { TestEngine } from '@whenthen/core/testing';
import { openMongoProxy, type MongoProxy } from '../../chaos/mongo-proxy.js';
import { mongoUri, openWorld, type World } from './world.js';

const LIMIT = 700;

describe('a database that stands still', () => {
  let world: World;
  let proxy: MongoProxy;
  let t: TestEngine;
  beforeEach(async () => {
    world = await openWorld('still');
    proxy = await openMongoProxy(mongoUri());
    t = await world.engine({}, { mongo: { uri: proxy.uri, database: world.database, timeoutMs: LIMIT } });
  });
  afterEach(async () => {
    proxy.goOn();
    await world.close();
    await proxy.close();
  });

  const go = { source: 's', id: '1', name: 'go', email: 'ada@example.com' };

  it('has calls reject within their limit; handed over again, an event is there once', async () => {
    proxy.stop();
    const calls: (() => Promise<unknown>)[] = [
      () => t.engine.track(go),
      () => t.engine.workflows.get('w'),
      () => t.engine.workflows.list(),
      () => t.engine.people.search({}),
      () => t.engine.segments.publish({ id: 's', name: 'S', criteria: { kind: 'has_tag', tag: 'x' } }),
      () => t.engine.watermarks.get('m'),
    ];
    const begun = performance.now();
    for (const outcome of await Promise.allSettled(calls.map((call) => call())))
      expect(outcome).toMatchObject({
        status: 'rejected',
        reason: { code: 'unavailable', message: expect.stringContaining('did not answer within 0.7 s') },
      });
    expect(performance.now() - begun).toBeLessThan(LIMIT + 2_000);
    proxy.goOn();
    await t.engine.track(go);
    expect(await world.db.collection('whenthen_events').countDocuments({ source: 's' })).toBe(1);
  });

  it('has calls reject within their limit also where changes of runs stand before them', async () => {
    await t.engine.track(go);
    await t.pass(0);
    const [ada] = (await t.engine.people.search({})).items;
    const stopped = proxy.stopAt('before', ({ collection }) => collection === 'whenthen_runs');
    const begun = performance.now();
    await expect(t.engine.people.change(ada!.id, { addTags: ['x'] })).rejects.toMatchObject({ code: 'unavailable' });
    expect(performance.now() - begun).toBeLessThan(LIMIT + 2_000);
    await stopped;
  });

  it('has a health that says so within seconds', async () => {
    proxy.stop();
    const begun = performance.now();
    expect(await t.engine.health()).toMatchObject({ ok: false });
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  it('does not cut what workers have under way, however long it takes', async () => {
    await t.engine.workflows.publish(workflow('w').on('go').addTag('done').build());
    await t.engine.workflows.setStatus('w', 'active');
    await t.engine.track(go);
    proxy.stop();
    const working = t.pass(0);
    await wait(2 * LIMIT);
    proxy.goOn();
    await working;
    expect((await t.engine.people.search({})).items).toMatchObject([{ tags: ['done'] }]);
  });

  it('keeps no worker from stopping', async () => {
    await t.engine.workflows.publish(workflow('w').on('go').addTag('done').build());
    await t.engine.workflows.setStatus('w', 'active');
    const mongo = { uri: proxy.uri, database: world.database };
    const worker = await world.engine({ clock: t.clock }, { mongo, graceMs: 500, leaseMs: 1_000 });
    await worker.pass(0);
    await t.engine.track(go);
    proxy.stop();
    const working = worker.pass(0).catch(() => undefined);
    await wait(300);
    const begun = performance.now();
    await worker.engine.stop();
    // The grace time, and a little for each thing that the database has to say at the end.
    expect(performance.now() - begun).toBeLessThan(10_000);
    proxy.goOn();
    await working;
    await wait(1_000);
    await t.pass('1 minute');
    expect((await t.engine.people.search({})).items).toMatchObject([{ tags: ['done'] }]);
  });
});

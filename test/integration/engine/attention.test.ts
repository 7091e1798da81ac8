import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createEngine, type Engine } from '@whenthen/core';
import { workflow } from '@whenthen/core/builder';
import { waitUntil as look } from '@whenthen/example-stack/machine/wait';
import { SMTPServer } from 'smtp-server';
import { mongoUri, openWorld, type World } from './world.js';

/** More than are handled at once, which is 500. */
const PEOPLE = 600;
/** A wait ends before its test does, and tells what it waited for. In milliseconds. */
const PATIENCE = 110_000;
const by = 'ed@example.com';
const waitUntil = (what: string, holds: () => Promise<boolean>, timeoutMs: number) => look(holds, { what, timeoutMs });

describe('what needs somebody, over a real mail server', () => {
  let world: World;
  let server: SMTPServer;
  let broken: boolean;
  /** How often the server took a mail to each address. */
  const taken = new Map<string, number>();
  const engines: Engine[] = [];

  beforeEach(async () => {
    world = await openWorld('attention');
    broken = true;
    taken.clear();
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onMailFrom: (_address, _session, done) =>
        done(broken ? Object.assign(new Error('sender is not allowed'), { responseCode: 550 }) : undefined),
      onData: (stream, session, done) => {
        stream.resume();
        stream.on('end', () => {
          for (const { address } of session.envelope.rcptTo) taken.set(address, (taken.get(address) ?? 0) + 1);
          done();
        });
      },
    });
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
  });
  afterEach(async () => {
    await Promise.all(engines.splice(0).map((engine) => engine.stop()));
    await new Promise<void>((closed) => server.close(closed));
    await world.close();
  });

  const start = async (more: { worker?: boolean; atGap?: () => Promise<void> } = {}): Promise<Engine> => {
    const { worker = true, atGap } = more;
    const engine = await createEngine(
      {
        mongo: { uri: mongoUri(), database: world.database },
        worker,
        mail: {
          smtp: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
          from: 'Shop <hello@example.com>',
        },
        secret: 'a secret of at least thirty-two characters',
        publicUrl: 'https://shop.example.com/api',
        sweepMs: 500,
      },
      atGap ? { atGap } : {},
    );
    engines.push(engine);
    await engine.start();
    return engine;
  };

  const effects = () => world.db.collection('whenthen_effects');
  /** Sends everybody through a workflow whose e-mail the server refuses. */
  const failAll = async (engine: Engine, people: number) => {
    await engine.settings.change('fuse', { on: false }, { by: 'test' });
    await engine.templates.publish({ id: 't', name: 't', subject: 'Hi', html: '<p>Hi</p>', kind: 'transactional' });
    await engine.workflows.publish(workflow('w').on('go').send('t').build());
    await engine.workflows.setStatus('w', 'active');
    for (let from = 0; from < people; from += 1_000)
      await engine.track(
        Array.from({ length: Math.min(1_000, people - from) }, (_, i) => ({
          ...{ source: 's', id: `go:${from + i}`, name: 'go', email: `p${from + i}@example.com` },
        })),
      );
    await waitUntil(
      'all to fail',
      async () => (await effects().countDocuments({ attention: 'failed' })) === people,
      PATIENCE,
    );
  };
  const running = () => world.db.collection('whenthen_attention_jobs').countDocuments({ state: 'running' });

  it(`is tried again, ${PEOPLE} at once, once the server is mended: each arrives once`, async () => {
    const engine = await start();
    await failAll(engine, PEOPLE);
    const { groups } = await engine.attention.groups();
    expect(groups).toMatchObject([{ kind: 'failed', count: PEOPLE, cause: expect.stringContaining('not allowed') }]);
    broken = false;
    const { cause, workflow: of } = groups[0]!;
    const filter = { workflow: of.id, cause };
    const { count, until } = await engine.attention.count(filter);
    expect(count).toBe(PEOPLE);
    const job = await engine.attention.retry({ filter: { ...filter, until }, expected: count }, { by });
    expect(job).toMatchObject({ expected: PEOPLE, state: 'running' });
    // Whoever presses once more, and whoever dismisses at the same time, changes nothing about those under way.
    await engine.attention.retry({ filter: { ...filter, until }, expected: count }, { by });
    await waitUntil('all to be sent', async () => taken.size === PEOPLE, PATIENCE);
    await waitUntil('the job to end', async () => (await running()) === 0, PATIENCE);
    await waitUntil(
      'all to be done',
      async () => (await effects().countDocuments({ state: 'done' })) === PEOPLE,
      PATIENCE,
    );
    expect([...taken.values()].filter((times) => times !== 1)).toEqual([]);
    expect((await engine.attention.count()).count).toBe(0);
    expect((await engine.health()).notices.filter(({ place }) => place === 'attention')).toEqual([]);
    const jobs = await engine.attention.jobs();
    expect(jobs.reduce((sum, { done }) => sum + done, 0)).toBe(PEOPLE);
  }, 120_000);

  it('goes on where it was cut off in the middle, by another process', async () => {
    const worker = await start();
    await failAll(worker, PEOPLE);
    await worker.stop();
    let cut = 0;
    const dying = await start({
      worker: false,
      atGap: () => (cut++ === 0 ? Promise.reject(new Error('killed here')) : Promise.resolve()),
    });
    broken = false;
    const { count, until } = await dying.attention.count();
    await expect(dying.attention.retry({ filter: { until }, expected: count }, { by })).rejects.toThrow('killed here');
    expect(await running()).toBe(1);
    // Some were handled before it was cut off, and most were not.
    expect(await effects().countDocuments({ state: 'open' })).toBe(500);
    await start();
    await waitUntil('all to be sent', async () => taken.size === PEOPLE, PATIENCE);
    await waitUntil('the job to end', async () => (await running()) === 0, PATIENCE);
    expect([...taken.values()].filter((times) => times !== 1)).toEqual([]);
  }, 120_000);

  it('is either sent or dismissed where somebody tries again while somebody else dismisses', async () => {
    const engine = await start();
    await failAll(engine, PEOPLE);
    broken = false;
    const { count, until } = await engine.attention.count();
    const choice = { filter: { until }, expected: count };
    await Promise.all([engine.attention.retry(choice, { by }), engine.attention.dismiss(choice, { by: 'bea' })]);
    await waitUntil('both to end', async () => (await running()) === 0, PATIENCE);
    const dismissed = await effects().countDocuments({ 'handled.how': 'dismissed', state: 'failed' });
    await waitUntil('the others to be sent', async () => taken.size === PEOPLE - dismissed, PATIENCE);
    expect([...taken.values()].filter((times) => times !== 1)).toEqual([]);
    expect((await engine.attention.count()).count).toBe(0);
    const open = await effects().countDocuments({ 'handled.how': 'dismissed', state: { $ne: 'failed' } });
    expect(open).toBe(0);
  }, 120_000);
});

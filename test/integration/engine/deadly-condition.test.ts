import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createEngine, type Engine } from '@whenthen/core';
import { workflow } from '@whenthen/core/builder';
import { deadlyCondition } from './deadly-condition.js';
import { mongoUri, openWorld, type World } from './world.js';

const PEOPLE = 13;
const program = fileURLToPath(new URL('./deadly-condition-program.ts', import.meta.url));
const definition = workflow('w')
  .on('go')
  .wait('10 minutes')
  .branch({ kind: 'custom', type: 'credit_ok', input: {} }, (s) => s.addTag('ok'))
  .build();

describe('a condition that ends its process', () => {
  let world: World;
  let engine: Engine;
  let child: ChildProcess | undefined;
  beforeEach(async () => {
    world = await openWorld('killer');
    engine = await createEngine({
      mongo: { uri: mongoUri(), database: world.database },
      conditions: [deadlyCondition],
    });
  });
  afterEach(async () => {
    if (child?.exitCode === null && child.kill('SIGKILL')) await once(child, 'exit');
    await engine.stop();
    await world.close();
  });

  it('is narrowed down to the run that it belongs to; the others go on', async () => {
    const runs = world.db.collection('whenthen_runs');
    await engine.workflows.publish(definition);
    await engine.workflows.setStatus('w', 'active');
    const names = Array.from({ length: PEOPLE }, (_, i) => (i === 5 ? 'deadly' : `p${i}`));
    await engine.track(names.map((name) => ({ source: 'test', id: name, name: 'go', email: `${name}@example.com` })));

    const left = async () => (await runs.countDocuments({ state: 'ended' })) < PEOPLE;
    let ends = 0;
    while (await left()) {
      child = spawn(process.execPath, ['--import', 'tsx', program, mongoUri(), world.database], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, NODE_OPTIONS: '' },
      });
      const ended = once(child, 'exit').then(() => true);
      while ((await left()) && !(await Promise.race([ended, new Promise((r) => setTimeout(r, 100))])));
      if (child.exitCode === 7) ends += 1;
    }

    // In its slot, in halves of thirteen, and then alone: each costs an end of the process.
    expect(ends).toBeLessThanOrEqual(1 + 4 + 5);
    expect(await runs.countDocuments({ outcome: 'completed' })).toBe(PEOPLE - 1);
    const { items } = await engine.runs.list({ outcome: 'failed' });
    expect(items).toMatchObject([
      { person: { email: 'deadly@example.com' }, reason: expect.stringContaining('5 attempts') },
    ]);
  }, 120_000);
});

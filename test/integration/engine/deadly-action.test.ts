import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createEngine, defineAction, type Engine } from '@whenthen/core';
import { z } from 'zod';
import { mongoUri, openWorld, type World } from './world.js';

const PEOPLE = 50;
const program = fileURLToPath(new URL('./deadly-program.ts', import.meta.url));
const input = z.strictObject({});
/** For publishing: the one that works is in the other process. */
const call = defineAction({
  type: 'call',
  title: 'Call',
  description: 'Under test.',
  icon: 'bolt',
  input,
  run: async () => ({ state: 'done' }),
});

describe('an action that ends its process', () => {
  let world: World;
  let engine: Engine;
  let folder: string;
  let child: ChildProcess | undefined;
  beforeEach(async () => {
    world = await openWorld('deadly');
    folder = await mkdtemp(join(tmpdir(), 'whenthen-deadly-'));
    engine = await createEngine({ mongo: { uri: mongoUri(), database: world.database }, actions: [call] });
  });
  afterEach(async () => {
    if (child?.exitCode === null && child.kill('SIGKILL')) await once(child, 'exit');
    await engine.stop();
    await world.close();
    await rm(folder, { recursive: true });
  });

  const effects = () => world.db.collection('whenthen_effects');
  const start = (log: string) =>
    spawn(process.execPath, ['--import', 'tsx', program, mongoUri(), world.database, log], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: '' },
    });

  it('harms nothing but its own run', async () => {
    await engine.workflows.publish({
      id: 'w',
      name: 'w',
      definition: {
        schema: 1,
        triggers: [{ kind: 'event', name: 'ping' }],
        entry: { reentry: { kind: 'always' } },
        exits: [],
        start: 'call',
        steps: {
          call: { kind: 'action', action: 'call', input: {}, next: 'tag' },
          tag: { kind: 'action', action: 'add_tag', input: { tag: 'reached' }, next: null },
        },
      },
    });
    await engine.workflows.setStatus('w', 'active');
    // In the middle of the others.
    const names = Array.from({ length: PEOPLE }, (_, i) => (i === 20 ? 'deadly' : `p${i}`));
    await engine.track(names.map((name) => ({ source: 'test', id: name, name: 'ping', email: `${name}@example.com` })));

    // As a process manager does: started again each time it ends, until nothing is left to do.
    const log = join(folder, 'calls');
    let ends = 0;
    const holds: number[] = [];
    const left = async () => (await effects().countDocuments({ state: { $in: ['done', 'failed'] } })) < PEOPLE;
    while (await left()) {
      const began = Date.now();
      child = start(log);
      const ended = once(child, 'exit').then(() => true);
      while ((await left()) && !(await Promise.race([ended, new Promise((r) => setTimeout(r, 100))])));
      if (child.exitCode !== 7) continue;
      ends += 1;
      const tried = await effects().findOne({ lost: { $exists: true } });
      if (!tried) continue;
      // It is let alone for twice as long after each trial: between the start of its process and now it was claimed.
      const hold = 1_000 * 2 ** tried['lost'];
      expect(tried['dueAt'].getTime()).toBeGreaterThanOrEqual(began + hold);
      expect(tried['dueAt'].getTime()).toBeLessThanOrEqual(Date.now() + hold);
      holds.push(hold);
      // As if that time had passed.
      await effects().updateOne({ _id: tried._id }, { $set: { dueAt: new Date() } });
    }

    const calls = new Map<string, number>();
    for (const name of (await readFile(log, 'utf8')).trim().split('\n')) calls.set(name, (calls.get(name) ?? 0) + 1);
    const { deadly, others } = {
      deadly: calls.get('deadly@example.com'),
      others: [...calls].filter(([name]) => name !== 'deadly@example.com').map(([, count]) => count),
    };
    expect(ends).toBe(5);
    expect(holds).toEqual([2_000, 4_000, 8_000, 16_000]);
    expect(deadly).toBe(5);
    expect(others).toHaveLength(PEOPLE - 1);
    // Only what was under way beside it, or just not written down yet, was carried out a second time; nothing more.
    expect(Math.max(...others)).toBeLessThanOrEqual(2);
    expect(others.filter((count) => count === 2).length).toBeLessThan(15);

    expect(await effects().countDocuments({ state: 'done' })).toBe(PEOPLE - 1);
    expect(await effects().findOne({ state: 'failed' })).toMatchObject({
      attempts: 6,
      reason: expect.stringContaining('Given up: each of 5 attempts was cut off'),
    });
    expect((await engine.runs.list({ workflow: 'w', limit: 100 })).items.map((r) => r.outcome)).toEqual(
      Array.from({ length: PEOPLE }, () => 'completed'),
    );
    const [person] = (await engine.people.search({ q: 'deadly' })).items;
    const told = (await engine.people.timeline(person?.id ?? '')).items.map((e) => e.title);
    expect(told).toContainEqual(expect.stringContaining('Given up: each of 5 attempts'));
  }, 90_000);
});

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createEngine, type Engine } from '@whenthen/core';
import { waitUntil } from '@whenthen/example-stack/machine/wait';
import { mongoUri, openWorld, type World } from './world.js';

const program = fileURLToPath(new URL('./clock-program.ts', import.meta.url));
const LEASE = 30_000;
/** What the work of a few steps may take on a busy machine, in milliseconds; a clock that is off is off by far more. */
const SLACK = 60_000;

describe.each([300_000, -300_000])('a worker whose machine’s clock is %i ms ahead', (ahead) => {
  let world: World;
  let engine: Engine;
  let child: ChildProcess;
  /** How much of its claim was left when it was seen, in milliseconds. */
  let left: number;
  beforeAll(async () => {
    world = await openWorld('clock');
    world.leavesOpen();
    engine = await createEngine({ mongo: { uri: mongoUri(), database: world.database } });
    child = spawn(process.execPath, ['--import', 'tsx', program, mongoUri(), world.database, String(ahead)], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    const claimed = () => world.db.collection('whenthen_effects').findOne({ lease: { $exists: true } });
    const seen = await waitUntil(claimed, { timeoutMs: 110_000, what: 'the action to be under way' });
    left = (seen['dueAt'] as Date).getTime() - (await databaseTime());
  }, 120_000);
  afterAll(async () => {
    if (child.exitCode === null && child.kill('SIGKILL')) await once(child, 'exit');
    await engine.stop();
    await world.close();
  });

  const one = async (collection: string, filter: object = {}) => {
    const found = await world.db.collection(`whenthen_${collection}`).findOne(filter);
    if (!found) throw new Error(`There is nothing in ${collection}.`);
    return found;
  };
  const databaseTime = async (): Promise<number> =>
    ((await world.db.command({ hello: 1 }))['localTime'] as Date).getTime();
  const expectJustNow = async (at: Date): Promise<void> => {
    const age = (await databaseTime()) - at.getTime();
    expect(age).toBeGreaterThanOrEqual(-100);
    expect(age).toBeLessThan(SLACK);
  };

  it('writes the database’s time on what happens', async () => {
    const { occurredAt, receivedAt } = await one('events', { name: 'go' });
    await expectJustNow(occurredAt as Date);
    await expectJustNow(receivedAt as Date);
  });

  it('lets people wait until the right moment', async () => {
    const { wakeAt, enteredAt } = await one('runs', { workflow: 'waits' });
    await expectJustNow(enteredAt as Date);
    await expectJustNow(new Date((wakeAt as Date).getTime() - 3_600_000 - 1_250));
  });

  it('takes leases that run out at the right moment', () => {
    expect(left).toBeLessThanOrEqual(LEASE);
    expect(left).toBeGreaterThan(0);
  });

  it('is told of in health, as a notice: everything goes on', async () => {
    const { ok, problems, notices, workers } = await engine.health();
    expect({ ok, problems }).toEqual({ ok: true, problems: [] });
    expect(notices).toMatchObject([{ code: 'clock_off' }]);
    expect(notices[0]?.message).toContain(ahead > 0 ? '5 minutes fast' : '5 minutes slow');
    expect(Math.abs((workers[0]?.clockAheadMs ?? 0) - ahead)).toBeLessThan(1_000);
    await expectJustNow(workers[0]?.seenAt ?? new Date(0));
  });
});

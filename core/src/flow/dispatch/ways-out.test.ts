import type { SeenHeartbeat } from '../../model/operation/heartbeat.js';
import { createWaysOut } from './ways-out.js';

const worker = (transports?: string[], ageMs = 0): SeenHeartbeat => ({
  ...{ _id: 'w', name: 'w', version: '1', schema: 1, actions: [], everyMs: 1, leaseMs: 1, clockAheadMs: 0, loops: {} },
  ...{ startedAt: new Date(0), saidAt: new Date(0), at: new Date(0), ageMs },
  ...(transports ? { transports } : {}),
});

const world = (own: string[] = []) => {
  const at = { now: 0, looks: 0, workers: [] as SeenHeartbeat[], error: undefined as Error | undefined };
  const heartbeats = async () => {
    at.looks += 1;
    if (at.error) throw at.error;
    return at.workers;
  };
  const ways = createWaysOut({ store: { health: { heartbeats } }, clock: { now: () => at.now }, own: new Set(own) });
  return { at, known: async () => [...(await ways.known())].sort() };
};

test('its own ways out are known, and those of workers that are there', async () => {
  const { at, known } = world(['ses']);
  at.workers = [worker(['bulk']), worker(), worker(['old'], 60_000)];
  expect(await known()).toEqual(['bulk', 'ses']);
  await known();
  expect(at.looks).toBe(1);
});

test('a worker that starts again is waited for a minute', async () => {
  const { at, known } = world();
  at.workers = [worker(['bulk'])];
  expect(await known()).toEqual(['bulk']);
  Object.assign(at, { now: 60_000, workers: [] });
  expect(await known()).toEqual(['bulk']);
  at.now = 120_000;
  expect(await known()).toEqual(['bulk']);
  at.now = 123_000;
  expect(await known()).toEqual([]);
});

test('where the database does not say, what was known holds; the first look rejects', async () => {
  const { at, known } = world();
  at.error = new Error('away');
  await expect(known()).rejects.toThrow('away');
  Object.assign(at, { error: undefined, workers: [worker(['bulk'])] });
  expect(await known()).toEqual(['bulk']);
  Object.assign(at, { now: 5_000, error: new Error('away') });
  expect(await known()).toEqual(['bulk']);
});

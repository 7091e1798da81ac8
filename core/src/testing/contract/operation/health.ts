import assert from 'node:assert/strict';
import type { EffectRecord } from '../../../model/effect.js';
import type { Heartbeat } from '../../../model/operation/heartbeat.js';
import type { RunRecord } from '../../../model/run.js';
import type { StoreCase } from '../kit/case.js';
import { event } from '../events/records.js';
import { at } from '../kit/moment.js';

const heartbeat = (id: string, given: Partial<Heartbeat> = {}): Omit<Heartbeat, 'at'> => ({
  _id: id,
  name: `host:${id}`,
  version: '1.0.0',
  schema: 1,
  actions: ['send_email'],
  startedAt: at(0),
  everyMs: 5_000,
  leaseMs: 60_000,
  clockAheadMs: 0,
  loops: { ingest: { goodAt: at(1), failures: 0 } },
  saidAt: at(1),
  ...given,
});

/** A run that waits to be woken in the first partition, unless it says otherwise. */
const run = (id: string, given: Partial<RunRecord> = {}): RunRecord => ({
  _id: id,
  workflow: 'workflow',
  version: 1,
  person: 'person',
  entryKey: id,
  trigger: { event: 'event', name: 'purchase', properties: {} },
  state: 'waiting',
  step: 'step',
  phase: 'wait',
  seq: 0,
  rev: 0,
  attempts: 0,
  enteredAt: at(0),
  stepAt: at(0),
  wakeAt: at(0),
  endedAt: null,
  outcome: null,
  reason: null,
  part: 0,
  journal: [],
  journalMoved: 0,
  ...given,
});

/** An effect that is to be done, unless it says otherwise. */
const effect = (id: string, given: Partial<EffectRecord> = {}): EffectRecord => ({
  _id: id,
  run: 'run',
  person: 'person',
  workflow: 'workflow',
  version: 1,
  step: 'step',
  seq: 0,
  action: 'send_email',
  input: {},
  state: 'open',
  dueAt: at(0),
  attempts: 0,
  lane: 'smtp:shop@shop.example',
  class: 'marketing',
  createdAt: at(0),
  ...given,
});

const heartbeatCases: StoreCase[] = [
  {
    of: 'health.beat',
    name: 'keeps the newest heartbeat of a worker, with the store’s own time',
    async run({ health, time }) {
      await health.beat(heartbeat('a', { transports: ['bulk'] }));
      const before = await time();
      await health.beat(heartbeat('a', { saidAt: at(2), loops: {}, transports: ['bulk', 'ses'] }));
      const [found, ...others] = await health.heartbeats();
      assert.ok(found && found.at >= before && found.at <= (await time()));
      const { at: _heard, ageMs: _age, ...said } = found;
      assert.deepEqual(said, heartbeat('a', { saidAt: at(2), loops: {}, transports: ['bulk', 'ses'] }));
      assert.deepEqual(others, []);
    },
  },
  {
    of: 'health.leave',
    name: 'forgets a worker that says goodbye',
    async run({ health }) {
      for (const id of ['a', 'b']) await health.beat(heartbeat(id));
      await health.leave('a');
      await health.leave('missing');
      assert.deepEqual(
        (await health.heartbeats()).map((h) => h._id),
        ['b'],
      );
    },
  },
  {
    of: 'health.heartbeats',
    name: 'gives a hundred workers, newest first, each with the age of what it said',
    async run({ health }) {
      assert.deepEqual(await health.heartbeats(), []);
      const ids = Array.from({ length: 101 }, (_, i) => `worker ${i}`);
      await Promise.all(ids.map((id) => health.beat(heartbeat(id))));
      const found = await health.heartbeats();
      assert.equal(new Set(found.map((h) => h._id)).size, 100);
      const heard = found.map((h) => h.at.getTime());
      assert.deepEqual(
        heard,
        heard.toSorted((a, b) => b - a),
      );
      for (const { ageMs } of found) assert.ok(ageMs >= 0 && ageMs < 600_000);
      const [first, last] = [found.at(0), found.at(-1)];
      assert.ok(first && last);
      assert.equal(last.ageMs - first.ageMs, first.at.getTime() - last.at.getTime());
    },
  },
];

const waitingCases: StoreCase[] = [
  {
    of: 'health.waiting',
    name: 'finds nothing where nothing is due',
    async run({ health, events, runs, effects }) {
      await events.insertNew([event('a', { state: 'processed' }), event('b', { state: 'failed' })]);
      await runs.insertNew([
        run('a', { wakeAt: at(6) }),
        run('b', { wakeAt: null }),
        run('c', { state: 'ended' }),
        run('d', { part: 2 }),
      ]);
      await effects.record([effect('a', { dueAt: at(6) }), effect('b', { state: 'held' })]);
      const nothing = {
        events: null,
        people: null,
        counts: { events: 0, people: 0 },
        effects: [],
        mails: [],
        failing: [],
      };
      assert.deepEqual(await health.waiting(at(5), 2), nothing);
    },
  },
  {
    of: 'health.waiting',
    name: 'knows since when the event that happened first, and whoever is due first, wait',
    async run({ health, events, runs }) {
      await events.insertNew([
        event('a', { occurredAt: at(2), receivedAt: at(3) }),
        event('b', { occurredAt: at(1), receivedAt: at(5) }),
        event('c', { occurredAt: at(0), state: 'processed' }),
      ]);
      await runs.insertNew([
        run('a', { wakeAt: at(4) }),
        run('b', { wakeAt: at(3), part: 1 }),
        run('c', { wakeAt: at(1), part: 2 }),
      ]);
      const found = await health.waiting(at(4), 2);
      assert.deepEqual([found.events, found.people], [at(5), at(3)]);
      assert.deepEqual(found.counts, { events: 2, people: 2 });
    },
  },
  {
    of: 'health.waiting',
    name: 'passes by whoever stands still in a frozen workflow',
    async run({ health, runs, workflows }) {
      await workflows.upsert('frozen', 'Frozen', at(0));
      await workflows.setFrozen('frozen', true, at(0));
      await runs.insertNew([run('a', { workflow: 'frozen', wakeAt: at(1) }), run('b', { wakeAt: at(2) })]);
      assert.deepEqual((await health.waiting(at(5), 1)).people, at(2));
    },
  },
  {
    of: 'health.waiting',
    name: 'knows for each lane of mails, in order, since when what nobody is at waits, and how much',
    async run({ health, effects }) {
      await effects.record([
        effect('a', { dueAt: at(3), action: 'notify_staff', class: 'transactional' }),
        effect('b', { dueAt: at(4) }),
        effect('c', { lane: 'smtp:@bulk', dueAt: at(2) }),
        effect('d', { lane: 'smtp:@bulk', dueAt: at(1), state: 'done' }),
        effect('e', { lane: 'smtp:@later', dueAt: at(6) }),
        effect('f', { lane: 'smtp:@busy', dueAt: at(0) }),
        effect('g', { lane: 'host:a.example', action: 'send_webhook', dueAt: at(1) }),
        effect('h', { lane: 'action:x', action: 'x', dueAt: at(1) }),
      ]);
      const claim = { lane: 'smtp:@busy', actions: ['send_email'], limit: 1 };
      await effects.claim({ ...claim, now: at(0), until: at(1), lease: 'lease' });
      assert.deepEqual((await health.waiting(at(5), 1)).mails, [
        { lane: 'smtp:@bulk', action: 'send_email', since: at(2), count: 1 },
        { lane: 'smtp:shop@shop.example', action: 'notify_staff', since: at(3), count: 2 },
      ]);
    },
  },
  {
    of: 'health.waiting',
    name: 'knows for each action, in order, since when its first effect is due',
    async run({ health, effects }) {
      await effects.record([
        effect('a', { dueAt: at(3) }),
        effect('b', { dueAt: at(2) }),
        effect('c', { dueAt: at(1), state: 'done' }),
        effect('d', { action: 'add_tag', dueAt: at(5) }),
        effect('e', { action: 'notify_staff', dueAt: at(6) }),
      ]);
      assert.deepEqual((await health.waiting(at(5), 1)).effects, [
        { action: 'add_tag', since: at(5), count: 1 },
        { action: 'send_email', since: at(2), count: 2 },
      ]);
    },
  },
  {
    of: 'health.waiting',
    name: 'tells by lane, in order, what failed more than once, and why the one that was tried most did',
    async run({ health, effects }) {
      const failing = (id: string, lane: string, attempts: number) =>
        effect(id, { lane, attempts, reason: `why ${id}`, dueAt: at(9) });
      await effects.record([
        failing('a', 'smtp:two', 2),
        failing('b', 'smtp:one', 3),
        failing('c', 'smtp:one', 4),
        failing('d', 'smtp:one', 1),
        failing('e', 'smtp:three', 1),
        { ...failing('f', 'smtp:one', 5), state: 'failed' },
        effect('g', { lane: 'smtp:one', attempts: 6 }),
      ]);
      assert.deepEqual((await health.waiting(at(5), 1)).failing, [
        { lane: 'smtp:one', action: 'send_email', count: 2, reason: 'why c' },
        { lane: 'smtp:two', action: 'send_email', count: 1, reason: 'why a' },
      ]);
    },
  },
  {
    of: 'health.waiting',
    name: 'tells of twenty lanes',
    async run({ health, effects }) {
      const lanes = Array.from({ length: 21 }, (_, i) => `host:${String.fromCharCode(97 + i)}.example`);
      await effects.record(lanes.map((lane) => effect(lane, { lane, attempts: 2, reason: 'why' })));
      const found = (await health.waiting(at(5), 1)).failing.map((f) => f.lane);
      assert.deepEqual(found, lanes.slice(0, 20));
    },
  },
];

/** What a store knows of the workers, and of what waits for them. */
export const healthCases: StoreCase[] = [...heartbeatCases, ...waitingCases];

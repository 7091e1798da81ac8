import assert from 'node:assert/strict';
import type { BackfillRecord } from '../../model/backfill.js';
import type { PeopleWalk } from '../../model/operation/walk.js';
import type { StoreCase } from './kit/case.js';

const walk: PeopleWalk = { id: 'walk', at: '', to: 'z', looked: 0 };
const backfill = (id: string, more: Partial<BackfillRecord> = {}): BackfillRecord => ({
  _id: id,
  ...{ workflow: 'w', criteria: null, perMinute: 100, state: 'running', added: 0 },
  build: walk,
  startedAt: new Date(1_000),
  endedAt: null,
  by: null,
  ...more,
});
const more = (added: number, seconds: number) => ({
  added,
  pace: { minute: 0, added },
  now: new Date(seconds * 1_000),
});

export const backfillCases: StoreCase[] = [
  {
    of: 'backfills.insert',
    name: 'refuses an id that is taken',
    async run({ backfills }) {
      assert.equal(await backfills.insert(backfill('a')), true);
      assert.equal(await backfills.insert(backfill('a', { workflow: 'another' })), false);
      assert.deepEqual(await backfills.running(), [backfill('a')]);
    },
  },
  {
    of: 'backfills.insert',
    name: 'refuses the same while it runs, and takes it after that',
    async run({ backfills }) {
      assert.equal(await backfills.insert(backfill('a', { same: 'hash' })), true);
      assert.equal(await backfills.insert(backfill('b', { same: 'hash' })), false);
      assert.equal(await backfills.insert(backfill('c', { same: 'another' })), true);
      assert.equal(await backfills.insert(backfill('d')), true);
      assert.equal(await backfills.insert(backfill('e')), true);
      await backfills.cancel('a', new Date(2_000));
      assert.equal(await backfills.insert(backfill('b', { same: 'hash' })), true);
    },
  },
  {
    of: 'backfills.running',
    name: 'lists those that run, by id',
    async run({ backfills }) {
      for (const id of ['c', 'a', 'b']) await backfills.insert(backfill(id));
      await backfills.cancel('b', new Date(2_000));
      assert.deepEqual(
        (await backfills.running()).map((b) => b._id),
        ['a', 'c'],
      );
    },
  },
  {
    of: 'backfills.ofWorkflow',
    name: 'lists the newest first, and no more than asked for',
    async run({ backfills }) {
      for (const [id, second] of [
        ['a', 2],
        ['b', 3],
        ['c', 1],
      ] as const)
        await backfills.insert(backfill(id, { startedAt: new Date(second * 1_000) }));
      await backfills.insert(backfill('d', { workflow: 'another' }));
      await backfills.cancel('b', new Date(4_000));
      const ids = async (limit: number) => (await backfills.ofWorkflow('w', limit)).map((b) => b._id);
      assert.deepEqual(await ids(2), ['b', 'a']);
      assert.deepEqual(await ids(10), ['b', 'a', 'c']);
      assert.deepEqual(await backfills.ofWorkflow('unknown', 10), []);
    },
  },
  {
    of: 'backfills.move',
    name: 'moves on once from where it stood, and counts',
    async run({ backfills }) {
      await backfills.insert(backfill('a'));
      await backfills.move('a', walk, { at: 'm', looked: 5 }, more(3, 2));
      const moved = backfill('a', { build: { ...walk, at: 'm', looked: 5 }, added: 3, pace: { minute: 0, added: 3 } });
      assert.deepEqual(await backfills.running(), [moved]);
      await backfills.move('a', walk, { at: 'n', looked: 6 }, more(1, 3));
      await backfills.move('a', { ...walk, id: 'another', at: 'm' }, 'end', more(1, 3));
      assert.deepEqual(await backfills.running(), [moved]);
    },
  },
  {
    of: 'backfills.move',
    name: 'is done at the end',
    async run({ backfills }) {
      await backfills.insert(backfill('a', { by: 'ada', schedule: { segment: 'vips' } }));
      await backfills.move('a', walk, 'end', more(2, 7));
      const { build: _, ...ended } = backfill('a', { by: 'ada', schedule: { segment: 'vips' } });
      const done = { state: 'done', endedAt: new Date(7_000), added: 2, pace: { minute: 0, added: 2 } };
      assert.deepEqual(await backfills.ofWorkflow('w', 10), [{ ...ended, ...done }]);
      assert.deepEqual(await backfills.running(), []);
    },
  },
  {
    of: 'backfills.cancel',
    name: 'ends one that runs, and no other',
    async run({ backfills }) {
      await backfills.insert(backfill('a'));
      assert.equal(await backfills.cancel('a', new Date(2_000)), true);
      assert.equal(await backfills.cancel('a', new Date(3_000)), false);
      assert.equal(await backfills.cancel('unknown', new Date(3_000)), false);
      await backfills.move('a', walk, { at: 'm', looked: 1 }, more(1, 4));
      const { build: _, ...ended } = backfill('a');
      const cancelled = { ...ended, state: 'cancelled', endedAt: new Date(2_000) };
      assert.deepEqual(await backfills.ofWorkflow('w', 10), [cancelled]);
    },
  },
];

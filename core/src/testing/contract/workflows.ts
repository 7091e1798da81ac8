import assert from 'node:assert/strict';
import { emptyDefinition } from '../../definition/workflow.js';
import type { VersionRecord } from '../../model/workflow.js';
import type { StoreCase } from './kit/case.js';
import { at } from './kit/moment.js';

const version = (workflow: string, number: number, hash = 'h'): VersionRecord => ({
  _id: `${workflow}@${number}`,
  ...{ workflow, version: number, name: workflow, hash },
  definition: emptyDefinition(),
  layout: { trigger: { x: 0, y: 0 } },
  publishedAt: at(number),
});

export const workflowCases: StoreCase[] = [
  {
    of: 'workflows.upsert',
    name: 'makes a draft without a version once, and gives it a new name after that',
    async run({ workflows }) {
      const made = { _id: 'a', name: 'First', status: 'draft', version: null, frozen: false };
      const first = await workflows.upsert('a', 'First', at(1));
      assert.deepEqual(first, { ...made, createdAt: at(1), updatedAt: at(1) });
      const renamed = { ...made, name: 'Second', createdAt: at(1), updatedAt: at(2) };
      assert.deepEqual(await workflows.upsert('a', 'Second', at(2), 'sequence'), renamed);
      assert.deepEqual(await workflows.get('a'), renamed);
    },
  },
  {
    of: 'workflows.get',
    name: 'finds nothing where nothing is, and hands out copies',
    async run({ workflows }) {
      assert.equal(await workflows.get('a'), null);
      await workflows.upsert('a', 'First', at(1));
      const found = await workflows.get('a');
      if (found) found.name = 'Changed';
      assert.equal((await workflows.get('a'))?.name, 'First');
    },
  },
  {
    of: 'workflows.byIds',
    name: 'finds those that are there, by their ids',
    async run({ workflows }) {
      for (const id of ['a', 'b', 'c']) await workflows.upsert(id, id.toUpperCase(), at(1));
      const found = await workflows.byIds(['c', 'unknown', 'a', 'a']);
      assert.deepEqual([...found.keys()].sort(), ['a', 'c']);
      assert.equal(found.get('c')?.name, 'C');
      assert.deepEqual(await workflows.byIds([]), new Map());
    },
  },
  {
    of: 'workflows.all',
    name: 'lists one kind by name, capital letters first',
    async run({ workflows }) {
      await workflows.upsert('1', 'b', at(1));
      await workflows.upsert('2', 'a', at(1));
      await workflows.upsert('3', 'C', at(1));
      await workflows.upsert('4', 'A sequence', at(1), 'sequence');
      assert.deepEqual(
        (await workflows.all()).map((w) => w.name),
        ['C', 'a', 'b'],
      );
      assert.deepEqual(
        (await workflows.all('sequence')).map((w) => [w.name, w.kind]),
        [['A sequence', 'sequence']],
      );
    },
  },
  {
    of: 'workflows.active',
    name: 'finds who is active and has a version, of any kind',
    async run({ workflows }) {
      for (const id of ['draft', 'unpublished', 'paused', 'active']) await workflows.upsert(id, id, at(1));
      await workflows.upsert('sequence', 'sequence', at(1), 'sequence');
      for (const id of ['draft', 'paused', 'active', 'sequence']) await workflows.pointTo(id, 1, at(2));
      for (const id of ['unpublished', 'active', 'sequence']) await workflows.setStatus(id, 'active', at(3));
      await workflows.setStatus('paused', 'paused', at(3));
      assert.deepEqual((await workflows.active()).map((w) => w._id).sort(), ['active', 'sequence']);
    },
  },
  {
    of: 'workflows.frozen',
    name: 'finds those among these that are frozen',
    async run({ workflows }) {
      for (const id of ['a', 'b', 'c']) await workflows.upsert(id, id, at(1));
      for (const id of ['a', 'b']) await workflows.setFrozen(id, true, at(2));
      assert.deepEqual(await workflows.frozen(['b', 'c', 'unknown']), new Set(['b']));
      assert.deepEqual(await workflows.frozen([]), new Set());
    },
  },
  {
    of: 'workflows.setFrozen',
    name: 'freezes and unfreezes what is there',
    async run({ workflows }) {
      await workflows.upsert('a', 'A', at(1));
      assert.equal(await workflows.setFrozen('unknown', true, at(2)), false);
      assert.equal(await workflows.get('unknown'), null);
      for (const frozen of [true, true, false]) {
        assert.equal(await workflows.setFrozen('a', frozen, at(3)), true);
        const found = await workflows.get('a');
        assert.deepEqual([found?.frozen, found?.updatedAt], [frozen, at(3)]);
      }
    },
  },
  {
    of: 'workflows.pointTo',
    name: 'points to newer versions only',
    async run({ workflows }) {
      await workflows.upsert('a', 'A', at(1));
      for (const [to, now] of [
        [2, 2],
        [1, 3],
        [2, 4],
      ] as const)
        await workflows.pointTo('a', to, at(now));
      let found = await workflows.get('a');
      assert.deepEqual([found?.version, found?.updatedAt], [2, at(2)]);
      await workflows.pointTo('a', 3, at(5));
      found = await workflows.get('a');
      assert.deepEqual([found?.version, found?.updatedAt], [3, at(5)]);
      await workflows.pointTo('unknown', 1, at(6));
      assert.equal(await workflows.get('unknown'), null);
    },
  },
  {
    of: 'workflows.setStatus',
    name: 'notes since when it is active, and when it first was',
    async run({ workflows }) {
      await workflows.upsert('a', 'A', at(1));
      const set = async (status: 'active' | 'paused', now: number) => {
        assert.equal(await workflows.setStatus('a', status, at(now)), true);
        const found = await workflows.get('a');
        return [found?.status, found?.updatedAt, found?.activeSince, found?.firstActiveAt];
      };
      assert.deepEqual(await set('paused', 2), ['paused', at(2), undefined, undefined]);
      assert.deepEqual(await set('active', 3), ['active', at(3), at(3), at(3)]);
      assert.deepEqual(await set('active', 4), ['active', at(4), at(3), at(3)]);
      assert.deepEqual(await set('paused', 5), ['paused', at(5), at(3), at(3)]);
      assert.deepEqual(await set('active', 6), ['active', at(6), at(6), at(3)]);
    },
  },
  {
    of: 'workflows.setStatus',
    name: 'makes nothing where nothing is',
    async run({ workflows }) {
      assert.equal(await workflows.setStatus('unknown', 'active', at(1)), false);
      assert.equal(await workflows.get('unknown'), null);
    },
  },
  {
    of: 'workflows.insertVersion',
    name: 'takes a number once, whatever the id',
    async run({ workflows }) {
      assert.equal(await workflows.insertVersion(version('a', 1, 'first')), true);
      assert.equal(await workflows.insertVersion(version('a', 1, 'second')), false);
      assert.equal(await workflows.insertVersion({ ...version('a', 1, 'third'), _id: 'another' }), false);
      assert.equal(await workflows.insertVersion(version('b', 1)), true);
      assert.equal((await workflows.version('a', 1))?.hash, 'first');
    },
  },
  {
    of: 'workflows.version',
    name: 'returns a version as it was given',
    async run({ workflows }) {
      const given = { ...version('a', 2), by: 'ada' };
      await workflows.insertVersion(given);
      assert.deepEqual(await workflows.version('a', 2), given);
      assert.equal(await workflows.version('a', 1), null);
      assert.equal(await workflows.version('b', 2), null);
    },
  },
  {
    of: 'workflows.latestVersion',
    name: 'compares versions as numbers',
    async run({ workflows }) {
      assert.equal(await workflows.latestVersion('a'), null);
      for (const number of [9, 10, 2]) await workflows.insertVersion(version('a', number));
      await workflows.insertVersion(version('b', 11));
      assert.equal((await workflows.latestVersion('a'))?.version, 10);
    },
  },
];

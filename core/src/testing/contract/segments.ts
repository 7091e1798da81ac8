import assert from 'node:assert/strict';
import type { SegmentRecord } from '../../model/segment.js';
import type { Stores } from '../../model/stores.js';
import type { PeopleWalk } from '../../model/operation/walk.js';
import type { StoreCase } from './kit/case.js';
import { minute } from './people/records.js';

const segment = (_id: string, name = _id): Pick<SegmentRecord, '_id' | 'name' | 'criteria'> => ({
  _id,
  name,
  criteria: { kind: 'has_tag', tag: 'vip' },
});
const WALK: PeopleWalk = { id: 'walk', at: '', to: 'z', looked: 0 };
const idsOf = (segments: SegmentRecord[]): string[] => segments.map(({ _id }) => _id);
const buildOf = async ({ segments }: Stores, id: string): Promise<PeopleWalk | undefined> =>
  ((await segments.get(id)) ?? assert.fail(`there is no segment "${id}"`)).build;

export const segmentCases: StoreCase[] = [
  {
    of: 'segments.get',
    name: 'finds one by its id, and nothing where there is none',
    async run({ segments }) {
      assert.equal(await segments.get('s'), null);
      await segments.put(segment('s', 'Guests'), minute(1), WALK);
      assert.deepEqual(await segments.get('s'), {
        ...segment('s', 'Guests'),
        ...{ status: 'active', build: WALK, createdAt: minute(1), updatedAt: minute(1) },
      });
    },
  },
  {
    of: 'segments.all',
    name: 'lists by name, archived ones where they are asked for',
    async run({ segments }) {
      assert.deepEqual(await segments.all(), []);
      for (const [id, name] of [
        ['1', 'b'],
        ['2', 'c'],
        ['3', 'a'],
        ['4', 'B'],
      ] as const)
        await segments.put(segment(id, name), minute(1));
      await segments.archive('3', minute(2));
      assert.deepEqual(idsOf(await segments.all()), ['4', '1', '2']);
      assert.deepEqual(idsOf(await segments.all({})), ['4', '1', '2']);
      assert.deepEqual(idsOf(await segments.all({ archived: true })), ['4', '3', '1', '2']);
    },
  },
  {
    of: 'segments.put',
    name: 'writes anew what is there, and keeps since when it is there and how far its build has come',
    async run({ segments }) {
      await segments.put(segment('s', 'Guests'), minute(1), WALK);
      await segments.put(segment('s', 'All guests'), minute(2));
      const found = await segments.get('s');
      assert.deepEqual([found?.name, found?.createdAt, found?.updatedAt], ['All guests', minute(1), minute(2)]);
      assert.deepEqual(found?.build, WALK);
      await segments.put(segment('s'), minute(3), { ...WALK, id: 'another' });
      assert.equal((await segments.get('s'))?.build?.id, 'another');
    },
  },
  {
    of: 'segments.put',
    name: 'brings an archived one back, whether or not somebody was still in it',
    async run({ segments }) {
      await segments.put(segment('s'), minute(1));
      await segments.archive('s', minute(2));
      await segments.put(segment('s'), minute(3), WALK);
      const found = await segments.get('s');
      assert.deepEqual([found?.status, found?.leaving, found?.createdAt], ['active', undefined, minute(1)]);
      assert.deepEqual(await segments.leaving(), []);
    },
  },
  {
    of: 'segments.rename',
    name: 'gives another name and leaves the rest; where there is none it makes none',
    async run({ segments }) {
      await segments.put(segment('s', 'Guests'), minute(1), WALK);
      await segments.rename('s', 'Visitors', minute(2));
      await segments.rename('unknown', 'Visitors', minute(2));
      const found = await segments.get('s');
      assert.deepEqual([found?.name, found?.updatedAt, found?.build], ['Visitors', minute(2), WALK]);
      assert.equal((await segments.all({ archived: true })).length, 1);
    },
  },
  {
    of: 'segments.moveBuild',
    name: 'moves a build on and to its end',
    async run(store) {
      await store.segments.put(segment('s'), minute(1), WALK);
      await store.segments.moveBuild('s', WALK, { at: 'm', looked: 7 });
      const moved = { ...WALK, at: 'm', looked: 7 };
      assert.deepEqual(await buildOf(store, 's'), moved);
      await store.segments.moveBuild('s', moved, 'end');
      assert.equal(await buildOf(store, 's'), undefined);
      await store.segments.moveBuild('s', moved, { at: 'n', looked: 9 });
      assert.equal(await buildOf(store, 's'), undefined);
      await store.segments.moveBuild('unknown', WALK, 'end');
    },
  },
  {
    of: 'segments.moveBuild',
    name: 'leaves a build alone that somebody moved meanwhile, or began anew',
    async run(store) {
      const moved = { ...WALK, at: 'm', looked: 7 };
      await store.segments.put(segment('s'), minute(1), moved);
      await store.segments.moveBuild('s', WALK, 'end');
      await store.segments.moveBuild('s', { ...moved, id: 'another' }, { at: 'x', looked: 9 });
      assert.deepEqual(await buildOf(store, 's'), moved);
    },
  },
  {
    of: 'segments.archive',
    name: 'archives one that is there, and ends its build',
    async run({ segments }) {
      assert.equal(await segments.archive('s', minute(1)), false);
      assert.equal(await segments.get('s'), null);
      await segments.put(segment('s'), minute(1), WALK);
      assert.equal(await segments.archive('s', minute(2)), true);
      const found = await segments.get('s');
      assert.deepEqual(
        [found?.status, found?.leaving, found?.build, found?.updatedAt],
        ['archived', true, undefined, minute(2)],
      );
    },
  },
  {
    of: 'segments.leaving',
    name: 'lists those archived ones that may still have people in them',
    async run({ segments }) {
      for (const id of ['a', 'b', 'c']) await segments.put(segment(id), minute(1));
      for (const id of ['a', 'b']) await segments.archive(id, minute(2));
      assert.deepEqual(idsOf(await segments.leaving()).sort(), ['a', 'b']);
      await segments.left('a');
      assert.deepEqual(idsOf(await segments.leaving()), ['b']);
    },
  },
  {
    of: 'segments.left',
    name: 'notes that nobody is in it any more, unless it is not archived any more',
    async run({ segments }) {
      await segments.put(segment('s'), minute(1));
      assert.equal(await segments.left('s'), false);
      assert.equal(await segments.left('unknown'), false);
      await segments.archive('s', minute(2));
      assert.equal(await segments.left('s'), true);
      assert.equal((await segments.get('s'))?.leaving, undefined);
      assert.equal((await segments.get('s'))?.status, 'archived');
    },
  },
  {
    of: 'segments.rebuild',
    name: 'has everybody looked at again, of one that is not archived',
    async run(store) {
      const { segments } = store;
      for (const id of ['a', 'b']) await segments.put(segment(id), minute(1));
      await segments.archive('b', minute(2));
      for (const id of ['a', 'b', 'unknown']) await segments.rebuild(id, WALK);
      assert.deepEqual([await buildOf(store, 'a'), await buildOf(store, 'b')], [WALK, undefined]);
      assert.deepEqual((await segments.get('a'))?.updatedAt, minute(1));
      assert.equal(await segments.get('unknown'), null);
    },
  },
];

import assert from 'node:assert/strict';
import type { PeopleWalk } from '../../model/operation/walk.js';
import type { DateWatch, ScheduleWatch } from '../../model/watch.js';
import type { StoreCase } from './kit/case.js';

const walk: PeopleWalk = { id: 'walk', at: '', to: 'z', looked: 0 };
const dateWatch = (id: string, more: Partial<DateWatch> = {}): DateWatch => ({
  _id: id,
  field: 'birthday',
  yearly: true,
  properties: { field: 'birthday' },
  createdAt: new Date(1_000),
  build: walk,
  ...more,
});
const scheduleWatch = (id: string, more: Partial<ScheduleWatch> = {}): ScheduleWatch => ({
  _id: id,
  workflow: 'w',
  time: '09:00',
  weekdays: [1],
  properties: { time: '09:00' },
  next: new Date(60_000),
  ...more,
});
const byId = <W extends { _id: string }>(watches: W[]): W[] => watches.sort((a, b) => (a._id < b._id ? -1 : 1));

export const watchCases: StoreCase[] = [
  {
    of: 'dateWatches.all',
    name: 'lists all',
    async run({ dateWatches }) {
      assert.deepEqual(await dateWatches.all(), []);
      await dateWatches.add([dateWatch('b'), dateWatch('a')]);
      assert.deepEqual(byId(await dateWatches.all()), [dateWatch('a'), dateWatch('b')]);
    },
  },
  {
    of: 'dateWatches.add',
    name: 'leaves those that are there as they are, and adds the others',
    async run({ dateWatches }) {
      await dateWatches.add([dateWatch('b')]);
      await dateWatches.add([]);
      await dateWatches.add([dateWatch('a'), dateWatch('b', { field: 'joined' }), dateWatch('c')]);
      assert.deepEqual(byId(await dateWatches.all()), [dateWatch('a'), dateWatch('b'), dateWatch('c')]);
    },
  },
  {
    of: 'dateWatches.remove',
    name: 'removes these alone',
    async run({ dateWatches }) {
      await dateWatches.add([dateWatch('a'), dateWatch('b'), dateWatch('c')]);
      await dateWatches.remove([]);
      await dateWatches.remove(['a', 'unknown', 'c']);
      assert.deepEqual(await dateWatches.all(), [dateWatch('b')]);
    },
  },
  {
    of: 'dateWatches.moveBuild',
    name: 'moves on once from where it stood, and ends',
    async run({ dateWatches }) {
      await dateWatches.add([dateWatch('a'), dateWatch('b')]);
      const moved = { ...walk, at: 'm', looked: 4 };
      await dateWatches.moveBuild('a', walk, { at: 'm', looked: 4 });
      await dateWatches.moveBuild('a', walk, { at: 'n', looked: 5 });
      await dateWatches.moveBuild('a', { ...moved, id: 'another' }, 'end');
      assert.deepEqual(byId(await dateWatches.all()), [dateWatch('a', { build: moved }), dateWatch('b')]);
      await dateWatches.moveBuild('a', moved, 'end');
      const { build: _, ...built } = dateWatch('a');
      assert.deepEqual(byId(await dateWatches.all()), [built, dateWatch('b')]);
      await dateWatches.moveBuild('unknown', walk, 'end');
      assert.equal((await dateWatches.all()).length, 2);
    },
  },
  {
    of: 'scheduleWatches.all',
    name: 'lists all',
    async run({ scheduleWatches }) {
      assert.deepEqual(await scheduleWatches.all(), []);
      await scheduleWatches.add([scheduleWatch('b', { segment: 'vips' }), scheduleWatch('a')]);
      assert.deepEqual(byId(await scheduleWatches.all()), [
        scheduleWatch('a'),
        scheduleWatch('b', { segment: 'vips' }),
      ]);
    },
  },
  {
    of: 'scheduleWatches.add',
    name: 'leaves those that are there as they are, and adds the others',
    async run({ scheduleWatches }) {
      await scheduleWatches.add([scheduleWatch('b')]);
      await scheduleWatches.add([scheduleWatch('b', { time: '10:00' }), scheduleWatch('a')]);
      assert.deepEqual(byId(await scheduleWatches.all()), [scheduleWatch('a'), scheduleWatch('b')]);
    },
  },
  {
    of: 'scheduleWatches.remove',
    name: 'removes these alone',
    async run({ scheduleWatches }) {
      await scheduleWatches.add([scheduleWatch('a'), scheduleWatch('b')]);
      await scheduleWatches.remove(['a', 'unknown']);
      assert.deepEqual(await scheduleWatches.all(), [scheduleWatch('b')]);
    },
  },
  {
    of: 'scheduleWatches.move',
    name: 'moves on once from the moment that was read',
    async run({ scheduleWatches }) {
      await scheduleWatches.add([scheduleWatch('a'), scheduleWatch('b')]);
      await scheduleWatches.move(scheduleWatch('a'), new Date(120_000));
      await scheduleWatches.move(scheduleWatch('a'), new Date(180_000));
      await scheduleWatches.move(scheduleWatch('unknown'), new Date(180_000));
      assert.deepEqual(byId(await scheduleWatches.all()), [
        scheduleWatch('a', { next: new Date(120_000) }),
        scheduleWatch('b'),
      ]);
    },
  },
];

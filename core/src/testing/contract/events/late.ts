import assert from 'node:assert/strict';
import type { Stores } from '../../../model/stores.js';
import type { StoreCase } from '../kit/case.js';
import { idsOf } from '../kit/ids-of.js';
import { at } from '../kit/moment.js';
import { event } from './records.js';

/** What has been noted of an event. */
const notedOf = async ({ events }: Stores, id: string) => {
  const found = await events.get(id);
  return { state: found?.state, leftOut: found?.leftOut?.sort(), startFor: found?.startFor?.sort() };
};

/** What a store does with events that came too late for workflows. */
export const lateEventCases: StoreCase[] = [
  {
    of: 'events.leaveOut',
    name: 'notes each workflow once on an event, whatever its state',
    async run(store) {
      await store.events.insertNew([event('a'), event('b', { state: 'processed' })]);
      await store.events.leaveOut('w1', ['a', 'b', 'missing']);
      await store.events.leaveOut('w1', ['a']);
      await store.events.leaveOut('w2', ['a']);
      await store.events.leaveOut('w3', []);
      assert.deepEqual(await notedOf(store, 'a'), { state: 'received', leftOut: ['w1', 'w2'], startFor: undefined });
      assert.deepEqual((await notedOf(store, 'b')).leftOut, ['w1']);
    },
  },
  {
    of: 'events.countLeftOut',
    name: 'counts what came too late for a workflow',
    async run({ events }) {
      await events.insertNew([event('a'), event('b'), event('c')]);
      await events.leaveOut('w1', ['a', 'b']);
      await events.leaveOut('w2', ['b']);
      assert.deepEqual([await events.countLeftOut('w1'), await events.countLeftOut('w2')], [2, 1]);
      assert.equal(await events.countLeftOut('w'), 0);
    },
  },
  {
    of: 'events.startLeftOut',
    name: 'has what was processed or failed start the workflow, counted anew',
    async run(store) {
      const failed = event('b', { state: 'failed', attempts: 5, reason: 'why' });
      await store.events.insertNew([event('a', { state: 'processed' }), failed, event('c', { state: 'processed' })]);
      await store.events.leaveOut('w1', ['a', 'b']);
      await store.events.leaveOut('w2', ['b']);
      assert.equal(await store.events.startLeftOut('w1'), 2);
      assert.deepEqual(await notedOf(store, 'a'), { state: 'received', leftOut: undefined, startFor: ['w1'] });
      assert.deepEqual(await notedOf(store, 'b'), { state: 'received', leftOut: ['w2'], startFor: ['w1'] });
      const again = await store.events.get('b');
      assert.deepEqual([again?.attempts, again?.reason], [0, 'why']);
      assert.equal((await notedOf(store, 'c')).state, 'processed');
      assert.equal(await store.events.startLeftOut('w1'), 0);
    },
  },
  {
    of: 'events.startLeftOut',
    name: 'adds to what an event is to start, and passes by what is processed for the first time',
    async run(store) {
      await store.events.insertNew([
        event('a', { startFor: ['w2'], leftOut: ['w1'] }),
        event('b', { leftOut: ['w1'] }),
      ]);
      assert.equal(await store.events.startLeftOut('w1'), 1);
      assert.deepEqual((await notedOf(store, 'a')).startFor, ['w1', 'w2']);
      assert.deepEqual(await notedOf(store, 'b'), { state: 'received', leftOut: ['w1'], startFor: undefined });
    },
  },
  {
    of: 'events.dismissLeftOut',
    name: 'forgets it for one workflow, and changes nothing else',
    async run(store) {
      await store.events.insertNew([event('a', { state: 'processed' }), event('b', { occurredAt: at(1) })]);
      await store.events.leaveOut('w1', ['a', 'b']);
      await store.events.leaveOut('w2', ['b']);
      assert.equal(await store.events.dismissLeftOut('w1'), 2);
      assert.deepEqual(await notedOf(store, 'a'), { state: 'processed', leftOut: undefined, startFor: undefined });
      assert.deepEqual(await notedOf(store, 'b'), { state: 'received', leftOut: ['w2'], startFor: undefined });
      assert.equal(await store.events.dismissLeftOut('w1'), 0);
      assert.deepEqual(idsOf(await store.events.list({ state: 'received', limit: 10 })), ['b']);
    },
  },
  {
    of: 'events.leaveOut',
    name: 'knows what a fuse kept apart from what came too late',
    async run(store) {
      const { events } = store;
      await events.insertNew([event('a'), event('b')]);
      await events.leaveOut('w1', ['a', 'b'], 'fuse');
      await events.leaveOut('w1', ['a', 'b'], 'fuse');
      await events.leaveOut('w1', ['b'], 'late');
      await events.leaveOut('w2', ['b'], 'fuse');
      await events.markProcessed([{ _id: 'a' }, { _id: 'b' }]);
      assert.deepEqual([await events.countLeftOut('w1', 'fuse'), await events.countLeftOut('w1')], [2, 1]);
      assert.equal(await events.startLeftOut('w1', 'fuse'), 2);
      assert.deepEqual(await notedOf(store, 'b'), { state: 'received', leftOut: ['w1'], startFor: ['w1'] });
      assert.deepEqual((await events.get('b'))?.fused, ['w2']);
      assert.equal('fused' in ((await events.get('a')) ?? {}), false);
      assert.equal(await events.dismissLeftOut('w2', 'late'), 0);
      assert.equal(await events.dismissLeftOut('w2', 'fuse'), 1);
      assert.equal(await events.countLeftOut('w2', 'fuse'), 0);
      assert.equal(await events.countLeftOut('w1'), 1);
    },
  },
  {
    of: 'events.leaveOut',
    name: 'keeps nothing for a fuse that was processed already, or is to start something',
    async run({ events }) {
      await events.insertNew([event('a', { state: 'processed' }), event('b', { startFor: ['w2'] }), event('c')]);
      await events.leaveOut('w1', ['a', 'b', 'c'], 'fuse');
      assert.equal(await events.countLeftOut('w1', 'fuse'), 1);
      assert.deepEqual((await events.get('c'))?.fused, ['w1']);
    },
  },
];

import assert from 'node:assert/strict';
import { partOf } from '../../../model/event.js';
import type { StoreCase } from '../case.js';
import { idsOf } from '../ids-of.js';
import { at } from '../moment.js';
import { lateEventCases } from './late.js';
import { eventListCases } from './lists.js';
import { event } from './records.js';

const [ann, bob] = ['ann@shop.example', 'bob@shop.example'];
const both = [partOf(ann), partOf(bob)];
const everybody = { parts: both, without: [], limit: 10 };

const insertCases: StoreCase[] = [
  {
    of: 'events.insertNew',
    name: 'inserts those whose id is free, puts them into their parts, and leaves the others as they are',
    async run({ events }) {
      assert.equal(await events.insertNew([event('a'), event('b', { email: bob })]), 2);
      assert.equal(await events.insertNew([event('a', { name: 'other' }), event('c')]), 1);
      assert.deepEqual(await events.get('a'), event('a', { part: partOf(ann) }));
      assert.equal((await events.get('b'))?.part, partOf(bob));
      assert.equal((await events.get('c'))?.name, 'purchase');
    },
  },
  {
    of: 'events.insertNew',
    name: 'inserts the first of several with one id, and nothing of an empty list',
    async run({ events }) {
      assert.equal(await events.insertNew([event('a'), event('a', { name: 'other' }), event('b')]), 2);
      assert.equal((await events.get('a'))?.name, 'purchase');
      assert.equal(await events.insertNew([]), 0);
    },
  },
  {
    of: 'events.placeOld',
    name: 'leaves what stands in its part already as it is',
    async run({ events }) {
      await events.insertNew([event('a')]);
      await events.placeOld();
      assert.deepEqual(await events.get('a'), event('a', { part: partOf(ann) }));
    },
  },
];

const waitingCases: StoreCase[] = [
  {
    of: 'events.waitingParts',
    name: 'knows the parts in which something is to be processed, and of those what happened by a moment',
    async run({ events }) {
      assert.deepEqual(await events.waitingParts(), []);
      await events.insertNew([
        event('a', { occurredAt: at(1) }),
        event('b', { occurredAt: at(3) }),
        event('c', { email: bob, occurredAt: at(2) }),
        event('d', { email: 'cy@shop.example', state: 'processed' }),
      ]);
      assert.deepEqual(new Set(await events.waitingParts()), new Set(both));
      assert.deepEqual(await events.waitingParts(at(1)), [partOf(ann)]);
      assert.deepEqual(await events.waitingParts(at(0)), []);
    },
  },
  {
    of: 'events.areMoreThan',
    name: 'counts what is to be processed, in all parts together',
    async run({ events }) {
      assert.equal(await events.areMoreThan(0), false);
      await events.insertNew([event('a'), event('b', { email: bob }), event('c', { state: 'failed' })]);
      assert.equal(await events.areMoreThan(1), true);
      assert.equal(await events.areMoreThan(2), false);
    },
  },
  {
    of: 'events.waiting',
    name: 'gives what is to be processed in the order in which it happened, then of the ids, up to the limit',
    async run({ events }) {
      await events.insertNew([
        event('d', { occurredAt: at(2) }),
        event('c', { occurredAt: at(1), email: bob }),
        event('b', { occurredAt: at(1) }),
        event('a', { occurredAt: at(0), state: 'processed' }),
      ]);
      assert.deepEqual(idsOf(await events.waiting(everybody)), ['b', 'c', 'd']);
      assert.deepEqual(idsOf(await events.waiting({ ...everybody, limit: 2 })), ['b', 'c']);
    },
  },
  {
    of: 'events.waiting',
    name: 'looks at these parts alone, and leaves people out',
    async run({ events }) {
      await events.insertNew([event('a'), event('b', { email: bob })]);
      assert.deepEqual(idsOf(await events.waiting({ ...everybody, parts: [partOf(bob)] })), ['b']);
      assert.deepEqual(idsOf(await events.waiting({ ...everybody, without: [bob] })), ['a']);
      assert.deepEqual(await events.waiting({ ...everybody, parts: [] }), []);
    },
  },
  {
    of: 'events.stillOpen',
    name: 'picks those of these that are to be processed',
    async run({ events }) {
      await events.insertNew([event('a'), event('b', { state: 'processed' }), event('c')]);
      assert.deepEqual(await events.stillOpen(['a', 'b', 'missing']), ['a']);
      assert.deepEqual(await events.stillOpen([]), []);
    },
  },
];

const trialCases: StoreCase[] = [
  {
    of: 'events.begin',
    name: 'counts how often an event was begun, and holds it back until a moment',
    async run({ events }) {
      await events.insertNew([event('a'), event('b', { state: 'processed' })]);
      assert.equal(await events.begin('a', at(1)), 1);
      assert.equal(await events.begin('a', at(2)), 2);
      assert.deepEqual(await events.get('a'), event('a', { part: partOf(ann), attempts: 2, retryAt: at(2) }));
      assert.equal(await events.begin('b', at(1)), 0);
      assert.equal(await events.begin('missing', at(1)), 0);
      assert.equal((await events.get('b'))?.attempts, undefined);
    },
  },
  {
    of: 'events.heldBack',
    name: 'knows each person once whose event is held back beyond a moment',
    async run({ events }) {
      await events.insertNew([event('a'), event('b'), event('c', { email: bob }), event('d', { email: bob })]);
      await events.insertNew([event('e', { email: 'cy@shop.example', state: 'failed', retryAt: at(9) })]);
      for (const id of ['a', 'b']) await events.begin(id, at(2));
      await events.begin('c', at(1));
      assert.deepEqual(await events.heldBack(at(1)), [ann]);
      assert.deepEqual(new Set(await events.heldBack(at(0))), new Set([ann, bob]));
      assert.deepEqual(await events.heldBack(at(2)), []);
      await events.markProcessed([{ _id: 'c' }]);
      assert.deepEqual(await events.heldBack(at(0)), [ann]);
    },
  },
  {
    of: 'events.couldNot',
    name: 'notes why and leaves the event to be tried again',
    async run({ events }) {
      await events.insertNew([event('a'), event('b', { state: 'processed' })]);
      await events.begin('a', at(1));
      await events.couldNot('a', 'a $reason', 'try again');
      const tried = { part: partOf(ann), attempts: 1, retryAt: at(1), reason: 'a $reason' };
      assert.deepEqual(await events.get('a'), event('a', tried));
      await events.couldNot('b', 'a $reason', 'try again');
      assert.equal((await events.get('b'))?.reason, undefined);
    },
  },
  {
    of: 'events.couldNot',
    name: 'counts an event that is given up as failed, and holds nobody back any more',
    async run({ events }) {
      await events.insertNew([event('a'), event('b', { state: 'processed' })]);
      await events.begin('a', at(1));
      for (const id of ['a', 'b', 'missing']) await events.couldNot(id, '$reason', 'give up');
      const failed = { part: partOf(ann), state: 'failed', attempts: 1, reason: '$reason' } as const;
      assert.deepEqual(await events.get('a'), event('a', failed));
      assert.equal((await events.get('b'))?.state, 'processed');
      assert.deepEqual(await events.heldBack(at(0)), []);
    },
  },
  {
    of: 'events.couldNot',
    name: 'puts one that was only to start something back among what came too late',
    async run({ events }) {
      await events.insertNew([event('a', { startFor: ['w1', 'w2'], leftOut: ['w3', 'w1'] })]);
      await events.couldNot('a', 'why', 'give up');
      const found = await events.get('a');
      assert.deepEqual(found?.leftOut?.sort(), ['w1', 'w2', 'w3']);
      assert.deepEqual([found?.state, found?.startFor, found?.reason], ['processed', undefined, 'why']);
    },
  },
];

const processedCases: StoreCase[] = [
  {
    of: 'events.markProcessed',
    name: 'marks those that are to be processed, and leaves what is not',
    async run({ events }) {
      await events.insertNew([event('a'), event('b'), event('c', { state: 'failed' })]);
      await events.begin('a', at(1));
      await events.markProcessed([{ _id: 'a' }, { _id: 'c' }, { _id: 'missing' }]);
      assert.deepEqual(await events.get('a'), event('a', { part: partOf(ann), attempts: 1, state: 'processed' }));
      assert.equal((await events.get('b'))?.state, 'received');
      assert.equal((await events.get('c'))?.state, 'failed');
      await events.markProcessed([]);
    },
  },
  {
    of: 'events.markProcessed',
    name: 'leaves those that are to start something else meanwhile',
    async run({ events }) {
      await events.insertNew(['a', 'b', 'c'].map((id) => event(id, { startFor: ['w1'] })));
      const done = [{ _id: 'a', startFor: ['w1'] }, { _id: 'b', startFor: ['w1', 'w2'] }, { _id: 'c' }];
      await events.markProcessed(done);
      assert.deepEqual(await events.get('a'), event('a', { part: partOf(ann), state: 'processed' }));
      assert.deepEqual((await events.stillOpen(['a', 'b', 'c'])).sort(), ['b', 'c']);
    },
  },
];

/** What a store does with events: takes them in, has them processed, and finds them again. */
export const eventCases: StoreCase[] = [
  ...insertCases,
  ...waitingCases,
  ...trialCases,
  ...processedCases,
  ...lateEventCases,
  ...eventListCases,
];

import assert from 'node:assert/strict';
import type { GateWish } from '../../../model/run.js';
import type { StoreCase } from '../kit/case.js';
import { at, ended, note, waiting } from './records.js';

/** A wish to pass a gate that is closed for ten seconds by whoever passes. */
const wish = (event: string, seconds: number, more: Partial<GateWish> = {}): GateWish => ({
  key: 'gate',
  event,
  at: at(seconds),
  notSince: at(seconds - 10),
  atHand: [event],
  ...more,
});

/** How runs come about. */
export const enteringCases: StoreCase[] = [
  {
    of: 'runs.insertNew',
    name: 'keeps what is new, as it was given',
    async run({ runs }) {
      const given = waiting('a', { journal: [note('entered')], instance: 'order 1', attempts: 2 });
      assert.deepEqual(await runs.insertNew([given, waiting('b')]), new Set(['a', 'b']));
      assert.deepEqual(await runs.get('a'), given);
    },
  },
  {
    of: 'runs.insertNew',
    name: 'leaves out whose entry key is taken, and keeps the others',
    async run({ runs }) {
      await runs.insertNew([waiting('a', { entryKey: 'once' })]);
      const added = await runs.insertNew([
        waiting('b', { entryKey: 'once' }),
        waiting('c', { entryKey: 'once', person: 'another' }),
        waiting('d', { entryKey: 'once', workflow: 'another' }),
      ]);
      assert.deepEqual(added, new Set(['c', 'd']));
      assert.equal(await runs.get('b'), null);
    },
  },
  {
    of: 'runs.insertNew',
    name: 'keeps the first of two with one entry key',
    async run({ runs }) {
      const added = await runs.insertNew([waiting('b', { entryKey: 'k' }), waiting('a', { entryKey: 'k' })]);
      assert.deepEqual(added, new Set(['b']));
      assert.equal(await runs.get('a'), null);
    },
  },
  {
    of: 'runs.insertNew',
    name: 'leaves a run whose id is taken as it is',
    async run({ runs }) {
      await runs.insertNew([waiting('a')]);
      assert.deepEqual(await runs.insertNew([waiting('a', { entryKey: 'another', seq: 9 })]), new Set());
      assert.deepEqual(await runs.get('a'), waiting('a'));
    },
  },
  {
    of: 'runs.insertNew',
    name: 'takes nothing at all',
    run: async ({ runs }) => assert.deepEqual(await runs.insertNew([]), new Set()),
  },
  {
    of: 'runs.taken',
    name: 'says of each place whether somebody has entered there',
    async run({ runs }) {
      assert.deepEqual(await runs.taken([]), []);
      const place = { workflow: 'w', person: 'ada', entryKey: 'once' };
      await runs.insertNew([waiting('a', place), ended('b', { ...place, person: 'bob' })]);
      const places = [
        ...[place, { ...place, person: 'bob' }, place],
        ...[
          { ...place, person: 'cy' },
          { ...place, entryKey: 'again' },
          { ...place, workflow: 'v' },
        ],
      ];
      assert.deepEqual(await runs.taken(places), [true, true, true, false, false, false]);
    },
  },
  {
    of: 'runs.passGates',
    name: 'lets the first one through, and the next when the time has passed',
    async run({ runs }) {
      assert.deepEqual(await runs.passGates([]), new Set());
      assert.deepEqual(await runs.passGates([wish('first', 0)]), new Set(['first']));
      assert.deepEqual(await runs.passGates([wish('soon', 9)]), new Set());
      assert.deepEqual(await runs.passGates([wish('late', 10)]), new Set(['late']));
    },
  },
  {
    of: 'runs.passGates',
    name: 'knows each gate on its own',
    async run({ runs }) {
      await runs.passGates([wish('first', 0)]);
      const passed = await runs.passGates([wish('soon', 5), wish('other', 5, { key: 'another gate' })]);
      assert.deepEqual(passed, new Set(['other']));
    },
  },
  {
    of: 'runs.passGates',
    name: 'lets an event at hand through again, also when a later one has passed since',
    async run({ runs }) {
      const atHand = ['first', 'soon', 'late'];
      for (let again = 0; again < 2; again++) {
        assert.deepEqual(await runs.passGates([wish('first', 0, { atHand })]), new Set(['first']));
        assert.deepEqual(await runs.passGates([wish('soon', 5, { atHand })]), new Set());
        assert.deepEqual(await runs.passGates([wish('late', 12, { atHand })]), new Set(['late']));
      }
    },
  },
  {
    of: 'runs.passGates',
    name: 'forgets who passed when it is not at hand any more',
    async run({ runs }) {
      await runs.passGates([wish('first', 0)]);
      await runs.passGates([wish('late', 12)]);
      assert.deepEqual(await runs.passGates([wish('first', 0)]), new Set());
    },
  },
];

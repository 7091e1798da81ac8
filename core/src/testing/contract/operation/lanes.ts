import assert from 'node:assert/strict';
import type { LaneRecord } from '../../../model/operation/lane-state.js';
import type { StoreCase } from '../kit/case.js';

const lane = (id: string, rev = 1, state: LaneRecord['state'] = { next: rev }): LaneRecord => ({
  _id: id,
  state,
  rev,
});
const breaker = { since: 1, probeAt: 2, probes: 3, reason: 'refused' };
const heldUp = { since: 1, why: 'pace' as const };

/** What a store does with the state of lanes. */
export const laneCases: StoreCase[] = [
  {
    of: 'lanes.get',
    name: 'has no state of a lane before one is written',
    async run({ lanes }) {
      assert.equal(await lanes.get('smtp:a'), null);
      await lanes.write(lane('smtp:a'));
      assert.deepEqual(await lanes.get('smtp:a'), lane('smtp:a'));
    },
  },
  {
    of: 'lanes.of',
    name: 'gives the states of those lanes that have one',
    async run({ lanes }) {
      for (const id of ['smtp:a', 'smtp:b', 'host:c']) await lanes.write(lane(id));
      assert.deepEqual(await lanes.of(['smtp:b', 'host:d']), [lane('smtp:b')]);
      assert.deepEqual(await lanes.of([]), []);
    },
  },
  {
    of: 'lanes.write',
    name: 'writes over the change before it only, and all of it: whoever was slower is told so',
    async run({ lanes }) {
      assert.equal(await lanes.write(lane('smtp:a', 2)), false);
      assert.equal(await lanes.write(lane('smtp:a', 1, { breaker, heldUp })), true);
      assert.equal(await lanes.write(lane('smtp:a', 1)), false);
      assert.equal(await lanes.write(lane('smtp:a', 2)), true);
      assert.equal(await lanes.write(lane('smtp:a', 2)), false);
      assert.deepEqual(await lanes.get('smtp:a'), lane('smtp:a', 2));
    },
  },
  {
    of: 'lanes.write',
    name: 'lets one of those that write at the same time',
    async run({ lanes }) {
      const first = await Promise.all(Array.from({ length: 8 }, () => lanes.write(lane('smtp:a'))));
      assert.equal(first.filter(Boolean).length, 1);
      const second = await Promise.all(Array.from({ length: 8 }, () => lanes.write(lane('smtp:a', 2))));
      assert.equal(second.filter(Boolean).length, 1);
    },
  },
  {
    of: 'lanes.heldUp',
    name: 'gives the lanes that something holds up, by their names',
    async run({ lanes }) {
      await lanes.write(lane('c', 1, { heldUp }));
      await lanes.write(lane('b', 1, { next: 1 }));
      await lanes.write(lane('a', 1, { breaker }));
      await lanes.write(lane('d', 1, { heldUp, breaker }));
      assert.deepEqual(
        (await lanes.heldUp(10)).map(({ _id }) => _id),
        ['a', 'c', 'd'],
      );
      assert.equal((await lanes.heldUp(2)).length, 2);
      await lanes.write(lane('c', 2));
      assert.deepEqual(
        (await lanes.heldUp(10)).map(({ _id }) => _id),
        ['a', 'd'],
      );
    },
  },
];

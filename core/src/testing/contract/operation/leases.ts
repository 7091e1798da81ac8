import assert from 'node:assert/strict';
import type { StoreCase } from '../kit/case.js';

/** Moments to come: a database may forget a lease that ran out long ago. */
const at = (seconds: number): Date => new Date(Date.UTC(2100, 0, 1) + seconds * 1_000);
const lease = (id: string, holder = 'one', now = at(0)) => ({ id, holder, now, until: at(10) });

/** What a store does with leases on upkeep. */
export const leaseCases: StoreCase[] = [
  {
    of: 'leases.take',
    name: 'gives a lease to one holder at a time, who may keep it',
    async run({ leases }) {
      assert.equal(await leases.take(lease('a')), true);
      assert.equal(await leases.take(lease('a', 'two')), false);
      assert.equal(await leases.take(lease('b', 'two')), true);
      assert.equal(await leases.take({ ...lease('a'), until: at(20) }), true);
      assert.deepEqual(await leases.held('a', at(19)), ['a']);
    },
  },
  {
    of: 'leases.take',
    name: 'gives a lease that has run out to somebody else',
    async run({ leases }) {
      await leases.take(lease('a'));
      assert.equal(await leases.take(lease('a', 'two', at(9))), false);
      assert.equal(await leases.take({ ...lease('a', 'two', at(10)), until: at(20) }), true);
      assert.equal(await leases.take(lease('a', 'one', at(11))), false);
    },
  },
  {
    of: 'leases.take',
    name: 'gives a lease to one of those that take it at the same time',
    async run({ leases }) {
      const holders = Array.from({ length: 8 }, (_, i) => `holder ${i}`);
      const taken = await Promise.all(holders.map((holder) => leases.take(lease('a', holder))));
      assert.equal(taken.filter(Boolean).length, 1);
    },
  },
  {
    of: 'leases.give',
    name: 'gives a lease back, where it is the holder’s',
    async run({ leases }) {
      await leases.take(lease('a'));
      await leases.give('a', 'two');
      assert.equal(await leases.take(lease('a', 'two')), false);
      await leases.give('a', 'one');
      await leases.give('missing', 'one');
      assert.equal(await leases.take(lease('a', 'two')), true);
    },
  },
  {
    of: 'leases.held',
    name: 'gives the leases that hold at a moment and begin so, whoever has them',
    async run({ leases }) {
      await leases.take(lease('wake:a'));
      await leases.take(lease('wake:b', 'two'));
      await leases.take({ ...lease('wake:c'), until: at(5) });
      await leases.take(lease('other:a'));
      assert.deepEqual((await leases.held('wake:', at(5))).sort(), ['wake:a', 'wake:b']);
      assert.deepEqual(await leases.held('wake:', at(10)), []);
      assert.deepEqual(await leases.held('.', at(5)), []);
    },
  },
];

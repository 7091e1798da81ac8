import assert from 'node:assert/strict';
import type { StoreCase } from '../kit/case.js';

const lease = (name: string, owner = 'one') => ({ name, owner, ms: 600_000 });
/** One that has run out as soon as it is claimed, by whichever clock. */
const over = (name: string, owner = 'one') => ({ name, owner, ms: 0 });

const claimCases: StoreCase[] = [
  {
    of: 'workLeases.claim',
    name: 'gives a new lease, with nothing under way, until a moment by the store’s own clock; its owner may claim it again',
    async run({ workLeases, time }) {
      const before = await time();
      const { until, ...rest } = (await workLeases.claim({ ...lease('a'), ms: 1_000 })) ?? {};
      const after = await time();
      assert.deepEqual(rest, { _id: 'a', owner: 'one', again: false, underWay: 0, left: 0, atOnce: 1 });
      const ms = until?.getTime() ?? 0;
      assert.ok(ms >= before.getTime() + 1_000 && ms <= after.getTime() + 1_000);
      const again = await workLeases.claim(lease('a'));
      assert.ok(again && again.until.getTime() >= before.getTime() + 600_000);
    },
  },
  {
    of: 'workLeases.claim',
    name: 'gives a lease to nobody else while it holds, and tells its owner that it was wanted',
    async run({ workLeases }) {
      await workLeases.claim(lease('a'));
      assert.equal(await workLeases.claim(lease('a', 'two')), null);
      const begun = await workLeases.begin({ ...lease('a'), size: 1 });
      assert.deepEqual([begun?.owner, begun?.again], ['one', true]);
      assert.equal((await workLeases.claim(lease('b', 'two')))?.owner, 'two');
    },
  },
  {
    of: 'workLeases.claim',
    name: 'gives a lease that has run out, or was given back, to somebody else',
    async run({ workLeases }) {
      await workLeases.claim(over('a'));
      assert.equal((await workLeases.claim(lease('a', 'two')))?.owner, 'two');
      await workLeases.release('a', 'two');
      assert.equal((await workLeases.claim(lease('a', '$three')))?.owner, '$three');
    },
  },
  {
    of: 'workLeases.claim',
    name: 'has work that was never ended done again with care: one by one, or a few at once where it was much',
    async run({ workLeases }) {
      for (const [name, size] of [
        ['few', 25],
        ['much', 26],
      ] as const) {
        await workLeases.claim(lease(name));
        await workLeases.begin({ ...over(name), size });
      }
      const few = await workLeases.claim(over('few', 'two'));
      assert.deepEqual([few?.left, few?.atOnce, few?.underWay], [25, 1, 0]);
      const much = await workLeases.claim(over('much', 'two'));
      assert.deepEqual([much?.left, much?.atOnce, much?.underWay], [26, 25, 0]);
      const again = await workLeases.claim(lease('much', 'three'));
      assert.deepEqual([again?.left, again?.atOnce], [26, 25]);
    },
  },
  {
    of: 'workLeases.claim',
    name: 'gives a lease that nobody ever had to one of those that claim it at the same time',
    async run({ workLeases }) {
      const owners = Array.from({ length: 8 }, (_, i) => `owner ${i}`);
      const claimed = await Promise.all(owners.map((owner) => workLeases.claim(lease('a', owner))));
      assert.equal(claimed.filter(Boolean).length, 1);
    },
  },
];

const workCases: StoreCase[] = [
  {
    of: 'workLeases.begin',
    name: 'notes how many are under way; what was before is done then',
    async run({ workLeases }) {
      await workLeases.claim(lease('a'));
      await workLeases.begin({ ...over('a'), size: 30 });
      await workLeases.claim(lease('a', 'two'));
      const first = await workLeases.begin({ ...lease('a', 'two'), size: 25 });
      assert.deepEqual([first?.left, first?.underWay], [30, 25]);
      const second = await workLeases.begin({ ...lease('a', 'two'), size: 25 });
      assert.deepEqual([second?.left, second?.underWay], [5, 25]);
      const third = await workLeases.begin({ ...lease('a', 'two'), size: 1 });
      assert.deepEqual([third?.left, third?.underWay], [0, 1]);
    },
  },
  {
    of: 'workLeases.begin',
    name: 'counts how often one record was begun alone, also by others, and forgets it where none is',
    async run({ workLeases }) {
      const alone = async (owner: string, id?: string) => {
        const one = id === undefined ? {} : { alone: id };
        return (await workLeases.begin({ ...lease('a', owner), ms: 0, size: 1, ...one }))?.alone;
      };
      await workLeases.claim(lease('a'));
      assert.deepEqual(await alone('one', '$x'), { id: '$x', times: 1 });
      assert.deepEqual(await alone('one', '$x'), { id: '$x', times: 2 });
      const taken = await workLeases.claim(lease('a', 'two'));
      assert.deepEqual(taken?.alone, { id: '$x', times: 2 });
      assert.deepEqual(await alone('two', '$x'), { id: '$x', times: 3 });
      assert.deepEqual(await alone('two', 'y'), { id: 'y', times: 1 });
      assert.equal(await alone('two'), undefined);
      assert.deepEqual(await alone('two', 'y'), { id: 'y', times: 1 });
    },
  },
  {
    of: 'workLeases.begin',
    name: 'prolongs the lease',
    async run({ workLeases }) {
      await workLeases.claim(over('a'));
      await workLeases.begin({ ...lease('a'), size: 1 });
      assert.equal(await workLeases.claim(lease('a', 'two')), null);
    },
  },
  {
    of: 'workLeases.begin',
    name: 'begins nothing where the lease is somebody else’s now, or nobody’s',
    async run({ workLeases }) {
      assert.equal(await workLeases.begin({ ...lease('a'), size: 1 }), null);
      await workLeases.claim(over('a'));
      await workLeases.claim(lease('a', 'two'));
      assert.equal(await workLeases.begin({ ...lease('a'), size: 1 }), null);
      assert.equal((await workLeases.claim(lease('a', 'two')))?.left, 0);
    },
  },
  {
    of: 'workLeases.release',
    name: 'gives a lease back with nothing under way, and knows when it was lost',
    async run({ workLeases }) {
      await workLeases.claim(lease('a'));
      await workLeases.begin({ ...lease('a'), size: 5 });
      assert.equal(await workLeases.release('a', 'two'), 'lost');
      assert.equal(await workLeases.release('a', 'one'), 'released');
      assert.equal(await workLeases.release('a', 'one'), 'lost');
      assert.equal(await workLeases.release('missing', 'one'), 'lost');
      const next = await workLeases.claim(lease('a', 'two'));
      assert.deepEqual([next?.owner, next?.left, next?.underWay], ['two', 0, 0]);
    },
  },
  {
    of: 'workLeases.release',
    name: 'leaves a lease that was wanted meanwhile with its owner, once',
    async run({ workLeases }) {
      await workLeases.claim(lease('a'));
      await workLeases.claim(lease('a', 'two'));
      assert.equal(await workLeases.release('a', 'one'), 'wanted');
      assert.equal(await workLeases.othersHave(['a'], 'two'), true);
      assert.equal(await workLeases.release('a', 'one'), 'released');
    },
  },
  {
    of: 'workLeases.othersHave',
    name: 'knows whether somebody else has one of these now',
    async run({ workLeases }) {
      await workLeases.claim(lease('mine'));
      await workLeases.claim(lease('theirs', 'two'));
      await workLeases.claim(over('over', 'two'));
      await workLeases.claim(lease('free', 'two'));
      await workLeases.release('free', 'two');
      assert.equal(await workLeases.othersHave(['mine', 'over', 'free', 'missing'], 'one'), false);
      assert.equal(await workLeases.othersHave(['mine', 'theirs'], 'one'), true);
      assert.equal(await workLeases.othersHave([], 'one'), false);
    },
  },
  {
    of: 'workLeases.remove',
    name: 'forgets a lease for good, where it is the owner’s',
    async run({ workLeases }) {
      await workLeases.claim(lease('a'));
      await workLeases.begin({ ...lease('a'), size: 30 });
      await workLeases.remove('a', 'two');
      assert.equal(await workLeases.claim(lease('a', 'two')), null);
      await workLeases.remove('a', 'one');
      await workLeases.remove('missing', 'one');
      const anew = await workLeases.claim(lease('a', 'two'));
      assert.deepEqual([anew?.owner, anew?.left, anew?.atOnce], ['two', 0, 1]);
    },
  },
];

/** What a store does with leases on pieces of work, whose times are its own. */
export const workLeaseCases: StoreCase[] = [...claimCases, ...workCases];

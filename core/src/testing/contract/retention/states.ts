import assert from 'node:assert/strict';
import type { PruneBite } from '../../../model/operation/retention.js';
import type { Stores } from '../../../model/stores.js';
import type { Sum } from '../../../model/operation/sums.js';
import type { StoreCase } from '../kit/case.js';
import { at } from '../kit/moment.js';

const bite = (n: number, ids: string[] = ['a']): PruneBite => ({ n, ids, keep: [], sums: [] });
const sum = (_id: string, n: Record<string, number>, more: Partial<Sum> = {}): Sum => ({
  ...{ _id, of: 'runs', workflow: 'w', version: 1, n },
  ...more,
});
const stateOf = async ({ retention }: Pick<Stores, 'retention'>) => (await retention.states())[0];

/** How pruning gets on. */
export const stateCases: StoreCase[] = [
  {
    of: 'retention.states',
    name: 'knows nothing before there was a pass',
    run: async ({ retention }) => assert.deepEqual(await retention.states(), []),
  },
  {
    of: 'retention.notePass',
    name: 'notes when a pass began and ended, and how far it has come',
    async run({ retention }) {
      await retention.notePass('bodies', { mark: at(5) });
      await retention.notePass('bodies', { startedAt: at(1) });
      await retention.countRemoved('bodies', 3);
      await retention.notePass('bodies', { endedAt: at(2) });
      const state = { _id: 'bodies', startedAt: at(1), endedAt: at(2), mark: at(5) };
      assert.deepEqual(await stateOf({ retention }), { ...state, removed: 3, total: 3 });
      await retention.notePass('bodies', { startedAt: at(3) });
      assert.deepEqual(await stateOf({ retention }), { ...state, startedAt: at(3), removed: 0, total: 3 });
    },
  },
  {
    of: 'retention.countRemoved',
    name: 'counts in the pass and in all',
    async run({ retention }) {
      await retention.notePass('runs', { startedAt: at(1) });
      await retention.countRemoved('runs', 2);
      await retention.countRemoved('runs', 3);
      const { removed, total } = (await stateOf({ retention })) ?? {};
      assert.deepEqual([removed, total], [5, 5]);
    },
  },
  {
    of: 'retention.openBite',
    name: 'is opened once, behind the one before, when that is closed',
    async run({ retention }) {
      assert.equal(await retention.openBite('runs', bite(2)), false);
      assert.equal(await retention.openBite('runs', bite(1)), true);
      assert.equal(await retention.openBite('runs', bite(1, ['b'])), false);
      assert.equal(await retention.openBite('runs', bite(2)), false);
      assert.deepEqual((await stateOf({ retention }))?.bite, { ...bite(1), open: true });
      await retention.closeBite('runs', 1);
      assert.equal(await retention.openBite('runs', bite(1)), false);
      assert.equal(await retention.openBite('runs', bite(2)), true);
      assert.equal(await retention.openBite('events', bite(1)), true);
    },
  },
  {
    of: 'retention.openBite',
    name: 'lets one of many have it',
    async run({ retention }) {
      await retention.notePass('runs', { startedAt: at(1) });
      const opened = await Promise.all(['a', 'b', 'c'].map((id) => retention.openBite('runs', bite(1, [id]))));
      assert.equal(opened.filter(Boolean).length, 1);
    },
  },
  {
    of: 'retention.closeBite',
    name: 'closes the bite of this number, and no other',
    async run({ retention }) {
      await retention.openBite('runs', bite(1));
      await retention.closeBite('runs', 2);
      assert.equal((await stateOf({ retention }))?.bite?.open, true);
      await retention.closeBite('runs', 1);
      assert.deepEqual((await stateOf({ retention }))?.bite, { ...bite(1, []), open: false });
    },
  },
];

/** What is counted of things that are not kept. */
export const sumCases: StoreCase[] = [
  {
    of: 'sums.fold',
    name: 'adds up, and adds nothing twice of the same bite or of an earlier one',
    async run({ sums }) {
      await sums.fold([sum('x', { completed: 2, goal: 1 }), sum('y', { done: 1 })], { kind: 'runs', n: 1 });
      await sums.fold([sum('x', { completed: 2 }), sum('z', { done: 5 })], { kind: 'runs', n: 1 });
      await sums.fold([sum('x', { completed: 3, failed: 1 })], { kind: 'runs', n: 2 });
      await sums.fold([sum('x', { completed: 100 })], { kind: 'runs', n: 1 });
      await sums.fold([sum('x', { completed: 10 })], { kind: 'events', n: 1 });
      await sums.fold([], { kind: 'runs', n: 3 });
      const found = (await sums.ofWorkflows(['w'], 'runs')).sort((a, b) => (a._id < b._id ? -1 : 1));
      assert.deepEqual(found, [
        sum('x', { completed: 15, goal: 1, failed: 1 }),
        sum('y', { done: 1 }),
        sum('z', { done: 5 }),
      ]);
    },
  },
  {
    of: 'sums.ofWorkflows',
    name: 'finds those of workflows and of one sort',
    async run({ sums }) {
      const mails = sum('m', { sent: 1 }, { of: 'mails', step: 's', template: null, templateVersion: null });
      await sums.fold([sum('a', { goal: 1 }), sum('b', { goal: 2 }, { workflow: 'v' }), mails], { kind: 'x', n: 1 });
      assert.deepEqual(await sums.ofWorkflows(['v', 'none'], 'runs'), [sum('b', { goal: 2 }, { workflow: 'v' })]);
      assert.deepEqual(await sums.ofWorkflows(['w'], 'mails'), [mails]);
    },
  },
];

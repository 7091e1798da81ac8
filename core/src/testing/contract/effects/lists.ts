import assert from 'node:assert/strict';
import type { StoreCase } from '../kit/case.js';
import { at, claimed, claimOf, idsOf, open, settled } from './records.js';

/** What is read of effects. */
export const effectListCases: StoreCase[] = [
  {
    of: 'effects.dropped',
    name: 'goes through dropped effects in pages, by their keys, to the end',
    async run({ effects }) {
      await settled(
        effects,
        'dropped',
        ['c', 'a', 'b'].map((id) => open(id, { run: `run of ${id}` })),
      );
      await effects.record([open('aa')]);
      const first = await effects.dropped({ after: '', limit: 2 });
      assert.deepEqual(
        first,
        ['a', 'b'].map((_id) => ({ _id, run: `run of ${_id}`, step: 'mail', seq: 1 })),
      );
      assert.deepEqual(idsOf(await effects.dropped({ after: 'b', limit: 2 })), ['c']);
      assert.deepEqual(await effects.dropped({ after: 'c', limit: 2 }), []);
    },
  },
  {
    of: 'effects.mislaid',
    name: 'counts what was mislaid, and shows some of it',
    async run({ effects }) {
      assert.deepEqual(await effects.mislaid(10), { count: 0, first: [] });
      await settled(effects, 'dropped', [open('a'), open('b'), open('c')]);
      await effects.mislay(['a', 'b']);
      const { count, first } = await effects.mislaid(1);
      assert.deepEqual([count, first.length], [2, 1]);
      assert.deepEqual(
        (await effects.mislaid(10)).first.find((effect) => effect._id === 'b'),
        { _id: 'b', run: 'r', person: 'p', step: 'mail', action: 'send_email' },
      );
    },
  },
  {
    of: 'effects.newestHeld',
    name: 'names the newest of these actions that are held, up to a limit',
    async run({ effects }) {
      await claimed(
        effects,
        'lease',
        ['a', 'b', 'c'].map((id) => open(id)),
      );
      for (const [seconds, key] of [...['b', 'c', 'a'].entries()])
        await effects.finish([{ key, lease: 'lease', outcome: { state: 'held', reason: 'why' } }], at(seconds));
      await settled(effects, 'failed', [open('d')]);
      assert.deepEqual(await effects.newestHeld(['send_email', 'add_tag'], 2), ['a', 'c']);
      assert.deepEqual(await effects.newestHeld(['add_tag'], 2), []);
    },
  },
  {
    of: 'effects.held',
    name: 'counts what is held of these actions, up to a limit',
    async run({ effects }) {
      await settled(
        effects,
        'held',
        ['a', 'b', 'c'].map((id) => open(id)),
      );
      await effects.record([open('d')]);
      assert.equal(await effects.held(['send_email'], 10), 3);
      assert.equal(await effects.held(['send_email'], 2), 2);
      assert.equal(await effects.held(['add_tag'], 10), 0);
    },
  },
  {
    of: 'effects.nextDue',
    name: 'tells when the next open effect of these actions is due, claimed or not',
    async run({ effects }) {
      assert.equal(await effects.nextDue(['send_email'], at(0)), null);
      await effects.record([
        open('a'),
        open('b', { dueAt: at(40) }),
        open('c', { dueAt: at(20), action: 'add_tag' }),
        open('d', { dueAt: at(10), state: 'held' }),
      ]);
      assert.deepEqual(await effects.nextDue(['send_email'], at(0)), at(40));
      await effects.claim(claimOf('lease', 0));
      assert.deepEqual(await effects.nextDue(['send_email'], at(0)), at(30));
      assert.deepEqual(await effects.nextDue(['send_email', 'add_tag'], at(0)), at(20));
      assert.equal(await effects.nextDue(['send_email'], at(40)), null);
    },
  },
  {
    of: 'effects.byIds',
    name: 'finds those that there are, as copies',
    async run({ effects }) {
      await effects.record([open('a'), open('b')]);
      const [found, ...others] = await effects.byIds(['a', 'nothing', 'a']);
      assert.deepEqual([found, others], [open('a'), []]);
      found?.dueAt.setTime(0);
      assert.deepEqual(await effects.byIds(['a']), [open('a')]);
      assert.deepEqual(await effects.byIds([]), []);
    },
  },
  {
    of: 'effects.byRuns',
    name: 'finds them in the order in which they came about',
    async run({ effects }) {
      await effects.record([
        open('a', { createdAt: at(2), seq: 4 }),
        open('b', { createdAt: at(2), seq: 3 }),
        open('c', { createdAt: at(1), seq: 9, run: 's' }),
        open('d', { createdAt: at(0), run: 'of somebody else' }),
      ]);
      const found = await effects.byRuns(['r', 's', 'nothing']);
      assert.deepEqual(
        found.map((effect) => effect._id),
        ['c', 'b', 'a'],
      );
    },
  },
  {
    of: 'effects.answers',
    name: 'returns what steps answered, the newest where one was passed again',
    async run({ effects }) {
      await effects.record([
        open('a', { step: 'ask', seq: 10, output: { stock: 2 } }),
        open('b', { step: 'ask', seq: 9, output: { stock: 1 } }),
        open('c', { step: 'tell', seq: 2, output: null }),
        open('d', { step: 'mail' }),
        open('e', { run: 's', step: 'ask', output: 'yes' }),
        open('f', { run: 'of somebody else', output: 'no' }),
      ]);
      const found = await effects.answers(['r', 's', 'nothing']);
      assert.deepEqual(Object.fromEntries(found), { r: { ask: { stock: 2 }, tell: null }, s: { ask: 'yes' } });
      assert.deepEqual(await effects.answers([]), new Map());
    },
  },
];

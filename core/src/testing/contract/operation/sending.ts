import assert from 'node:assert/strict';
import type { Hold, SkipRule } from '../../../model/operation/sending.js';
import type { StoreCase } from '../kit/case.js';
import { at } from '../kit/moment.js';

const held: Hold = { since: at(1), why: 'by hand', by: 'ed', reason: 'Stock-taking' };
const restored: Hold = { since: at(2), why: 'restored', by: null, reason: '', lastAlive: at(0) };
const skip: SkipRule = { before: at(1), by: 'ed', at: at(2) };

export const sendingCases: StoreCase[] = [
  {
    of: 'sending.get',
    name: 'knows nothing before a worker came or somebody decided',
    async run({ sending }) {
      assert.equal(await sending.get(), null);
    },
  },
  {
    of: 'sending.beat',
    name: 'counts the signs of life, with the store’s own time, and keeps which database it was made in',
    async run({ sending, time }) {
      const before = await time();
      assert.equal(await sending.beat('a'), null);
      const first = await sending.beat('b');
      assert.ok(first && first.aliveAt >= before && first.aliveAt <= (await time()));
      const made = { _id: 'sending', identity: 'a', rev: 0, held: null, skip: null } as const;
      assert.deepEqual(first, { ...made, beats: 1, aliveAt: first.aliveAt });
      const now = await sending.get();
      assert.ok(now && now.aliveAt >= first.aliveAt);
      assert.deepEqual(now, { ...made, beats: 2, aliveAt: now.aliveAt });
    },
  },
  {
    of: 'sending.beat',
    name: 'of several that come at once each is counted',
    async run({ sending }) {
      await Promise.all(['a', 'a', 'a'].map((identity) => sending.beat(identity)));
      assert.equal((await sending.get())?.beats, 3);
    },
  },
  {
    of: 'sending.change',
    name: 'changes over the change before it only, and leaves the signs of life',
    async run({ sending }) {
      await sending.beat('a');
      const before = await sending.get();
      assert.equal(await sending.change(1, { identity: 'a', held, skip: null }), false);
      assert.equal(await sending.change(0, { identity: 'b', held: restored, skip: null }), true);
      assert.equal(await sending.change(0, { identity: 'a', held, skip: null }), false);
      assert.deepEqual(await sending.get(), { ...before, identity: 'b', rev: 1, held: restored });
      assert.equal(await sending.change(1, { identity: 'b', held: null, skip }), true);
      assert.deepEqual(await sending.get(), { ...before, identity: 'b', rev: 2, skip });
    },
  },
  {
    of: 'sending.change',
    name: 'holds also before any worker came',
    async run({ sending }) {
      assert.equal(await sending.change(1, { identity: 'a', held, skip: null }), false);
      assert.equal(await sending.change(0, { identity: 'a', held, skip: null }), true);
      const found = await sending.get();
      assert.deepEqual(
        { ...found, aliveAt: null },
        { _id: 'sending', identity: 'a', beats: 0, aliveAt: null, rev: 1, held, skip: null },
      );
      assert.equal((await sending.beat('a'))?.rev, 1);
      assert.deepEqual((await sending.get())?.held, held);
    },
  },
];

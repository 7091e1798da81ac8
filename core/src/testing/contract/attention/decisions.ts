import assert from 'node:assert/strict';
import type { StoreCase } from '../kit/case.js';
import { at, claimOf, effectOf, idsOf, open, settled } from '../effects/records.js';
import { ended, failed, handling } from './records.js';

/** What somebody decides about what needs them. */
export const attentionDecisionCases: StoreCase[] = [
  {
    of: 'attention.retry',
    name: 'opens what failed, is held or came too late as if it were new, and nothing else',
    async run({ effects, attention }) {
      await failed(effects, 'a', 1);
      // It was to be decided on at a moment that does not count any more.
      await ended(effects, open('b', { due: at(0) }), { state: 'held', reason: 'who knows' }, 1);
      await ended(effects, open('c', { due: at(0) }), { state: 'skipped', reason: 'Too late', expired: true }, 1);
      await ended(effects, open('d'), { state: 'done' }, 1);
      await ended(effects, open('e'), { state: 'skipped', reason: 'unsubscribed' }, 1);
      await failed(effects, 'f', 1);
      const keys = ['a', 'b', 'c', 'd', 'e', 'nothing'];
      await attention.retry(keys, { ...handling('j', 9), by: '$ed' });
      const anew = { dueAt: at(9), moment: at(9) };
      const handled = { job: 'j', by: '$ed', at: at(9), how: 'retried' as const };
      assert.deepEqual(await effectOf(effects, 'a'), open('a', { ...anew, handled: { ...handled, was: 'failed' } }));
      assert.deepEqual(await effectOf(effects, 'b'), open('b', { ...anew, handled: { ...handled, was: 'held' } }));
      assert.deepEqual(await effectOf(effects, 'c'), open('c', { ...anew, handled: { ...handled, was: 'expired' } }));
      assert.equal((await effectOf(effects, 'd')).state, 'done');
      assert.equal((await effectOf(effects, 'e')).state, 'skipped');
      assert.equal((await effectOf(effects, 'f')).state, 'failed');
      assert.deepEqual(idsOf((await effects.claim(claimOf('next', 9))).claimed), ['a', 'b', 'c']);
      // Whoever asks again while it is under way changes nothing.
      await attention.retry(keys, handling('k', 10));
      assert.deepEqual((await effectOf(effects, 'a')).handled?.job, 'j');
    },
  },
  {
    of: 'attention.dismiss',
    name: 'takes what failed or came too late from the list and leaves it as it is; once',
    async run({ effects, attention }) {
      await failed(effects, 'a', 1);
      await ended(effects, open('b'), { state: 'held', reason: 'who knows' }, 1);
      await attention.dismiss(['a', 'b'], { ...handling('j', 9), note: '$old' });
      await attention.dismiss(['a'], handling('k', 10));
      const { state, reason, cause, attention: kind, handled } = await effectOf(effects, 'a');
      assert.deepEqual([state, reason, cause, kind], ['failed', 'refused', 'refused', undefined]);
      assert.deepEqual(handled, { job: 'j', by: 'ed', at: at(9), note: '$old', how: 'dismissed', was: 'failed' });
      assert.equal((await effectOf(effects, 'b')).attention, 'held');
      assert.deepEqual(idsOf(await attention.list({ filter: {}, limit: 9 })), ['b']);
      await attention.retry(['a'], handling('k', 10));
      assert.equal((await effectOf(effects, 'a')).state, 'failed');
    },
  },
  {
    of: 'attention.closeHeld',
    name: 'closes what is held: as done, or not',
    async run({ effects, attention }) {
      for (const id of ['a', 'b']) await ended(effects, open(id), { state: 'held', reason: 'who knows' }, 1);
      const call = { action: 'call', lane: 'action:call' };
      await ended(effects, open('c', call), { state: 'held', reason: 'who knows' }, 1);
      await failed(effects, 'd', 1);
      await attention.closeHeld(['a', 'c', 'd'], 'done', handling('j', 9));
      await attention.closeHeld(['a', 'b'], 'failed', handling('k', 9));
      const was = { was: 'held', reason: 'who knows', cause: 'who knows' };
      const a = await effectOf(effects, 'a');
      assert.deepEqual([a.state, a.reason, a.cause, a.endedAt], ['done', 'Counted as sent by hand', undefined, at(9)]);
      assert.deepEqual(a.handled, { job: 'j', by: 'ed', at: at(9), how: 'dismissed', ...was });
      const b = await effectOf(effects, 'b');
      assert.deepEqual([b.state, b.reason, b.cause], ['failed', 'Counted as not sent by hand', 'who knows']);
      assert.equal((await effectOf(effects, 'c')).reason, 'Counted as done by hand');
      assert.equal((await effectOf(effects, 'd')).attention, 'failed');
      assert.deepEqual(idsOf(await attention.list({ filter: {}, limit: 9 })), ['d']);
    },
  },
  {
    of: 'attention.dismissedBy',
    name: 'finds what a decision dismissed, in the order of keys',
    async run({ effects, attention }) {
      for (const id of ['a', 'b', 'c', 'd', 'e']) await failed(effects, id, 1);
      await attention.dismiss(['c', 'a', 'b'], handling('j', 9));
      await attention.dismiss(['d'], handling('k', 9));
      await attention.retry(['e'], handling('j', 9));
      assert.deepEqual(
        (await attention.dismissedBy({ job: 'j', limit: 2 })).map(({ _id }) => _id),
        ['a', 'b'],
      );
      assert.deepEqual(idsOf(await attention.dismissedBy({ job: 'j', after: 'b', limit: 2 })), ['c']);
    },
  },
  {
    of: 'attention.undo',
    name: 'puts back what a decision dismissed, as it was, unless it is known to be done meanwhile',
    async run({ effects, attention }) {
      for (const id of ['a', 'c', 'd']) await failed(effects, id, 1);
      await ended(effects, open('b'), { state: 'held', reason: 'who knows' }, 1);
      const before = await effectOf(effects, 'a');
      await attention.dismiss(['a', 'c'], handling('j', 9));
      await attention.dismiss(['d'], handling('k', 9));
      await attention.closeHeld(['b'], 'done', handling('j', 9));
      await effects.finish([{ key: 'c', lease: '', outcome: { state: 'done' } }], at(10));
      await attention.undo(['a', 'b', 'c', 'd'], 'j');
      assert.deepEqual(await effectOf(effects, 'a'), before);
      const b = await effectOf(effects, 'b');
      assert.deepEqual(
        [b.state, b.reason, b.cause, b.attention, b.handled],
        ['held', 'who knows', 'who knows', 'held', undefined],
      );
      assert.equal((await effectOf(effects, 'c')).attention, undefined);
      assert.equal((await effectOf(effects, 'd')).attention, undefined);
      assert.deepEqual(idsOf(await attention.list({ filter: {}, limit: 9 })), ['a', 'b']);
    },
  },
  {
    of: 'attention.handledBy',
    name: 'counts what carries a decision last',
    async run({ effects, attention }) {
      for (const id of ['a', 'b', 'c']) await failed(effects, id, 1);
      await attention.retry(['a', 'b'], handling('j', 9));
      await attention.dismiss(['c'], handling('k', 9));
      assert.equal(await attention.handledBy('j'), 2);
      assert.equal(await attention.handledBy('k'), 1);
      assert.equal(await attention.handledBy('l'), 0);
    },
  },
  {
    of: 'attention.markOld',
    name: 'marks what an earlier version left failed or held, page by page',
    async run({ effects, attention }) {
      await effects.record([
        open('a', { state: 'failed', reason: 'refused', endedAt: at(1) }),
        open('b', { state: 'held', endedAt: at(1) }),
        open('c', { state: 'done', endedAt: at(1) }),
        open('d', { state: 'skipped', reason: 'unsubscribed', endedAt: at(1) }),
      ]);
      await settled(effects, 'failed', [open('e')]);
      await attention.dismiss(['e'], handling('j', 9));
      assert.equal(await attention.markOld('', 2), 'b');
      assert.equal(await attention.markOld('b', 9), 'e');
      assert.equal(await attention.markOld('e', 9), null);
      const found = await attention.list({ filter: {}, limit: 9 });
      assert.deepEqual(
        found.map(({ _id, attention: kind, cause }) => [_id, kind, cause]),
        [
          ['b', 'held', 'No reason was given'],
          ['a', 'failed', 'refused'],
        ],
      );
    },
  },
];

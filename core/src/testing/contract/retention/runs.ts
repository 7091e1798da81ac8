import assert from 'node:assert/strict';
import type { Stores } from '../../../model/stores.js';
import { ended as brought, failed, handling } from '../attention/records.js';
import { open, settled } from '../effects/records.js';
import type { StoreCase } from '../kit/case.js';
import { idsOf } from '../kit/ids-of.js';
import { at } from '../kit/moment.js';
import { message, put } from '../messages/records.js';
import { commitOf, ended, headOf, note, waiting } from '../runs/records.js';
import { done, query } from './records.js';

const GONE = 'gone';
const thin = ({ retention }: Pick<Stores, 'retention'>, ...ids: string[]) => retention.thin(ids, GONE, at(20));

/** Finished runs that are old. */
export const oldRunCases: StoreCase[] = [
  {
    of: 'retention.oldRuns',
    name: 'finds those that ended before a moment, longest ago first, page by page',
    async run({ runs, retention }) {
      await runs.insertNew([
        ended('d', { endedAt: at(3) }),
        ended('b', { endedAt: at(2), instance: 'cart-1', outcome: 'goal' }),
        ended('c', { endedAt: at(2) }),
        ended('a', { endedAt: at(9) }),
        ended('border', { endedAt: at(10) }),
        waiting('inside'),
      ]);
      const first = await retention.oldRuns(query({ limit: 2 }));
      assert.deepEqual(first[0], {
        ...{ _id: 'b', workflow: 'w', version: 1, entryKey: 'b', instance: 'cart-1', outcome: 'goal', endedAt: at(2) },
      });
      assert.deepEqual(idsOf(first), ['b', 'c']);
      assert.deepEqual(idsOf(await retention.oldRuns(query({ after: { at: at(2), id: 'c' } }))), ['d', 'a']);
    },
  },
  {
    of: 'retention.oldRuns',
    name: 'leaves those whose people lack changes, and those without their details',
    async run({ runs, retention }) {
      await runs.insertNew([waiting('a'), ended('b', { endedAt: at(2) })]);
      const pending = { key: 'k', changes: [], cause: { run: 'a' } as never, at: at(0) };
      await runs.commit([
        await commitOf(runs, 'a', { set: { state: 'ended', endedAt: at(1), outcome: 'completed' }, pending }),
      ]);
      assert.deepEqual(idsOf(await retention.oldRuns(query())), ['b']);
      await thin({ retention }, 'b');
      assert.deepEqual(await retention.oldRuns(query()), []);
      await runs.forgetPending([{ key: 'k', runs: ['a'] }]);
      assert.deepEqual(idsOf(await retention.oldRuns(query())), ['a']);
    },
  },
  {
    of: 'retention.effectsOf',
    name: 'tells what steps of runs did',
    async run({ effects, retention }) {
      await effects.record([open('e1', { run: 'a' }), open('e2', { run: 'b' })]);
      await settled(effects, 'failed', [open('e3', { run: 'a', step: 'call' })]);
      const found = (await retention.effectsOf(['a'])).sort((x, y) => (x._id < y._id ? -1 : 1));
      const common = { run: 'a', workflow: 'w', version: 1, action: 'send_email' };
      assert.deepEqual(found, [
        { _id: 'e1', ...common, step: 'mail', state: 'open', attempts: 1 },
        { _id: 'e3', ...common, step: 'call', state: 'failed', attempts: 1, reason: 'why' },
      ]);
    },
  },
  {
    of: 'retention.makeFinal',
    name: 'keeps what failed in runs from being tried again or put back, and leaves what is open or held',
    async run({ attention, effects, retention }) {
      for (const [id, run] of [
        ['failed', 'a'],
        ['dismissed', 'a'],
        ['other', 'b'],
      ] as const)
        await failed(effects, id, 1, { run });
      await attention.dismiss(['dismissed'], handling('j', 2));
      await brought(effects, open('held', { run: 'a' }), { state: 'held', reason: 'who knows' }, 3);
      await effects.record([open('open', { run: 'a' })]);

      await retention.makeFinal(['a']);
      await attention.undo(['dismissed'], 'j');
      await attention.retry(['failed', 'dismissed', 'other', 'held'], handling('k', 4));

      const stands = await effects.byIds(['failed', 'dismissed', 'other', 'held', 'open']);
      assert.deepEqual(stands.map(({ _id, state }) => `${_id} is ${state}`).sort(), [
        'dismissed is failed',
        'failed is failed',
        'held is open',
        'open is open',
        'other is open',
      ]);
    },
  },
  {
    of: 'retention.thin',
    name: 'takes the details off what has ended, in one write that whoever read it before cannot undo',
    async run({ runs, retention }) {
      await runs.insertNew([ended('a', { journal: [note('x')], subject: 'cart:1' }), waiting('b')]);
      const before = await headOf(runs, 'a');
      assert.deepEqual(await thin({ retention }, 'a', 'b', 'missing'), new Set(['a']));
      const run = await runs.get('a');
      assert.deepEqual(run?.journal, [{ type: 'note', at: at(20).getTime(), message: GONE }]);
      assert.deepEqual(run.trigger, { event: 'shop:1', name: 'order_placed', properties: {} });
      assert.equal(run.thinned, 'going');
      assert.equal(run.rev, before.rev + 1);
      assert.deepEqual(await thin({ retention }, 'a'), new Set(['a']));
      assert.equal((await runs.get('a'))?.rev, before.rev + 1);
      assert.equal((await runs.get('b'))?.thinned, undefined);
      const again = { step: 'mail', phase: 'arrive', stepAt: at(21), event: 'shop:2', wakeAt: at(22) } as const;
      assert.deepEqual(await runs.reopen([{ run: before, ...again, entry: note('again') }]), []);
    },
  },
  {
    of: 'retention.halfRemoved',
    name: 'finds those whose details were taken off and that were not dealt with yet',
    async run({ runs, retention }) {
      await runs.insertNew([ended('a'), ended('b'), ended('c')]);
      await thin({ retention }, 'a', 'b');
      assert.deepEqual(idsOf(await retention.halfRemoved(10)).sort(), ['a', 'b']);
      assert.equal((await retention.halfRemoved(1)).length, 1);
      await retention.finishRuns(['a'], ['b']);
      assert.deepEqual(await retention.halfRemoved(10), []);
    },
  },
  {
    of: 'retention.noteOnMessages',
    name: 'has messages say what their effects said, once, and ends those that wait for nothing',
    async run({ messages, retention }) {
      await put(messages, [
        message('a', { state: 'sent' }),
        message('b'),
        message('c', { attempts: 5, reason: 'old' }),
      ]);
      await retention.noteOnMessages([
        { _id: 'a', state: 'done', attempts: 3, reason: 'late' },
        { _id: 'b', state: 'failed', attempts: 2, reason: 'refused' },
        { _id: 'c', state: 'done', attempts: 1 },
        { _id: 'missing', state: 'failed', attempts: 1 },
      ]);
      await retention.noteOnMessages([]);
      const told = await Promise.all(['a', 'b', 'c'].map((id) => messages.get(id)));
      assert.deepEqual(
        told.map((m) => [m?.state, m?.attempts, m?.reason]),
        [
          ['sent', 3, 'late'],
          ['failed', 2, 'refused'],
          ['pending', 5, 'old'],
        ],
      );
      assert.equal(await messages.get('missing'), null);
    },
  },
  {
    of: 'retention.removeDetails',
    name: 'removes effects of runs whose details were taken off, but none that came about since',
    async run({ runs, effects, retention }) {
      await runs.insertNew([ended('a'), ended('whole'), waiting('inside')]);
      await done(effects, 'a', ['a1', 'a2']);
      await done(effects, 'a', ['new'], at(11));
      await done(effects, 'whole', ['w1']);
      await done(effects, 'inside', ['i1']);
      await thin({ retention }, 'a');
      await retention.removeDetails(['a', 'whole', 'inside'], at(10));
      assert.deepEqual(idsOf(await effects.byIds(['a1', 'a2', 'new', 'w1', 'i1'])).sort(), ['i1', 'new', 'w1']);
      await retention.removeDetails(['a'], at(10));
    },
  },
  {
    of: 'retention.removeDetails',
    name: 'leaves a run that goes on again as it is',
    async run({ runs, effects, retention }) {
      await runs.insertNew([ended('a')]);
      await done(effects, 'a', ['a1']);
      await thin({ retention }, 'a');
      const again = { step: 'mail', phase: 'arrive', stepAt: at(21), event: 'shop:2', wakeAt: at(22) } as const;
      await runs.reopen([{ run: await headOf(runs, 'a'), ...again, entry: note('again') }]);
      await retention.removeDetails(['a'], at(10));
      await retention.finishRuns(['a'], []);
      assert.equal((await runs.get('a'))?.state, 'waiting');
      assert.equal((await runs.get('a'))?.thinned, undefined);
      assert.deepEqual(idsOf(await effects.byIds(['a1'])), ['a1']);
    },
  },
  {
    of: 'retention.finishRuns',
    name: 'removes some of those whose details were taken off, and keeps the others: their entry keys stay taken',
    async run({ runs, retention }) {
      await runs.insertNew([ended('a'), ended('b'), ended('whole')]);
      await thin({ retention }, 'a', 'b');
      await retention.finishRuns(['a', 'whole'], ['b']);
      await retention.finishRuns(['a', 'whole'], ['b']);
      assert.equal(await runs.get('a'), null);
      assert.equal((await runs.get('b'))?.thinned, 'kept');
      assert.equal((await runs.get('whole'))?.thinned, undefined);
      const added = await runs.insertNew([waiting('a'), waiting('b2', { entryKey: 'b' })]);
      assert.deepEqual(added, new Set(['a']));
      await retention.finishRuns([], []);
    },
  },
];

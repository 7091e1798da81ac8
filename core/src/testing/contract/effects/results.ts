import assert from 'node:assert/strict';
import type { StoreCase } from '../kit/case.js';
import { at, claimed, claimOf, effectOf, idsOf, open, settled } from './records.js';

/** How effects are recorded, and what comes of them. */
export const resultCases: StoreCase[] = [
  {
    of: 'effects.record',
    name: 'keeps what is new, and leaves what is there as it is but for counting it',
    async run({ effects }) {
      assert.deepEqual(await effects.record([]), new Set());
      assert.deepEqual(await effects.record([open('a'), open('b')]), new Set(['a', 'b']));
      const again = ['a', 'c'].map((id) => open(id, { input: { to: 'eve@example.com' }, dueAt: at(9) }));
      assert.deepEqual(await effects.record(again), new Set(['c']));
      assert.deepEqual(await effects.byIds(['a']), [open('a', { again: 1 })]);
      await effects.record([open('a')]);
      assert.equal((await effectOf(effects, 'a')).again, 2);
      assert.deepEqual(await effects.byIds(['b']), [open('b')]);
    },
  },
  {
    of: 'effects.record',
    name: 'opens again what was dropped, and nothing else that is over',
    async run({ effects }) {
      await settled(effects, 'dropped', [open('a')]);
      await settled(effects, 'failed', [open('b')]);
      assert.deepEqual(await effects.record(['a', 'b'].map((id) => open(id, { dueAt: at(9) }))), new Set());
      assert.deepEqual(await effects.byIds(['a']), [open('a', { dueAt: at(9), again: 1 })]);
      const { state, again } = await effectOf(effects, 'b');
      assert.deepEqual([state, again], ['failed', undefined]);
    },
  },
  {
    of: 'effects.finish',
    name: 'writes how attempts came out',
    async run({ effects }) {
      await claimed(
        effects,
        'lease',
        ['a', 'b', 'c', 'd', 'e'].map((id) => open(id, { reason: 'earlier' })),
      );
      await effects.finish([], at(5));
      await effects.finish(
        [
          { key: 'a', lease: 'lease', outcome: { state: 'done', output: { id: 7 }, reason: 'as expected' } },
          { key: 'b', lease: 'lease', outcome: { state: 'done' } },
          { key: 'c', lease: 'lease', outcome: { state: 'failed', reason: 'refused' } },
          { key: 'd', lease: 'lease', outcome: { state: 'later', dueAt: at(90), reason: 'busy' } },
        ],
        at(5),
      );
      const { reason: _, ...done } = open('b', { attempts: 1, dueAt: at(30), state: 'done', endedAt: at(5) });
      const found = await effects.byIds(['a', 'b', 'c', 'd']);
      assert.deepEqual(
        found.sort((one, other) => (one._id < other._id ? -1 : 1)),
        [
          { ...done, _id: 'a', output: { id: 7 }, reason: 'as expected' },
          done,
          { ...done, _id: 'c', state: 'failed', reason: 'refused', attention: 'failed', cause: 'refused' },
          open('d', { attempts: 1, dueAt: at(90), reason: 'busy' }),
        ],
      );
      assert.equal((await effectOf(effects, 'e')).lease, 'lease');
      assert.deepEqual(idsOf((await effects.claim(claimOf('next', 90))).claimed), ['d']);
    },
  },
  {
    of: 'effects.finish',
    name: 'puts off what may not be done yet: no attempt counts, and it is known since when',
    async run({ effects }) {
      const putOff = (reason: string, until: number) => ({ state: 'put off', dueAt: at(until), reason }) as const;
      await claimed(effects, 'lease', [open('a', { reason: 'earlier' })]);
      await effects.finish([{ key: 'a', lease: 'lease', outcome: putOff('quiet hours', 90) }], at(5));
      const { reason: _, ...first } = open('a', { attempts: 0, dueAt: at(90) });
      assert.deepEqual(await effects.byIds(['a']), [
        { ...first, putOff: { until: at(90), reason: 'quiet hours', since: at(5) } },
      ]);
      const [again] = (await effects.claim(claimOf('next', 90))).claimed;
      assert.equal(again?.attempts, 1);
      await effects.finish([{ key: 'a', lease: 'lease', outcome: putOff('too late', 95) }], at(91));
      await effects.finish([{ key: 'a', lease: 'next', outcome: putOff('a cap', 99) }], at(91));
      const putOffTwice = { ...first, dueAt: at(99), putOff: { until: at(99), reason: 'a cap', since: at(5) } };
      assert.deepEqual(await effects.byIds(['a']), [putOffTwice]);
    },
  },
  {
    of: 'effects.finish',
    name: 'moves what belongs into another lane, and counts no attempt',
    async run({ effects }) {
      await claimed(effects, 'lease', [open('a'), open('b')]);
      const moved = { state: 'moved', lane: 'smtp:@bulk', dueAt: at(5) } as const;
      await effects.finish(
        [
          { key: 'a', lease: 'lease', outcome: moved },
          { key: 'b', lease: 'before', outcome: moved },
        ],
        at(5),
      );
      assert.deepEqual(await effects.byIds(['a']), [open('a', { lane: 'smtp:@bulk', dueAt: at(5), attempts: 0 })]);
      assert.equal((await effectOf(effects, 'b')).lane, open('b').lane);
      assert.deepEqual(idsOf((await effects.claim({ ...claimOf('next', 90), lane: 'smtp:@bulk' })).claimed), ['a']);
    },
  },
  {
    of: 'effects.finish',
    name: 'knows what is done whoever holds the lease, and anything else only from its holder',
    async run({ effects }) {
      await claimed(
        effects,
        'now',
        ['a', 'b', 'c', 'd'].map((id) => open(id)),
      );
      await settled(effects, 'held', [open('e')]);
      await settled(effects, 'dropped', [open('f')]);
      const later = { state: 'later', dueAt: at(90), reason: 'busy' } as const;
      await effects.finish(
        [
          ...['a', 'e', 'f'].map((key) => ({ key, lease: 'before', outcome: { state: 'done' as const } })),
          { key: 'b', lease: 'before', outcome: { state: 'failed', reason: 'refused' } },
          { key: 'c', lease: 'before', outcome: later },
          { key: 'd', lease: 'now', outcome: { state: 'skipped', reason: 'refused' } },
        ],
        at(5),
      );
      const states = await effects.byIds(['a', 'b', 'c', 'd', 'e', 'f']);
      assert.deepEqual(Object.fromEntries(states.map(({ _id, state }) => [_id, state])), {
        ...{ a: 'done', b: 'open', c: 'open', d: 'skipped', e: 'done', f: 'dropped' },
      });
      const { lease, dueAt } = await effectOf(effects, 'c');
      assert.deepEqual([lease, dueAt], ['now', at(30)]);
    },
  },
  {
    of: 'effects.finish',
    name: 'counts no attempt of what is held up, and notes since when it is',
    async run({ effects }) {
      await claimed(effects, '1', [open('a')]);
      const heldUp = { state: 'held up', dueAt: at(90), reason: 'busy' } as const;
      await effects.finish([{ key: 'a', lease: '1', outcome: heldUp }], at(5));
      const { lease, ...first } = await effectOf(effects, 'a');
      assert.equal(lease, undefined);
      assert.deepEqual(first, open('a', { dueAt: at(90), reason: 'busy', heldUps: 1, heldUp: at(5) }));
      await effects.claim(claimOf('2', 90));
      await effects.finish([{ key: 'a', lease: '2', outcome: heldUp }], at(95));
      await effects.finish([{ key: 'a', lease: '2', outcome: heldUp }], at(95));
      const again = await effectOf(effects, 'a');
      assert.deepEqual([again.attempts, again.heldUps, again.heldUp], [0, 2, at(5)]);
    },
  },
  {
    of: 'effects.finish',
    name: 'ends a trial',
    async run({ effects }) {
      await claimed(effects, 'lease', [open('a')]);
      const query = { lanes: { names: ['smtp:shop'], prefixes: [], without: [] }, actions: ['send_email'], except: [] };
      await effects.claimLost({ ...query, now: at(30), until: at(40), lease: 'trial' });
      const outcome = { state: 'later', dueAt: at(60), reason: 'busy' } as const;
      await effects.finish([{ key: 'a', lease: 'trial', outcome }], at(35));
      const { lost, lease } = await effectOf(effects, 'a');
      assert.deepEqual([lost, lease], [undefined, undefined]);
    },
  },
  {
    of: 'effects.drop',
    name: 'drops what is held and was not recorded again',
    async run({ effects }) {
      await claimed(effects, 'now', [open('a'), open('b'), open('c')]);
      await effects.record([open('b'), open('c')]);
      await effects.drop([], at(5));
      await effects.drop(
        [
          { _id: 'a', lease: 'now' },
          { _id: 'b', lease: 'now' },
          { _id: 'c', lease: 'now', again: 1 },
        ],
        at(5),
      );
      const { state, reason, endedAt, lease } = await effectOf(effects, 'a');
      assert.deepEqual([state, endedAt, lease], ['dropped', at(5), undefined]);
      assert.ok(reason);
      assert.equal((await effectOf(effects, 'b')).state, 'open');
      assert.equal((await effectOf(effects, 'c')).state, 'dropped');
    },
  },
  {
    of: 'effects.drop',
    name: 'leaves what somebody else holds, or what is over',
    async run({ effects }) {
      await claimed(effects, 'now', [open('a')]);
      await settled(effects, 'done', [open('b')]);
      await effects.drop(
        [
          { _id: 'a', lease: 'before' },
          { _id: 'b', lease: 'lease of b' },
        ],
        at(5),
      );
      assert.equal((await effectOf(effects, 'a')).state, 'open');
      assert.equal((await effectOf(effects, 'b')).state, 'done');
    },
  },
  {
    of: 'effects.mislay',
    name: 'has dropped effects count as failed, and says why',
    async run({ effects }) {
      await settled(effects, 'dropped', [open('a'), open('b')]);
      await effects.record([open('c')]);
      const { reason: dropped, ...before } = await effectOf(effects, 'a');
      await effects.mislay([]);
      await effects.mislay(['a', 'c', 'nothing']);
      const { reason, cause, attention, ...mislaid } = await effectOf(effects, 'a');
      assert.ok(cause !== undefined && attention === 'failed');
      assert.deepEqual(mislaid, { ...before, state: 'failed', mislaid: true });
      assert.ok(reason !== dropped);
      assert.equal((await effectOf(effects, 'b')).state, 'dropped');
      assert.deepEqual(await effects.byIds(['c']), [open('c')]);
    },
  },
  {
    of: 'effects.resolveHeld',
    name: 'opens a held effect again, as if never tried',
    async run({ effects }) {
      await settled(effects, 'held', [open('a', { due: at(1) })]);
      assert.equal(await effects.resolveHeld('a', 'reopen', at(9)), true);
      assert.deepEqual(await effects.byIds(['a']), [open('a', { dueAt: at(9), moment: at(9) })]);
      assert.equal(await effects.resolveHeld('a', 'reopen', at(10)), false);
    },
  },
  {
    of: 'effects.resolveHeld',
    name: 'closes a held effect, and only a held one',
    async run({ effects }) {
      await settled(effects, 'held', [open('a')]);
      await settled(effects, 'failed', [open('b')]);
      assert.equal(await effects.resolveHeld('a', 'done', at(9)), true);
      const { state, endedAt, reason } = await effectOf(effects, 'a');
      assert.deepEqual([state, endedAt], ['done', at(9)]);
      assert.ok(reason !== 'why');
      for (const id of ['a', 'b', 'nothing']) assert.equal(await effects.resolveHeld(id, 'done', at(10)), false);
      assert.equal((await effectOf(effects, 'b')).state, 'failed');
    },
  },
];

import assert from 'node:assert/strict';
import type { ErasureRecord } from '../../../model/operation/erasure.js';
import type { MergeRecord } from '../../../model/operation/merge.js';
import type { Stores } from '../../../model/stores.js';
import { at } from '../kit/moment.js';
import type { StoreCase } from '../kit/case.js';
import { idsOf } from '../kit/ids-of.js';

const ADA = 'ada@example.com';

const erasureOf = async (store: Stores, email: string, more: Partial<ErasureRecord> = {}): Promise<ErasureRecord> => {
  const marks = await store.erasures.marksOf([email]);
  return {
    ...{ _id: marks[0] ?? '', marks, state: 'under_way', step: 'hold', by: 'ed', startedAt: at(0) },
    ...{ erasedAt: null, againAt: null, endedAt: null, hosts: [] },
    trace: { emails: [email], person: 'p', alias: 'erased_1', externalIds: { crm: '7' } },
    ...more,
  };
};

const merge = (from: string, into: string, more: Partial<MergeRecord> = {}): MergeRecord => ({
  ...{ _id: `${from}:${into}`, from, into, by: 'ed', state: 'under_way' },
  ...{ startedAt: at(0), againAt: null, endedAt: null, emails: { from: [ADA], into: 'bob@example.com' } },
  ...more,
});

export const erasureCases: StoreCase[] = [
  {
    of: 'erasures.marksOf',
    name: 'are the same each time, differ, and are no plain hash',
    async run({ erasures }) {
      const [a = '', b = ''] = await erasures.marksOf([ADA, 'bob@example.com']);
      assert.deepEqual(await erasures.marksOf(['bob@example.com', ADA]), [b, a]);
      assert.match(a, /^[0-9a-f]{64}$/);
      assert.notEqual(a, b);
      assert.deepEqual(await erasures.marksOf([]), []);
    },
  },
  {
    of: 'erasures.start',
    name: 'begins one, gives back the one under way, and begins anew where it is done',
    async run(store) {
      const { erasures } = store;
      const first = await erasureOf(store, ADA);
      assert.deepEqual(await erasures.start(first), first);
      assert.equal((await erasures.start({ ...first, by: 'eve', startedAt: at(9) })).by, 'ed');
      await erasures.finish(first._id, at(10));
      assert.equal((await erasures.start({ ...first, by: 'eve', startedAt: at(20) })).by, 'eve');
      const now = await erasures.get(first._id);
      assert.deepEqual([now?.state, now?.startedAt, now?.endedAt], ['under_way', at(20), null]);
    },
  },
  {
    of: 'erasures.get',
    name: 'finds one by its mark',
    async run(store) {
      const one = await store.erasures.start(await erasureOf(store, ADA));
      assert.deepEqual(await store.erasures.get(one._id), one);
      assert.equal(await store.erasures.get('nothing'), null);
    },
  },
  {
    of: 'erasures.concerning',
    name: 'finds those of addresses, of any of theirs, also when they are done',
    async run(store) {
      const { erasures } = store;
      const marks = await erasures.marksOf([ADA, 'ada@work.example']);
      const one = await erasures.start(await erasureOf(store, ADA, { marks }));
      await erasures.finish(one._id, at(5));
      const found = await erasures.concerning([ADA, 'ada@work.example', 'bob@example.com']);
      assert.deepEqual([...found.keys()].sort(), [ADA, 'ada@work.example']);
      assert.equal(found.get('ada@work.example')?.state, 'done');
      assert.equal((await erasures.concerning([])).size, 0);
    },
  },
  {
    of: 'erasures.unfinished',
    name: 'are those that are not done, the oldest first',
    async run(store) {
      const { erasures } = store;
      const ids: string[] = [];
      for (const [i, email] of ['c@x.example', 'a@x.example', 'b@x.example'].entries())
        ids.push((await erasures.start(await erasureOf(store, email, { startedAt: at(i) })))._id);
      await erasures.finish(ids[1] ?? '', at(9));
      assert.deepEqual(idsOf(await erasures.unfinished(10)), [ids[0], ids[2]]);
      assert.deepEqual(idsOf(await erasures.unfinished(1)), [ids[0]]);
    },
  },
  {
    of: 'erasures.move',
    name: 'notes how far it has come, unless it is done',
    async run(store) {
      const { erasures } = store;
      const { _id } = await erasures.start(await erasureOf(store, ADA));
      assert.equal(await erasures.move(_id, { step: 'mails' }), true);
      assert.equal(await erasures.move(_id, { state: 'settling', erasedAt: at(3), againAt: at(9) }), true);
      const moved = await erasures.get(_id);
      assert.deepEqual([moved?.step, moved?.state, moved?.erasedAt], ['mails', 'settling', at(3)]);
      await erasures.finish(_id, at(9));
      assert.equal(await erasures.move(_id, { step: 'hold' }), false);
    },
  },
  {
    of: 'erasures.hostDone',
    name: 'crosses a place outside off',
    async run(store) {
      const { erasures } = store;
      const { _id } = await erasures.start(await erasureOf(store, ADA, { hosts: ['cms', 'crm'] }));
      await erasures.hostDone(_id, 'cms');
      await erasures.hostDone(_id, 'cms');
      assert.deepEqual((await erasures.get(_id))?.hosts, ['crm']);
    },
  },
  {
    of: 'erasures.finish',
    name: 'keeps who and when, and nothing by which anybody is found',
    async run(store) {
      const { erasures } = store;
      const one = await erasures.start(await erasureOf(store, ADA));
      await erasures.finish(one._id, at(9));
      const { trace: _, ...rest } = one;
      assert.deepEqual(await erasures.get(one._id), { ...rest, state: 'done', endedAt: at(9) });
    },
  },
  {
    of: 'erasures.addHost',
    name: 'names a place outside once',
    async run({ erasures }) {
      for (const name of ['crm', 'cms', 'crm']) await erasures.addHost(name);
      assert.deepEqual(await erasures.hosts(), ['cms', 'crm']);
    },
  },
  {
    of: 'erasures.hosts',
    name: 'are none at first',
    async run({ erasures }) {
      assert.deepEqual(await erasures.hosts(), []);
    },
  },
];

export const mergeCases: StoreCase[] = [
  {
    of: 'merges.start',
    name: 'begins one once',
    async run({ merges }) {
      assert.equal((await merges.start(merge('a', 'b'))).by, 'ed');
      assert.equal((await merges.start(merge('a', 'b', { by: 'eve' }))).by, 'ed');
    },
  },
  {
    of: 'merges.get',
    name: 'finds one by its id',
    async run({ merges }) {
      await merges.start(merge('a', 'b'));
      assert.deepEqual(await merges.get('a:b'), merge('a', 'b'));
      assert.equal(await merges.get('b:a'), null);
    },
  },
  {
    of: 'merges.unfinished',
    name: 'are those that are not done, the oldest first',
    async run({ merges }) {
      for (const [i, from] of ['c', 'a', 'b'].entries()) await merges.start(merge(from, 'z', { startedAt: at(i) }));
      await merges.finish('a:z', at(9));
      assert.deepEqual(idsOf(await merges.unfinished(10)), ['c:z', 'b:z']);
      assert.deepEqual(idsOf(await merges.unfinished(1)), ['c:z']);
    },
  },
  {
    of: 'merges.ofPerson',
    name: 'are those of who goes and of who stays',
    async run({ merges }) {
      await merges.start(merge('a', 'b'));
      await merges.start(merge('c', 'd'));
      assert.deepEqual(idsOf(await merges.ofPerson('a')), ['a:b']);
      assert.deepEqual(idsOf(await merges.ofPerson('b')), ['a:b']);
      await merges.finish('a:b', at(1));
      assert.deepEqual(await merges.ofPerson('a'), []);
    },
  },
  {
    of: 'merges.intoOf',
    name: 'is who stayed, also once it is done, and the last where there were several',
    async run({ merges }) {
      await merges.start(merge('a', 'b'));
      await merges.start(merge('aa', 'd'));
      assert.equal(await merges.intoOf('a'), 'b');
      await merges.finish('a:b', at(1));
      assert.equal(await merges.intoOf('a'), 'b');
      await merges.start(merge('a', '0', { startedAt: at(5) }));
      assert.equal(await merges.intoOf('a'), '0');
      for (const nobody of ['b', '', 'A', 'a:b', 'a.*']) assert.equal(await merges.intoOf(nobody), undefined);
    },
  },
  {
    of: 'merges.settle',
    name: 'notes when it is looked at once more',
    async run({ merges }) {
      await merges.start(merge('a', 'b'));
      await merges.settle('a:b', at(60));
      assert.deepEqual(await merges.get('a:b'), merge('a', 'b', { state: 'settling', againAt: at(60) }));
    },
  },
  {
    of: 'merges.finish',
    name: 'forgets the addresses',
    async run({ merges }) {
      await merges.start(merge('a', 'b'));
      await merges.finish('a:b', at(9));
      const { emails: _, ...rest } = merge('a', 'b', { state: 'done', endedAt: at(9) });
      assert.deepEqual(await merges.get('a:b'), rest);
    },
  },
];

import assert from 'node:assert/strict';
import type { EndpointCall, EndpointRecord } from '../../model/webhook.js';
import type { StoreCase } from './kit/case.js';

const endpoint = (id: string, name = id): EndpointRecord => ({
  _id: id,
  name,
  proof: { kind: 'signature' },
  secret: 'whsec_for-tests-only',
  mapping: { email: null, id: null, properties: {}, fields: {} },
  ...{ calls: [], accepted: 0, turnedAway: 0, turnedAwayAt: null },
  createdAt: new Date(1_000),
});
const call = (second: number, reason: string | null = null): EndpointCall => ({
  at: new Date(second * 1_000),
  status: reason === null ? 202 : 400,
  reason,
  body: `{"second":${second}}`,
});

export const endpointCases: StoreCase[] = [
  {
    of: 'endpoints.insert',
    name: 'refuses an id that is taken',
    async run({ endpoints }) {
      await endpoints.insert(endpoint('a', 'First'));
      await assert.rejects(endpoints.insert(endpoint('a', 'Second')));
      assert.deepEqual(await endpoints.get('a'), endpoint('a', 'First'));
    },
  },
  {
    of: 'endpoints.get',
    name: 'finds nothing where nothing is',
    async run({ endpoints }) {
      assert.equal(await endpoints.get('a'), null);
    },
  },
  {
    of: 'endpoints.all',
    name: 'lists by name, and by id where two have one',
    async run({ endpoints }) {
      assert.deepEqual(await endpoints.all(), []);
      for (const [id, name] of [
        ['3', 'b'],
        ['2', 'a'],
        ['4', 'C'],
        ['1', 'b'],
      ] as const)
        await endpoints.insert(endpoint(id, name));
      assert.deepEqual(
        (await endpoints.all()).map((e) => e._id),
        ['4', '2', '1', '3'],
      );
    },
  },
  {
    of: 'endpoints.set',
    name: 'changes what is said and leaves the rest',
    async run({ endpoints }) {
      await endpoints.insert(endpoint('a', 'Before'));
      await endpoints.note('a', call(1), true, 10);
      const mapping = { email: 'data.email', id: null, properties: { plan: 'data.plan' }, fields: {} };
      assert.equal(await endpoints.set('a', { name: 'After', mapping, secretGiven: true }), true);
      const changed = { name: 'After', mapping, secretGiven: true, calls: [call(1)], accepted: 1 };
      assert.deepEqual(await endpoints.get('a'), { ...endpoint('a'), ...changed });
      assert.equal(await endpoints.set('unknown', { name: 'x' }), false);
      assert.equal(await endpoints.get('unknown'), null);
    },
  },
  {
    of: 'endpoints.remove',
    name: 'removes once',
    async run({ endpoints }) {
      await endpoints.insert(endpoint('a'));
      assert.equal(await endpoints.remove('a'), true);
      assert.equal(await endpoints.remove('a'), false);
      assert.equal(await endpoints.get('a'), null);
    },
  },
  {
    of: 'endpoints.note',
    name: 'keeps the newest calls, the newest last, and counts those that were accepted',
    async run({ endpoints }) {
      await endpoints.insert(endpoint('a'));
      await endpoints.note('a', call(1), true, 2);
      await endpoints.note('a', call(2, 'no address'), false, 2);
      await endpoints.note('a', call(3), true, 2);
      const found = await endpoints.get('a');
      assert.deepEqual([found?.calls, found?.accepted], [[call(2, 'no address'), call(3)], 2]);
      await endpoints.note('unknown', call(4), true, 2);
      assert.equal(await endpoints.get('unknown'), null);
    },
  },
  {
    of: 'endpoints.noteTurnedAway',
    name: 'counts, and notes the last time',
    async run({ endpoints }) {
      await endpoints.insert(endpoint('a'));
      for (const second of [1, 2]) await endpoints.noteTurnedAway('a', new Date(second * 1_000));
      assert.deepEqual(await endpoints.get('a'), {
        ...endpoint('a'),
        turnedAway: 2,
        turnedAwayAt: new Date(2_000),
      });
      await endpoints.noteTurnedAway('unknown', new Date(3_000));
      assert.equal(await endpoints.get('unknown'), null);
    },
  },
];

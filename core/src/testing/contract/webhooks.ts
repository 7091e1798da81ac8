import assert from 'node:assert/strict';
import type { IncomingCall, WebhookRecord } from '../../model/webhook.js';
import type { StoreCase } from './kit/case.js';

const webhook = (id: string, name = id): WebhookRecord => ({
  _id: id,
  name,
  proof: { kind: 'signature' },
  secret: 'whsec_for-tests-only',
  mapping: { email: null, id: null, properties: {}, fields: {} },
  ...{ calls: [], accepted: 0, turnedAway: 0, turnedAwayAt: null },
  createdAt: new Date(1_000),
});
const call = (second: number, reason: string | null = null): IncomingCall => ({
  at: new Date(second * 1_000),
  status: reason === null ? 202 : 400,
  reason,
  body: `{"second":${second}}`,
});

export const webhookCases: StoreCase[] = [
  {
    of: 'webhooks.insert',
    name: 'refuses an id that is taken',
    async run({ webhooks }) {
      await webhooks.insert(webhook('a', 'First'));
      await assert.rejects(webhooks.insert(webhook('a', 'Second')));
      assert.deepEqual(await webhooks.get('a'), webhook('a', 'First'));
    },
  },
  {
    of: 'webhooks.get',
    name: 'finds nothing where nothing is',
    async run({ webhooks }) {
      assert.equal(await webhooks.get('a'), null);
    },
  },
  {
    of: 'webhooks.all',
    name: 'lists by name, and by id where two have one',
    async run({ webhooks }) {
      assert.deepEqual(await webhooks.all(), []);
      for (const [id, name] of [
        ['3', 'b'],
        ['2', 'a'],
        ['4', 'C'],
        ['1', 'b'],
      ] as const)
        await webhooks.insert(webhook(id, name));
      assert.deepEqual(
        (await webhooks.all()).map((e) => e._id),
        ['4', '2', '1', '3'],
      );
    },
  },
  {
    of: 'webhooks.set',
    name: 'changes what is said and leaves the rest',
    async run({ webhooks }) {
      await webhooks.insert(webhook('a', 'Before'));
      await webhooks.note('a', call(1), true, 10);
      const mapping = { email: 'data.email', id: null, properties: { plan: 'data.plan' }, fields: {} };
      assert.equal(await webhooks.set('a', { name: 'After', mapping, secretGiven: true }), true);
      const changed = { name: 'After', mapping, secretGiven: true, calls: [call(1)], accepted: 1 };
      assert.deepEqual(await webhooks.get('a'), { ...webhook('a'), ...changed });
      assert.equal(await webhooks.set('unknown', { name: 'x' }), false);
      assert.equal(await webhooks.get('unknown'), null);
    },
  },
  {
    of: 'webhooks.remove',
    name: 'removes once',
    async run({ webhooks }) {
      await webhooks.insert(webhook('a'));
      assert.equal(await webhooks.remove('a'), true);
      assert.equal(await webhooks.remove('a'), false);
      assert.equal(await webhooks.get('a'), null);
    },
  },
  {
    of: 'webhooks.note',
    name: 'keeps the newest calls, the newest last, and counts those that were accepted',
    async run({ webhooks }) {
      await webhooks.insert(webhook('a'));
      await webhooks.note('a', call(1), true, 2);
      await webhooks.note('a', call(2, 'no address'), false, 2);
      await webhooks.note('a', call(3), true, 2);
      const found = await webhooks.get('a');
      assert.deepEqual([found?.calls, found?.accepted], [[call(2, 'no address'), call(3)], 2]);
      await webhooks.note('unknown', call(4), true, 2);
      assert.equal(await webhooks.get('unknown'), null);
    },
  },
  {
    of: 'webhooks.noteTurnedAway',
    name: 'counts, and notes the last time',
    async run({ webhooks }) {
      await webhooks.insert(webhook('a'));
      for (const second of [1, 2]) await webhooks.noteTurnedAway('a', new Date(second * 1_000));
      assert.deepEqual(await webhooks.get('a'), {
        ...webhook('a'),
        turnedAway: 2,
        turnedAwayAt: new Date(2_000),
      });
      await webhooks.noteTurnedAway('unknown', new Date(3_000));
      assert.equal(await webhooks.get('unknown'), null);
    },
  },
];

import assert from 'node:assert/strict';
import type { SecretRecord } from '../../../model/operation/secret.js';
import type { StoreCase } from '../kit/case.js';
import { at } from '../kit/moment.js';

const secret = (_id: string, locked = 'x'): SecretRecord => ({
  ...{ _id, locked, hosts: ['erp.example', `${_id}.example:8443`] },
  ...{ by: 'ed', changedAt: at(1) },
});

export const secretCases: StoreCase[] = [
  {
    of: 'secrets.put',
    name: 'keeps a secret in place of the one that has its name',
    async run({ secrets }) {
      const { hosts: _none, ...older } = secret('erp');
      await secrets.put(older);
      assert.deepEqual(await secrets.get('erp'), older);
      await secrets.put(secret('erp', 'y'));
      assert.deepEqual(await secrets.get('erp'), secret('erp', 'y'));
    },
  },
  {
    of: 'secrets.get',
    name: 'has none that nobody has set',
    async run({ secrets }) {
      assert.equal(await secrets.get('erp'), null);
    },
  },
  {
    of: 'secrets.all',
    name: 'lists them by name',
    async run({ secrets }) {
      for (const name of ['erp', 'crm']) await secrets.put(secret(name));
      assert.deepEqual(await secrets.all(), [secret('crm'), secret('erp')]);
    },
  },
  {
    of: 'secrets.remove',
    name: 'takes one away, once',
    async run({ secrets }) {
      for (const name of ['erp', 'crm']) await secrets.put(secret(name));
      assert.equal(await secrets.remove('erp'), true);
      assert.equal(await secrets.remove('erp'), false);
      assert.deepEqual(await secrets.all(), [secret('crm')]);
    },
  },
];

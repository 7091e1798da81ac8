import assert from 'node:assert/strict';
import type { SuppressionReason } from '../../../model/mail/subscription.js';
import type { StoreCase } from '../kit/case.js';
import { idsOf } from '../kit/ids-of.js';
import { at } from '../kit/moment.js';

/** How a store lists those who get no marketing mail. */
export const suppressionListCases: StoreCase[] = [
  {
    of: 'subscriptions.list',
    name: 'goes through those who get no marketing mail, newest first; by address below the start of one',
    async run({ subscriptions }) {
      const entry = (email: string, n: number, status: SuppressionReason | 'subscribed') =>
        ({ email, status, since: at(n), by: 'test', why: 'asked' }) as const;
      await subscriptions.apply([
        entry('ann.a@example.com', 1, 'unsubscribed'),
        entry('ann.b@example.com', 3, 'complained'),
        entry('bob@example.com', 3, 'unsubscribed'),
        entry('eve@example.com', 4, 'unsubscribed'),
      ]);
      await subscriptions.apply([entry('eve@example.com', 5, 'subscribed')]);
      const reasons: SuppressionReason[] = ['unsubscribed', 'complained'];
      const all = await subscriptions.list({ reasons, limit: 10 });
      assert.deepEqual(idsOf(all), ['bob@example.com', 'ann.b@example.com', 'ann.a@example.com']);
      assert.equal(all[0]?.why, 'asked');
      const only = await subscriptions.list({ reasons: ['complained'], limit: 10 });
      assert.deepEqual(idsOf(only), ['ann.b@example.com']);
      const after = { since: at(3), email: 'bob@example.com', orAt: false };
      assert.deepEqual(idsOf(await subscriptions.list({ reasons, after, limit: 1 })), ['ann.b@example.com']);
      const from = { ...after, orAt: true };
      assert.deepEqual(idsOf(await subscriptions.list({ reasons, after: from, limit: 1 })), ['bob@example.com']);
      const q = 'ANN.';
      assert.deepEqual(idsOf(await subscriptions.list({ reasons, q, limit: 10 })), [
        'ann.a@example.com',
        'ann.b@example.com',
      ]);
      const behind = { since: at(1), email: 'ann.a@example.com', orAt: false };
      assert.deepEqual(idsOf(await subscriptions.list({ reasons, q, after: behind, limit: 1 })), ['ann.b@example.com']);
    },
  },
];

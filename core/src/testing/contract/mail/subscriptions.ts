import assert from 'node:assert/strict';
import type { SubscriptionChange } from '../../../model/mail/subscription.js';
import type { StoreCase } from '../kit/case.js';
import { known, meet, minute } from '../people/records.js';

const unsubscribed = (email: string, n: number, more: Partial<SubscriptionChange> = {}): SubscriptionChange => ({
  email,
  status: 'unsubscribed',
  since: minute(n),
  by: 'test',
  ...more,
});

export const subscriptionCases: StoreCase[] = [
  {
    of: 'subscriptions.get',
    name: 'knows nothing of an address that was never on the list',
    async run({ subscriptions }) {
      await subscriptions.apply([unsubscribed('ada@example.com', 1)]);
      assert.equal(await subscriptions.get('bob@example.com'), null);
      assert.equal(await subscriptions.get('ADA@example.com'), null);
      assert.equal((await subscriptions.get('ada@example.com'))?.reason, 'unsubscribed');
    },
  },
  {
    of: 'subscriptions.byEmails',
    name: 'finds the entries of those addresses that have one',
    async run({ subscriptions }) {
      await subscriptions.apply([unsubscribed('ada@example.com', 1), unsubscribed('bob@example.com', 1)]);
      const found = await subscriptions.byEmails(['bob@example.com', 'eve@example.com', 'ada@example.com']);
      assert.deepEqual([...found.keys()].sort(), ['ada@example.com', 'bob@example.com']);
      assert.deepEqual(found.get('ada@example.com'), await subscriptions.get('ada@example.com'));
      assert.equal((await subscriptions.byEmails([])).size, 0);
    },
  },
  {
    of: 'subscriptions.apply',
    name: 'writes the list, and the person beside it where there is one',
    async run(store) {
      const ada = await meet(store, 'ada@example.com');
      const how = 'one-click' as const;
      await store.subscriptions.apply([
        unsubscribed('ada@example.com', 1, { how }),
        unsubscribed('stranger@example.com', 2, { status: 'bounced' }),
      ]);
      assert.deepEqual(await store.subscriptions.get('ada@example.com'), {
        ...{ _id: 'ada@example.com', reason: 'unsubscribed', since: minute(1), by: 'test', how },
      });
      assert.deepEqual(await store.subscriptions.get('stranger@example.com'), {
        ...{ _id: 'stranger@example.com', reason: 'bounced', since: minute(2), by: 'test' },
      });
      const { subscription, updatedAt, rev } = await known(store, ada._id);
      assert.deepEqual(subscription, { status: 'unsubscribed', since: minute(1), by: 'test', how });
      assert.deepEqual([updatedAt, rev], [minute(1), ada.rev]);
      assert.equal(await store.people.countAll(), 1);
      await store.subscriptions.apply([]);
    },
  },
  {
    of: 'subscriptions.apply',
    name: 'keeps the address of whoever subscribed again, and forgets how they had left',
    async run(store) {
      const ada = await meet(store, 'ada@example.com');
      await store.subscriptions.apply([unsubscribed('ada@example.com', 1, { how: 'page' })]);
      await store.subscriptions.apply([unsubscribed('ada@example.com', 2, { status: 'subscribed', by: 'staff' })]);
      assert.deepEqual(await store.subscriptions.get('ada@example.com'), {
        ...{ _id: 'ada@example.com', reason: null, since: minute(2), by: 'staff' },
      });
      assert.deepEqual((await known(store, ada._id)).subscription, {
        ...{ status: 'subscribed', since: minute(2), by: 'staff' },
      });
    },
  },
  {
    of: 'subscriptions.apply',
    name: 'changes nothing by what is not newer, and writes the others of the same batch',
    async run(store) {
      const ada = await meet(store, 'ada@example.com');
      await store.subscriptions.apply([unsubscribed('ada@example.com', 5)]);
      await store.subscriptions.apply([
        unsubscribed('ada@example.com', 4, { status: 'subscribed' }),
        unsubscribed('ada@example.com', 5, { status: 'complained' }),
        unsubscribed('bob@example.com', 1),
      ]);
      assert.equal((await store.subscriptions.get('ada@example.com'))?.reason, 'unsubscribed');
      assert.equal((await store.subscriptions.get('bob@example.com'))?.reason, 'unsubscribed');
      assert.equal((await known(store, ada._id)).subscription?.status, 'unsubscribed');
      assert.deepEqual((await known(store, ada._id)).updatedAt, minute(5));
    },
  },
  {
    of: 'subscriptions.apply',
    name: 'keeps the newest of several changes to one address, in whichever order they stand',
    async run(store) {
      const ada = await meet(store, 'ada@example.com');
      await store.subscriptions.apply([
        unsubscribed('ada@example.com', 1),
        unsubscribed('ada@example.com', 3, { status: 'complained' }),
        unsubscribed('ada@example.com', 2, { status: 'subscribed' }),
      ]);
      assert.equal((await store.subscriptions.get('ada@example.com'))?.reason, 'complained');
      assert.equal((await known(store, ada._id)).subscription?.status, 'complained');
    },
  },
  {
    of: 'subscriptions.apply',
    name: 'writes the person also where the list has it already: a crash may have come between',
    async run(store) {
      await store.subscriptions.apply([unsubscribed('ada@example.com', 1)]);
      const ada = await meet(store, 'ada@example.com');
      assert.equal(ada.subscription, undefined);
      await store.subscriptions.apply([unsubscribed('ada@example.com', 1)]);
      assert.equal((await known(store, ada._id)).subscription?.status, 'unsubscribed');
    },
  },
];

import assert from 'node:assert/strict';
import type { StoreCase } from '../kit/case.js';
import { at } from '../kit/moment.js';
import { change, known, meet, minute } from '../people/records.js';

/** Taking people out, and one into another. */
export const peopleErasingCases: StoreCase[] = [
  {
    of: 'people.erase',
    name: 'removes these and nobody else',
    async run(store) {
      const ada = await meet(store, 'ada@example.com');
      await meet(store, 'eve@example.com');
      await store.people.erase([ada._id, 'nobody']);
      assert.deepEqual(
        (await store.people.range({ after: '', limit: 9 })).map((p) => p.email),
        ['eve@example.com'],
      );
      await store.people.erase([]);
    },
  },
  {
    of: 'people.addAliases',
    name: 'adds addresses once',
    async run(store) {
      const ada = await meet(store, 'ada@example.com');
      await store.people.addAliases(ada._id, ['old@example.com']);
      await store.people.addAliases(ada._id, ['old@example.com', 'older@example.com']);
      assert.deepEqual((await known(store, ada._id)).aliases, ['old@example.com', 'older@example.com']);
    },
  },
  {
    of: 'people.byAliases',
    name: 'finds who has an address now that was merged into theirs',
    async run(store) {
      const ada = await meet(store, 'ada@example.com');
      await store.people.addAliases(ada._id, ['old@example.com', 'older@example.com']);
      const found = await store.people.byAliases(['old@example.com', 'ada@example.com', 'bob@example.com']);
      assert.deepEqual(
        [...found].map(([alias, p]) => [alias, p._id]),
        [['old@example.com', ada._id]],
      );
      assert.equal((await store.people.byAliases([])).size, 0);
    },
  },
  {
    of: 'people.absorb',
    name: 'fills what is missing, keeps what is there, and looks at segments and dates again',
    async run(store) {
      const gone = await meet(store, 'old@example.com', {
        fields: { first_name: 'Ada', city: 'Rome' },
        externalIds: { crm: '1', shop: '2' },
        timeZone: 'Europe/Rome',
        locale: 'it',
        untracked: true,
        tags: ['vip', 'old'],
      });
      const kept = await meet(store, 'ada@example.com', {
        fields: { city: 'Paris' },
        externalIds: { crm: '9' },
        locale: 'fr',
        tags: ['vip'],
      });
      await store.people.absorb(gone._id, kept._id, minute(5));
      const now = await known(store, kept._id);
      assert.deepEqual(now.fields, { first_name: 'Ada', city: 'Paris' });
      assert.deepEqual(now.externalIds, { crm: '9', shop: '2' });
      assert.deepEqual([...now.tags].sort(), ['old', 'vip']);
      assert.deepEqual([now.timeZone, now.locale, now.email], ['Europe/Rome', 'fr', 'ada@example.com']);
      assert.equal(now.untracked, true);
      assert.deepEqual([now.segmentsAt, now.datesAt], [minute(5), minute(5)]);
      assert.ok(now.words?.some(({ of, w }) => of === 'first_name' && w === 'ada'));
      assert.equal((now.rev ?? 0) > (kept.rev ?? 0), true);
      assert.equal((await store.people.byIds([gone._id])).size, 0);
      await store.people.absorb(gone._id, kept._id, minute(9));
      assert.deepEqual((await known(store, kept._id)).updatedAt, minute(5));
    },
  },
  {
    of: 'people.absorb',
    name: 'keeps what is new about either',
    async run(store) {
      const gone = await meet(store, 'old@example.com');
      const kept = await meet(store, 'ada@example.com');
      await change(store, gone, { kind: 'add_tag', tag: 'a' });
      await change(store, kept, { kind: 'add_tag', tag: 'b' });
      await store.people.absorb(gone._id, kept._id, minute(5));
      const { news = [] } = await known(store, kept._id);
      assert.deepEqual(news.map(({ properties }) => properties['tag']).sort(), ['a', 'b']);
    },
  },
  {
    of: 'subscriptions.hide',
    name: 'keeps the entries under a mark, under which they are found as before',
    async run({ subscriptions, erasures }) {
      const otherwise = { reason: 'unsubscribed' as const, since: at(50), by: 'ed', how: 'erasure' as const };
      await subscriptions.apply([{ email: 'ada@example.com', status: 'complained', since: at(1), by: 'ada' }]);
      await subscriptions.apply([{ email: 'bob@example.com', status: 'subscribed', since: at(1), by: 'bob' }]);
      await subscriptions.hide(['ada@example.com', 'bob@example.com', 'eve@example.com'], otherwise);
      const found = await subscriptions.byEmails(['ada@example.com', 'bob@example.com', 'eve@example.com']);
      assert.deepEqual(found.get('ada@example.com'), {
        ...{ _id: 'ada@example.com', reason: 'complained', since: at(1), by: 'ed' },
      });
      assert.deepEqual(found.get('eve@example.com'), { _id: 'eve@example.com', ...otherwise });
      assert.deepEqual(await subscriptions.get('bob@example.com'), { _id: 'bob@example.com', ...otherwise });
      // Hidden again, nothing changes; and what comes later counts.
      await subscriptions.hide(['ada@example.com'], { ...otherwise, since: at(70) });
      assert.equal((await subscriptions.get('ada@example.com'))?.reason, 'complained');
      await subscriptions.apply([{ email: 'ada@example.com', status: 'unsubscribed', since: at(0), by: 'late' }]);
      assert.equal((await subscriptions.get('ada@example.com'))?.reason, 'complained');
      await subscriptions.apply([{ email: 'ada@example.com', status: 'subscribed', since: at(90), by: 'ada' }]);
      assert.equal((await subscriptions.get('ada@example.com'))?.reason, null);
      // Decided since: a later look leaves it.
      await subscriptions.hide(['ada@example.com'], { ...otherwise, since: at(60) });
      assert.equal((await subscriptions.get('ada@example.com'))?.reason, null);
      await subscriptions.hide(['ada@example.com'], { ...otherwise, since: at(99) });
      assert.equal((await subscriptions.get('ada@example.com'))?.reason, 'unsubscribed');
      assert.equal((await erasures.marksOf(['ada@example.com'])).length, 1);
    },
  },
];

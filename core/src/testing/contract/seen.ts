import assert from 'node:assert/strict';
import type { JsonObject } from '../../definition/json/json.js';
import type { EventRecord } from '../../model/event.js';
import type { StoreCase } from './kit/case.js';
import { meet, minute } from './people/records.js';

const happened = (name: string, n: number, properties: JsonObject): EventRecord => ({
  _id: `test:${name}:${n}`,
  source: 'test',
  name,
  email: 'ada@example.com',
  properties,
  occurredAt: minute(n),
  receivedAt: minute(n),
  state: 'received',
});

export const seenCases: StoreCase[] = [
  {
    of: 'seen.events',
    name: 'tells the names of events, last seen first, with the properties of the newest, one level down',
    async run({ seen, events }) {
      assert.deepEqual(await seen.events(), []);
      await events.insertNew([
        happened('visited', 1, { page: '/' }),
        happened('ordered', 2, {
          total: 3,
          item: { title: 'Tea', size: { x: 1 } },
          tags: ['a'],
          none: null,
          empty: {},
        }),
        happened('visited', 3, { page: '/', at: { x: 1, y: 2 } }),
      ]);
      const found = await seen.events();
      assert.deepEqual(
        found.map(({ name, lastAt, properties }) => [name, lastAt, properties.sort()]),
        [
          ['visited', minute(3).toISOString(), ['at.x', 'at.y', 'page']],
          ['ordered', minute(2).toISOString(), ['item.size', 'item.title', 'none', 'tags', 'total']],
        ],
      );
    },
  },
  {
    of: 'seen.events',
    name: 'leaves out properties that only came long ago',
    async run({ seen, events }) {
      const many = Array.from({ length: 60 }, (_, i) => happened('visited', i + 2, { page: '/' }));
      await events.insertNew([...many, happened('visited', 1, { long_ago: 1 })]);
      assert.deepEqual(
        (await seen.events()).map(({ properties }) => properties),
        [['page']],
      );
    },
  },
  {
    of: 'seen.tags',
    name: 'tells each tag that somebody has, once',
    async run(store) {
      assert.deepEqual(await store.seen.tags(), []);
      await meet(store, 'ada@example.com', { tags: ['vip', 'guest'] });
      await meet(store, 'bob@example.com', { tags: ['guest'] });
      await meet(store, 'eve@example.com');
      assert.deepEqual((await store.seen.tags()).sort(), ['guest', 'vip']);
    },
  },
  {
    of: 'seen.fields',
    name: 'tells each field that somebody has, once, in order',
    async run(store) {
      assert.deepEqual(await store.seen.fields(), []);
      await meet(store, 'ada@example.com', { fields: { plan: 'free', city: 'Bern' } });
      await meet(store, 'bob@example.com', { fields: { city: 'Ulm', address: { zip: 1 } } });
      await meet(store, 'eve@example.com');
      assert.deepEqual(await store.seen.fields(), ['address', 'city', 'plan']);
    },
  },
];

import assert from 'node:assert/strict';
import type { PersonChange } from '../../../decide/types.js';
import type { Application } from '../../../model/person.js';
import type { StoreCase } from '../kit/case.js';
import { known, LONG_AGO, meet, meetAll, minute, NOBODY, NOT_SOON, tell, telling } from './records.js';

const OPEN = { since: LONG_AGO, deadline: NOT_SOON };
const CLOSED = { since: LONG_AGO, deadline: LONG_AGO };

const addOne: PersonChange = { kind: 'calculate', field: 'n', operation: 'add', by: 1 };
const application = (key: string, people: string[], changes: PersonChange[] = [addOne]): Application => ({
  key,
  people,
  changes,
  cause: { depth: 3, run: 'r' },
  at: minute(4),
});
const sorted = (ids: Iterable<string> | undefined): string[] => [...(ids ?? [])].sort();

/** Applying what was committed, once to each. */
export const applyCases: StoreCase[] = [
  {
    of: 'people.apply',
    name: 'applies changes once to each person, however often it is tried',
    async run(store) {
      const ids = (await meetAll(store, ['ada@example.com', 'bob@example.com'])).map((p) => p._id);
      for (const people of [ids.slice(0, 1), ids, ids]) {
        const { done, missing, refused } = await store.people.apply([application('k', people)], OPEN);
        assert.deepEqual(sorted(done.get('k')), sorted(people));
        assert.deepEqual([missing.size, refused], [0, []]);
      }
      await Promise.all([1, 2, 3].map(() => store.people.apply([application('at once', ids)], OPEN)));
      for (const id of ids) assert.equal((await known(store, id)).fields['n'], 2);
    },
  },
  {
    of: 'people.apply',
    name: 'tells as news what was altered, with what brought it about',
    async run(store) {
      const ada = await meet(store, 'ada@example.com');
      await store.people.apply([application('k', [ada._id])], OPEN);
      await store.people.apply([application('k', [ada._id])], OPEN);
      const [{ news } = { news: [] }] = await store.people.withNews(10);
      assert.deepEqual(
        news.map(({ at, depth, run, properties }) => ({ at, depth, run, properties })),
        [{ at: minute(4), depth: 3, run: 'r', properties: { field: 'n', from: null, to: 1 } }],
      );
    },
  },
  {
    of: 'people.apply',
    name: 'tells apart who has which changes, and who is not there',
    async run(store) {
      const [ada, bob] = await meetAll(store, ['ada@example.com', 'bob@example.com']);
      assert(ada && bob);
      const { done, missing, refused } = await store.people.apply(
        [application('a', [ada._id]), application('b', [bob._id, NOBODY]), application('c', ['no one'])],
        OPEN,
      );
      assert.deepEqual([sorted(done.get('a')), sorted(done.get('b'))], [[ada._id], [bob._id]]);
      assert.deepEqual([sorted(missing), refused], [['no one', NOBODY].sort(), []]);
    },
  },
  {
    of: 'people.apply',
    name: 'applies nothing behind the deadline; who has the changes already is still done',
    async run(store) {
      const [ada, bob] = await meetAll(store, ['ada@example.com', 'bob@example.com']);
      assert(ada && bob);
      await store.people.apply([application('k', [ada._id])], OPEN);
      const late = application('k', [ada._id, bob._id]);
      const { done, missing, refused } = await store.people.apply([late], CLOSED);
      assert.deepEqual([sorted(done.get('k')), missing.size, refused], [[ada._id], 0, []]);
      assert.equal((await known(store, bob._id)).fields['n'], undefined);
      // Nothing was refused: in time, the same is applied.
      assert.deepEqual(sorted((await store.people.apply([late], OPEN)).done.get('k')), sorted([ada._id, bob._id]));
    },
  },
  {
    of: 'people.apply',
    name: 'remembers a key also when more is applied after its run forgot it',
    async run(store) {
      const ada = await meet(store, 'ada@example.com');
      const later = { since: NOT_SOON, deadline: NOT_SOON };
      for (const key of ['first', 'second', 'third', 'first', 'second'])
        await store.people.apply([application(key, [ada._id])], later);
      assert.equal((await known(store, ada._id)).fields['n'], 3);
    },
  },
  {
    of: 'people.apply',
    name: 'applies to the others what somebody’s record cannot take',
    async run(store) {
      const people = await meetAll(store, ['1@example.com', '2@example.com', '3@example.com']);
      const ids = people.map((p) => p._id);
      // Some stores hold no more than 16 MB of a record: this one is full.
      for (const half of ['a', 'b']) {
        const externalIds = Object.fromEntries(
          [1, 2, 3, 4].map((n) => [`${half}${n}`, 'x'.repeat(2 * 1024 * 1024 - 300)]),
        );
        await tell(store, [telling('2@example.com', { _id: half, person: { externalIds } })]);
      }
      const changes: PersonChange[] = [{ kind: 'set_field', field: 'last', value: 'x'.repeat(2_000) }];
      const { done, missing, refused } = await store.people.apply([application('k', ids, changes)], OPEN);
      assert.equal(missing.size, 0);
      assert.deepEqual(sorted([...(done.get('k') ?? []), ...refused.map(({ person }) => person)]), sorted(ids));
      for (const { key, person, reason } of refused) {
        assert.deepEqual([key, person], ['k', ids[1]]);
        assert.notEqual(reason, '');
      }
      for (const id of ids) assert.equal('last' in (await known(store, id)).fields, done.get('k')?.has(id));
    },
  },
];

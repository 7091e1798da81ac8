import assert from 'node:assert/strict';
import type { PersonChange } from '../../../decide/types.js';
import { ownEvents } from '../../../definition/events/own-events.js';
import type { StoreCase } from '../kit/case.js';
import { change, known, meet, meetAll, minute, newsOf, NOBODY } from './records.js';

const addTag = (tag: string): PersonChange => ({ kind: 'add_tag', tag });
const setField = (field: string, value: string | null): PersonChange => ({ kind: 'set_field', field, value });
const calculate = (field: string, operation: 'add' | 'multiply', by: number): PersonChange => ({
  kind: 'calculate',
  field,
  operation,
  by,
});

/** Changing people in bulk, and the news of it. */
export const changeCases: StoreCase[] = [
  {
    of: 'people.change',
    name: 'makes changes one after the other, and tells as news what they altered, once',
    async run(store) {
      const ada = await meet(store, 'ada@example.com', { fields: { city: 'Bern' }, tags: ['a', 'b'] });
      const changes: PersonChange[] = [
        addTag('a'),
        addTag('c'),
        { kind: 'remove_tag', tag: 'b' },
        { kind: 'remove_tag', tag: 'x' },
        setField('city', 'Ulm'),
        setField('city', 'Ulm'),
        setField('nothing', null),
      ];
      const cause = { depth: 2, run: 'r' };
      await store.people.change([{ people: [ada._id], changes, cause }], minute(5));
      await store.people.change([{ people: [ada._id], changes, cause }], minute(6));
      const now = await known(store, ada._id);
      assert.deepEqual(now.tags, ['a', 'c']);
      assert.deepEqual(now.fields, { city: 'Ulm', nothing: null });
      assert.deepEqual(newsOf(now), [
        { name: ownEvents.tagAdded, properties: { tag: 'c' } },
        { name: ownEvents.tagRemoved, properties: { tag: 'b' } },
        { name: ownEvents.fieldChanged, properties: { field: 'city', from: 'Bern', to: 'Ulm' } },
      ]);
      for (const { at, depth, run } of now.news ?? [])
        assert.deepEqual({ at, depth, run }, { at: minute(5), depth: 2, run: 'r' });
      assert.equal(new Set(now.news?.map(({ id }) => id)).size, 3);
      assert.deepEqual([now.newsAt, now.updatedAt], [minute(5), minute(6)]);
    },
  },
  {
    of: 'people.change',
    name: 'makes each group’s changes in order, once to each of those who are there',
    async run(store) {
      const [ada, bob] = await meetAll(store, ['ada@example.com', 'bob@example.com']);
      assert(ada && bob);
      const cause = { depth: 0 };
      await store.people.change(
        [
          { people: [ada._id, NOBODY, bob._id], changes: [setField('last', 'first')], cause },
          { people: [bob._id, bob._id], changes: [setField('last', 'second'), calculate('times', 'add', 1)], cause },
        ],
        minute(1),
      );
      assert.equal((await known(store, ada._id)).fields['last'], 'first');
      assert.deepEqual((await known(store, bob._id)).fields, { last: 'second', times: 1 });
      assert.equal(await store.people.countAll(), 2);
      await store.people.change([], minute(1));
    },
  },
  {
    of: 'people.change',
    name: 'calculates with numbers, also written as text, and with nothing as with 0; other text stays',
    async run(store) {
      const ada = await meet(store, 'ada@example.com', { fields: { text: ' 1.5e1 ', word: 'many', full: 1 } });
      await change(
        store,
        ada,
        calculate('none', 'add', 2),
        calculate('text', 'multiply', 2),
        calculate('word', 'add', 1),
        calculate('full', 'multiply', 1),
      );
      const now = await known(store, ada._id);
      assert.deepEqual(now.fields, { none: 2, text: 30, word: 'many', full: 1 });
      assert.deepEqual(newsOf(now), [
        { name: ownEvents.fieldChanged, properties: { field: 'none', from: null, to: 2 } },
        { name: ownEvents.fieldChanged, properties: { field: 'text', from: ' 1.5e1 ', to: 30 } },
      ]);
    },
  },
  {
    of: 'people.change',
    name: 'counts each of several calculations that are made at once',
    async run(store) {
      const ada = await meet(store, 'ada@example.com');
      await Promise.all([1, 2, 3, 4].map((by) => change(store, ada, calculate('points', 'add', by))));
      assert.equal((await known(store, ada._id)).fields['points'], 10);
    },
  },
  {
    of: 'people.change',
    name: 'has people found by their names as they are now',
    async run(store) {
      const ada = await meet(store, 'ada@example.com', { fields: { last_name: 'Byron', first_name: 'Augusta' } });
      await change(store, ada, setField('last_name', 'King'));
      const finds = async (q: string) => (await store.people.search({ q, limit: 10 })).people.length;
      assert.deepEqual([await finds('byron'), await finds('king'), await finds('augusta')], [0, 1, 1]);
      await change(store, ada, setField('name', '41'));
      assert.equal(await finds('41'), 1);
      // A number is nobody's name.
      await change(store, ada, calculate('name', 'add', 1));
      assert.deepEqual([await finds('41'), await finds('42')], [0, 0]);
      await change(store, ada, setField('last_name', null));
      assert.deepEqual([await finds('king'), await finds('augusta')], [0, 1]);
    },
  },
  {
    of: 'people.withNews',
    name: 'lists those with news, longest waiting first, as many as are asked for',
    async run(store) {
      const people = await meetAll(store, ['a@example.com', 'b@example.com', 'c@example.com', 'd@example.com']);
      for (const [i, at] of [30, 10, 20].entries())
        await store.people.change(
          [{ people: [people[i]?._id ?? ''], changes: [addTag('new')], cause: { depth: 1 } }],
          minute(at),
        );
      // Later news does not make them wait from then on.
      await store.people.change(
        [{ people: [people[1]?._id ?? ''], changes: [addTag('newer')], cause: { depth: 1 } }],
        minute(40),
      );
      const found = await store.people.withNews(10);
      assert.deepEqual(
        found.map(({ email, news }) => [email, news.length]),
        [
          ['b@example.com', 2],
          ['c@example.com', 1],
          ['a@example.com', 1],
        ],
      );
      assert.deepEqual(
        (await store.people.withNews(2)).map(({ person }) => person),
        [people[1]?._id, people[2]?._id],
      );
    },
  },
  {
    of: 'people.forgetNews',
    name: 'forgets news that was heard; what came meanwhile stays',
    async run(store) {
      const [ada, bob] = await meetAll(store, ['ada@example.com', 'bob@example.com']);
      assert(ada && bob);
      await change(store, ada, addTag('a'));
      await change(store, bob, addTag('a'));
      const heard = await store.people.withNews(10);
      await change(store, bob, addTag('b'));
      await store.people.forgetNews(
        [ada._id, bob._id, NOBODY],
        heard.flatMap(({ news }) => news.map(({ id }) => id)),
      );
      const left = await store.people.withNews(10);
      assert.deepEqual(
        left.map(({ person, news }) => [person, news.map(({ properties }) => properties['tag'])]),
        [[bob._id, ['b']]],
      );
      const now = await known(store, ada._id);
      assert.deepEqual([now.news, now.newsAt], [undefined, undefined]);
      await store.people.forgetNews([], []);
    },
  },
];

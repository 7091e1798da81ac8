import assert from 'node:assert/strict';
import type { PersonRecord } from '../../../model/person.js';
import type { Stores } from '../../../model/stores.js';
import { wordsOf } from '../../../model/words.js';
import type { StoreCase } from '../kit/case.js';
import { change, emailsOf, known, meet, meetAll, minute, NOBODY } from './records.js';

/** All pages of a search, each of `limit`. */
const pages = async ({ people }: Stores, q: string | undefined, limit: number): Promise<string[][]> => {
  const all: string[][] = [];
  for (let after: string | null | undefined; after !== null;) {
    const page = await people.search({ q, limit, ...(after === undefined ? {} : { after }) });
    all.push(page.people.map(({ email }) => email.replace(/@.*/, '')));
    after = page.next;
    assert(all.length < 50, 'the pages come to no end');
  }
  return all;
};

const found = async (store: Stores, q?: string): Promise<string[]> => (await pages(store, q, 100)).flat();

/** Reading people, one by one and in lists. */
export const listCases: StoreCase[] = [
  {
    of: 'people.byIds',
    name: 'finds those who are there; what it returns is the caller’s own',
    async run(store) {
      const [ada, bob] = await meetAll(store, ['ada@example.com', 'bob@example.com']);
      assert(ada && bob);
      const people = await store.people.byIds([bob._id, NOBODY, ada._id, bob._id]);
      assert.deepEqual([...people.keys()].sort(), [ada._id, bob._id].sort());
      assert.deepEqual(people.get(ada._id), ada);
      people.get(ada._id)?.tags.push('mine');
      assert.deepEqual((await known(store, ada._id)).tags, []);
      assert.equal((await store.people.byIds([])).size, 0);
    },
  },
  {
    of: 'people.byEmails',
    name: 'finds those who are there, and nobody else',
    async run(store) {
      await meet(store, 'ada@example.com');
      await meet(store, 'bob@example.com');
      const found = await store.people.byEmails(['ada@example.com', 'ada', 'ADA@example.com', 'eve@example.com']);
      assert.deepEqual([...found.keys()], ['ada@example.com']);
      assert.deepEqual(emailsOf(found.values()), ['ada@example.com']);
      assert.equal((await store.people.byEmails([])).size, 0);
    },
  },
  {
    of: 'people.idsOf',
    name: 'tells the ids behind addresses, of those who are there',
    async run(store) {
      const [ada, bob] = await meetAll(store, ['ada@example.com', 'bob@example.com', 'eve@example.com']);
      const ids = await store.people.idsOf(['bob@example.com', 'nobody@example.com', 'ada@example.com']);
      assert.deepEqual(ids.sort(), [ada?._id, bob?._id].sort());
      assert.deepEqual(await store.people.idsOf([]), []);
    },
  },
  {
    of: 'people.range',
    name: 'goes through everybody in the order of their ids, from behind one up to and including another',
    async run(store) {
      const ids = (await meetAll(store, ['d@example.com', 'b@example.com', 'a@example.com', 'c@example.com'])).map(
        (p) => p._id,
      );
      // Whoever was met later stands behind, and everybody before a new id.
      assert.deepEqual(ids, ids.toSorted());
      const range = async (after: string, limit: number, to?: string) =>
        (await store.people.range({ after, limit, ...(to === undefined ? {} : { to }) })).map((p) => p._id);
      assert.deepEqual(await range('', 3, store.newId()), ids.slice(0, 3));
      assert.deepEqual(await range(ids[2] ?? '', 3), ids.slice(3));
      assert.deepEqual(await range(ids[0] ?? '', 3, ids[2]), ids.slice(1, 3));
      assert.deepEqual(await range(ids[3] ?? '', 3), []);
    },
  },
  {
    of: 'people.fieldNames',
    name: 'names each field that anybody has, in order',
    async run(store) {
      assert.deepEqual(await store.people.fieldNames(), []);
      await meet(store, 'ada@example.com', { fields: { plan: 'free', city: 'Bern' } });
      await meet(store, 'bob@example.com', { fields: { city: 'Ulm', Age: 36, nothing: null } });
      await meet(store, 'eve@example.com');
      assert.deepEqual(await store.people.fieldNames(), ['Age', 'city', 'nothing', 'plan']);
    },
  },
  {
    of: 'people.countAll',
    name: 'counts everybody',
    async run(store) {
      assert.equal(await store.people.countAll(), 0);
      await meetAll(store, ['a@example.com', 'b@example.com', 'a@example.com']);
      assert.equal(await store.people.countAll(), 2);
    },
  },
  {
    of: 'people.search',
    name: 'finds by the start of an address in order, then by words, then by tag, the newest first',
    async run(store) {
      await meet(store, 'w1@example.com', { fields: { first_name: 'Élla', last_name: 'Berg', city: 'Bern' } });
      await meet(store, 'ella.z@example.org');
      await meet(store, 't1@example.com', { tags: ['ella'] });
      await meet(store, 'w2@example.com', { fields: { name: "Ella O'Brien" }, tags: ['ella'] });
      await meet(store, 'ella.a@example.org', { tags: ['ella'] });
      await meet(store, 't2@example.com', { tags: ['ella'] });
      assert.deepEqual(await found(store, 'ella'), ['ella.a', 'ella.z', 'w2', 'w1', 't2', 't1']);
      const expected = {
        ' ELLA ': ['ella.a', 'ella.z', 'w2', 'w1'],
        'berg ell': ['w1'],
        'obrien w2@': ['w2'],
        '@example.org ella.z': ['ella.z'],
        '@example.org': ['ella.a', 'ella.z'],
        ell: ['ella.a', 'ella.z', 'w2', 'w1'],
        lla: [],
        bern: [],
        'ella meier': [],
        '.*': [],
        ',': [],
      };
      for (const [q, emails] of Object.entries(expected))
        assert.deepEqual((await found(store, q)).sort(), emails.sort(), q);
    },
  },
  {
    of: 'people.search',
    name: 'tells everybody once over pages of any size, whichever way they were found',
    async run(store) {
      for (let i = 0; i < 12; i++)
        await meet(store, i % 3 ? `p${i}@example.com` : `sun${i}@example.com`, {
          ...(i % 2 ? { fields: { last_name: 'Sunday' } } : {}),
          ...(i % 5 ? {} : { tags: ['sun'] }),
        });
      const whole = ['sun0', 'sun3', 'sun6', 'sun9', 'p11', 'p7', 'p5', 'p1', 'p10'];
      assert.deepEqual(await found(store, 'sun'), whole);
      for (const limit of [1, 2, 3, 4, 5, 9]) {
        const each = await pages(store, 'sun', limit);
        assert.deepEqual(each.flat(), whole);
        assert(each.every((page) => page.length <= limit));
      }
    },
  },
  {
    of: 'people.search',
    name: 'lists everybody, newest first, where nothing is looked for',
    async run(store) {
      assert.deepEqual(await store.people.search({ limit: 2 }), { people: [], next: null });
      await meetAll(store, ['b@example.com', 'c@example.com', 'a@example.com', 'd@example.com']);
      for (const q of [undefined, '', '  ']) {
        assert.deepEqual((await pages(store, q, 3)).flat(), ['d', 'a', 'c', 'b']);
        // A page that is just full may be followed by an empty one.
        assert.deepEqual((await pages(store, q, 2)).flat(), ['d', 'a', 'c', 'b']);
      }
      assert.equal((await store.people.search({ limit: 5 })).next, null);
    },
  },
  {
    of: 'people.writeWords',
    name: 'writes by what people are found; who was changed meanwhile stays as they are, and the others are written',
    async run(store) {
      const [ada, bob] = await meetAll(store, ['ada@example.com', 'bob@example.com']);
      assert(ada && bob);
      const wordsWrite = (person: PersonRecord, w: string) => ({
        person,
        words: [...wordsOf(person), { of: 'name', w }],
      });
      await change(store, ada, { kind: 'add_tag', tag: 'meanwhile' });
      assert.equal(await store.people.writeWords([wordsWrite(ada, 'lovelace'), wordsWrite(bob, 'builder')]), false);
      assert.deepEqual([await found(store, 'lovelace'), await found(store, 'builder')], [[], ['bob']]);
      assert.equal(await store.people.writeWords([wordsWrite(await known(store, ada._id), 'king')]), true);
      assert.deepEqual(await found(store, 'king'), ['ada']);
      assert.equal(await store.people.writeWords([]), true);
      assert.equal(await store.people.writeWords([wordsWrite({ ...ada, _id: NOBODY }, 'ghost')]), false);
    },
  },
  {
    of: 'people.putOff',
    name: 'has somebody looked at again at a later moment only',
    async run(store) {
      const [ada, bob] = await meetAll(store, ['ada@example.com', 'bob@example.com']);
      assert(ada && bob);
      const segmentsAt = minute(10);
      const settled = [ada, bob].map((person) => ({ person, segments: [], segmentsAt, news: [] }));
      await store.people.writeSegments(settled, minute(0));
      await store.people.putOff(ada._id, 'segmentsAt', minute(20));
      await store.people.putOff(ada._id, 'datesAt', minute(5));
      await store.people.putOff(NOBODY, 'datesAt', minute(5));
      assert.deepEqual(emailsOf(await store.people.segmentsDue(minute(10), 10)), ['bob@example.com']);
      assert.deepEqual(emailsOf(await store.people.segmentsDue(minute(20), 10)), [
        'bob@example.com',
        'ada@example.com',
      ]);
      assert.deepEqual(emailsOf(await store.people.datesDue(minute(5), 10)), ['ada@example.com']);
      assert.equal(await store.people.countAll(), 2);
    },
  },
];

import assert from 'node:assert/strict';
import type { PersonRecord, SegmentWrite } from '../../../model/person.js';
import type { Stores } from '../../../model/stores.js';
import type { StoreCase } from '../kit/case.js';
import { change, emailsOf, known, meet, meetAll, minute, newsOf, NOBODY } from './records.js';

const write = (person: PersonRecord, segments: string[], more: Partial<SegmentWrite> = {}): SegmentWrite => ({
  person,
  segments,
  segmentsAt: undefined,
  news: [],
  ...more,
});

/** People in the segment `s`, in the order in which they were met. */
const members = async (store: Stores, emails: string[]): Promise<PersonRecord[]> => {
  const people = await meetAll(store, emails);
  await store.people.writeSegments(
    people.map((person) => write(person, ['s'])),
    minute(0),
  );
  return people;
};

const NEWS = { name: 'entered', properties: { segment: 's' }, depth: 1 };

/** Being in segments, and dates that come. */
export const memberCases: StoreCase[] = [
  {
    of: 'people.writeSegments',
    name: 'writes down who is in which segments, with the news of it',
    async run(store) {
      const ada = await meet(store, 'ada@example.com');
      const first = write(ada, ['s', 't'], {
        segmentsAt: minute(9),
        news: [NEWS, { ...NEWS, name: 'left', run: 'r' }],
      });
      assert.equal(await store.people.writeSegments([first], minute(3)), true);
      const then = await known(store, ada._id);
      assert.deepEqual([then.segments, then.segmentsAt, then.newsAt], [['s', 't'], minute(9), minute(3)]);
      assert.deepEqual(newsOf(then), [
        { name: 'entered', properties: { segment: 's' } },
        { name: 'left', properties: { segment: 's' } },
      ]);
      assert.deepEqual(
        then.news?.map(({ at, depth, run }) => ({ at, depth, run })),
        [
          { at: minute(3), depth: 1, run: undefined },
          { at: minute(3), depth: 1, run: 'r' },
        ],
      );
      assert.equal(new Set(then.news?.map(({ id }) => id)).size, 2);

      // News that came before waits since then.
      assert.equal(await store.people.writeSegments([write(then, [], { news: [NEWS] })], minute(5)), true);
      const now = await known(store, ada._id);
      assert.deepEqual([now.segments, now.segmentsAt, now.newsAt, now.news?.length], [[], undefined, minute(3), 3]);
    },
  },
  {
    of: 'people.writeSegments',
    name: 'leaves out who was changed meanwhile, and writes the others',
    async run(store) {
      const [ada, bob] = await meetAll(store, ['ada@example.com', 'bob@example.com']);
      assert(ada && bob);
      await change(store, ada, { kind: 'set_field', field: 'city', value: 'Ulm' });
      assert.equal(await store.people.writeSegments([write(ada, ['s']), write(bob, ['s'])], minute(0)), false);
      assert.equal((await known(store, ada._id)).segments, undefined);
      assert.deepEqual((await known(store, bob._id)).segments, ['s']);
      // What was settled once is a change, too.
      assert.equal(await store.people.writeSegments([write(bob, ['t'])], minute(0)), false);
      assert.equal(await store.people.writeSegments([write({ ...ada, _id: NOBODY }, ['s'])], minute(0)), false);
      assert.equal(await store.people.writeSegments([], minute(0)), true);
      assert.equal(await store.people.countInSegment('s'), 1);
    },
  },
  {
    of: 'people.segmentsDue',
    name: 'finds those whose time has come, longest due first, as many as are asked for',
    async run(store) {
      const people = await meetAll(store, ['a@example.com', 'b@example.com', 'c@example.com', 'd@example.com']);
      const at = [minute(3), minute(1), undefined, minute(2)];
      const writes = people.map((person, i) => write(person, [], { segmentsAt: at[i] }));
      await store.people.writeSegments(writes, minute(0));
      const due = async (now: number, limit: number) => emailsOf(await store.people.segmentsDue(minute(now), limit));
      assert.deepEqual(await due(0, 10), []);
      assert.deepEqual(await due(2, 10), ['b@example.com', 'd@example.com']);
      assert.deepEqual(await due(9, 2), ['b@example.com', 'd@example.com']);
      assert.deepEqual(await due(9, 10), ['b@example.com', 'd@example.com', 'a@example.com']);
    },
  },
  {
    of: 'people.leaveSegment',
    name: 'takes everybody out of a segment and of no other; that is a change',
    async run(store) {
      const [ada, bob] = await meetAll(store, ['ada@example.com', 'bob@example.com']);
      assert(ada && bob);
      await store.people.writeSegments([write(ada, ['s', '$t']), write(bob, ['s'])], minute(0));
      const before = await known(store, ada._id);
      await store.people.leaveSegment('s');
      assert.deepEqual((await known(store, ada._id)).segments, ['$t']);
      assert.deepEqual((await known(store, bob._id)).segments, []);
      assert.equal(await store.people.writeSegments([write(before, ['s'])], minute(0)), false);
      await store.people.leaveSegment('$t');
      await store.people.leaveSegment('unknown');
      assert.deepEqual((await known(store, ada._id)).segments, []);
    },
  },
  {
    of: 'people.inSegment',
    name: 'lists those in it, newest first, page by page',
    async run(store) {
      const people = await members(store, ['b@example.com', 'd@example.com', 'a@example.com', 'c@example.com']);
      await meet(store, 'outside@example.com');
      const page = async (after?: string) => emailsOf(await store.people.inSegment({ segment: 's', after, limit: 3 }));
      assert.deepEqual(await page(), ['c@example.com', 'a@example.com', 'd@example.com']);
      assert.deepEqual(await page(people[1]?._id), ['b@example.com']);
      assert.deepEqual(await page(people[0]?._id), []);
      assert.deepEqual(await store.people.inSegment({ segment: 'unknown', limit: 3 }), []);
    },
  },
  {
    of: 'people.countInSegment',
    name: 'counts those in it',
    async run(store) {
      await members(store, ['a@example.com', 'b@example.com']);
      await meet(store, 'outside@example.com');
      assert.equal(await store.people.countInSegment('s'), 2);
      assert.equal(await store.people.countInSegment('unknown'), 0);
    },
  },
  {
    of: 'people.writeDates',
    name: 'writes down the next dates, and when the first of them is; none are no dates',
    async run(store) {
      const ada = await meet(store, 'ada@example.com');
      const dates = { birthday: minute(8), renewal: minute(5) };
      assert.equal(await store.people.writeDates([{ person: ada, dates }]), true);
      const then = await known(store, ada._id);
      assert.deepEqual([then.dates, then.datesAt], [dates, minute(5)]);
      assert.equal(await store.people.writeDates([{ person: then, dates: { birthday: minute(9) } }]), true);
      const later = await known(store, ada._id);
      assert.deepEqual([later.dates, later.datesAt], [{ birthday: minute(9) }, minute(9)]);
      assert.equal(await store.people.writeDates([{ person: later, dates: {} }]), true);
      const now = await known(store, ada._id);
      assert.deepEqual([now.dates, now.datesAt], [undefined, undefined]);
    },
  },
  {
    of: 'people.writeDates',
    name: 'leaves out who was changed meanwhile, and writes the others',
    async run(store) {
      const [ada, bob] = await meetAll(store, ['ada@example.com', 'bob@example.com']);
      assert(ada && bob);
      await change(store, ada, { kind: 'add_tag', tag: 'meanwhile' });
      const dates = { birthday: minute(8) };
      const writes = [ada, bob].map((person) => ({ person, dates }));
      assert.equal(await store.people.writeDates(writes), false);
      assert.equal((await known(store, ada._id)).dates, undefined);
      assert.deepEqual((await known(store, bob._id)).dates, dates);
      // What was settled once is a change, too.
      assert.equal(await store.people.writeDates([{ person: bob, dates: {} }]), false);
      assert.equal(await store.people.writeDates([]), true);
    },
  },
  {
    of: 'people.datesDue',
    name: 'finds those for whom a date has come, longest due first, as many as are asked for',
    async run(store) {
      const people = await meetAll(store, ['a@example.com', 'b@example.com', 'c@example.com', 'd@example.com']);
      const at = [[3], [9, 1], [], [2, 4]];
      await store.people.writeDates(
        people.map((person, i) => ({
          person,
          dates: Object.fromEntries((at[i] ?? []).map((n) => [`date ${n}`, minute(n)])),
        })),
      );
      const due = async (now: number, limit: number) => emailsOf(await store.people.datesDue(minute(now), limit));
      assert.deepEqual(await due(0, 10), []);
      assert.deepEqual(await due(2, 10), ['b@example.com', 'd@example.com']);
      assert.deepEqual(await due(9, 2), ['b@example.com', 'd@example.com']);
      assert.deepEqual(await due(9, 10), ['b@example.com', 'd@example.com', 'a@example.com']);
    },
  },
];

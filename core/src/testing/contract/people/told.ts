import assert from 'node:assert/strict';
import { PURCHASE } from '../../../definition/events/purchase-event.js';
import { ownEvents } from '../../../definition/events/own-events.js';
import type { StoreCase } from '../kit/case.js';
import { change, known, LONG_AGO, meet, minute, newsOf, NOT_SOON, tell, telling } from './records.js';

/** Taking in what events tell. */
export const toldCases: StoreCase[] = [
  {
    of: 'people.upsertFromEvents',
    name: 'makes one person for each address, however many events are theirs',
    async run(store) {
      const found = await tell(store, [
        telling('ada@example.com', { occurredAt: minute(3) }),
        telling('bob@example.com', { occurredAt: minute(1) }),
        telling('ada@example.com', { occurredAt: minute(2) }),
      ]);
      assert.deepEqual([...found.keys()].sort(), ['ada@example.com', 'bob@example.com']);
      const { _id, email, tags, fields, externalIds, createdAt, updatedAt, lastSeenAt } =
        found.get('ada@example.com') ?? assert.fail('Ada is not there');
      assert.deepEqual(
        { email, tags, fields, externalIds, createdAt, updatedAt, lastSeenAt },
        {
          ...{ email: 'ada@example.com', tags: [], fields: {}, externalIds: {} },
          ...{ createdAt: minute(0), updatedAt: minute(0), lastSeenAt: minute(3) },
        },
      );
      assert.notEqual(_id, found.get('bob@example.com')?._id);
      assert.equal(await store.people.countAll(), 2);
    },
  },
  {
    of: 'people.upsertFromEvents',
    name: 'notes since when somebody is a customer: since the first thing they bought',
    async run(store) {
      const bought = (email: string, n: number, more = {}) =>
        telling(email, { _id: `order:${n}`, name: PURCHASE, occurredAt: minute(n), ...more });
      const { _id } = await meet(store, 'ada@example.com');
      await tell(store, [telling('ada@example.com', { name: 'added_to_cart' })]);
      assert.equal((await known(store, _id)).customerSince, undefined);
      await tell(store, [bought('ada@example.com', 5), bought('ada@example.com', 3), bought('bob@example.com', 9)]);
      assert.deepEqual((await known(store, _id)).customerSince, minute(3));
      await tell(store, [bought('ada@example.com', 7)]);
      assert.deepEqual((await known(store, _id)).customerSince, minute(3));
      // What a shop tells of its past counts, and so does what is told once more.
      const found = await tell(store, [bought('ada@example.com', 1, { quiet: true }), bought('bob@example.com', 9)]);
      assert.deepEqual((await known(store, _id)).customerSince, minute(1));
      assert.deepEqual(found.get('bob@example.com')?.customerSince, minute(9));
    },
  },
  {
    of: 'people.upsertFromEvents',
    name: 'switches tracking off where an event tells so, and never on again',
    async run(store) {
      const { _id } = await meet(store, 'ada@example.com');
      assert.equal((await known(store, _id)).untracked, undefined);
      await tell(store, [telling('ada@example.com', { person: { untracked: true } })]);
      assert.equal((await known(store, _id)).untracked, true);
      await tell(store, [telling('ada@example.com', { person: { fields: { town: 'Bern' } } })]);
      assert.equal((await known(store, _id)).untracked, true);
    },
  },
  {
    of: 'people.setTracked',
    name: 'switches tracking off and on again, and says whether that changed anything',
    async run(store) {
      const { _id } = await meet(store, 'ada@example.com');
      const set = (tracked: boolean) => store.people.setTracked(_id, tracked, minute(4));
      assert.equal(await set(true), false);
      assert.equal(await set(false), true);
      assert.equal(await set(false), false);
      const { untracked, updatedAt } = await known(store, _id);
      assert.deepEqual({ untracked, updatedAt }, { untracked: true, updatedAt: minute(4) });
      assert.equal(await set(true), true);
      assert.equal('untracked' in (await known(store, _id)), false);
      assert.equal(await store.people.setTracked('nobody', false, minute(4)), false);
    },
  },
  {
    of: 'people.upsertFromEvents',
    name: 'makes nobody known without an event',
    async run(store) {
      assert.equal((await tell(store, [])).size, 0);
      assert.equal(await store.people.countAll(), 0);
    },
  },
  {
    of: 'people.upsertFromEvents',
    name: 'makes one person where several make them known at once',
    async run(store) {
      const ids = await Promise.all(
        [1, 2, 3, 4].map(async (n) => {
          const found = await tell(store, [
            telling('ada@example.com', { _id: `test:${n}`, person: { tags: [`${n}`] } }),
          ]);
          return found.get('ada@example.com')?._id;
        }),
      );
      assert.equal(new Set(ids).size, 1);
      const ada = await known(store, ids[0] ?? '');
      assert.deepEqual(ada.tags.sort(), ['1', '2', '3', '4']);
    },
  },
  {
    of: 'people.upsertFromEvents',
    name: 'notes when somebody was last seen, and never an earlier moment; what is quiet does not count',
    async run(store) {
      const seenAt = async (n: number, quiet = false) =>
        (await tell(store, [telling('ada@example.com', { occurredAt: minute(n), quiet })])).get('ada@example.com')
          ?.lastSeenAt;
      assert.equal(await seenAt(5, true), null);
      assert.deepEqual(await seenAt(2), minute(2));
      assert.deepEqual(await seenAt(1), minute(2));
      assert.deepEqual(await seenAt(9, true), minute(2));
    },
  },
  {
    of: 'people.upsertFromEvents',
    name: 'takes a zone and a language that are guessed where nobody said any, until somebody does',
    async run(store) {
      let told = 0;
      const after = async (person: NonNullable<Parameters<typeof telling>[1]>['person']) => {
        const found = await tell(store, [
          telling('ada@example.com', { _id: `test:${++told}`, ...(person && { person }) }),
        ]);
        const { timeZone, locale, guessed } = found.get('ada@example.com') ?? assert.fail('Ada is not there');
        return [timeZone, locale, guessed];
      };
      assert.deepEqual(await after({ fields: { city: 'Bern' } }), [undefined, undefined, undefined]);
      assert.deepEqual(await after({ guessed: { timeZone: 'Europe/Zurich' } }), [
        'Europe/Zurich',
        undefined,
        ['timeZone'],
      ]);
      const both = { timeZone: 'Europe/Berlin', locale: 'de' };
      assert.deepEqual(await after({ guessed: both }), ['Europe/Berlin', 'de', ['locale', 'timeZone']]);
      assert.deepEqual(await after({ locale: 'fr' }), ['Europe/Berlin', 'fr', ['timeZone']]);
      assert.deepEqual(await after({ guessed: { timeZone: 'Asia/Tokyo', locale: 'ja' } }), [
        'Asia/Tokyo',
        'fr',
        ['timeZone'],
      ]);
      assert.deepEqual(await after({ timeZone: 'UTC', guessed: both }), ['UTC', 'fr', undefined]);
      assert.deepEqual(await after({ guessed: both }), ['UTC', 'fr', undefined]);
      assert.deepEqual(await after({ timeZone: 'Europe/Paris' }), ['Europe/Paris', 'fr', undefined]);
    },
  },
  {
    of: 'people.upsertFromEvents',
    name: 'merges in what events tell, in their order, and leaves the rest as it was',
    async run(store) {
      await meet(store, 'ada@example.com', {
        fields: { city: 'Bern', age: 36 },
        externalIds: { shop: '1' },
        tags: ['a'],
      });
      const found = await tell(store, [
        telling('ada@example.com', {
          _id: '1',
          person: { fields: { city: 'Ulm' }, timeZone: 'Europe/Berlin', tags: ['b'] },
        }),
        telling('ada@example.com', {
          _id: '2',
          person: { fields: { city: 'Linz' }, externalIds: { cms: '2' }, tags: ['a'] },
        }),
        telling('ada@example.com', { _id: '3', person: { locale: 'de' } }),
      ]);
      const { fields, externalIds, tags, timeZone, locale } =
        found.get('ada@example.com') ?? assert.fail('she is gone');
      assert.deepEqual(
        { fields, externalIds, tags, timeZone, locale },
        {
          ...{ fields: { city: 'Linz', age: 36 }, externalIds: { shop: '1', cms: '2' }, tags: ['a', 'b'] },
          ...{ timeZone: 'Europe/Berlin', locale: 'de' },
        },
      );
    },
  },
  {
    of: 'people.upsertFromEvents',
    name: 'keeps text as it is, whatever a database might read in it',
    async run(store) {
      const person = {
        fields: { note: '$email', more: { $set: ['$$NOW'] } },
        tags: ['$tags'],
        externalIds: { shop: '$_id' },
      };
      const { fields, tags, externalIds } = await meet(store, 'ada@example.com', person);
      assert.deepEqual({ fields, tags, externalIds }, person);
    },
  },
  {
    of: 'people.upsertFromEvents',
    name: 'merges in what an event tells once, until it is forgotten that it was told',
    async run(store) {
      const event = telling('ada@example.com', { person: { fields: { city: 'Bern' } } });
      const cityNow = async () => (await tell(store, [event])).get('ada@example.com')?.fields['city'];
      assert.equal(await cityNow(), 'Bern');
      const [ada] = (await store.people.byEmails(['ada@example.com'])).values();
      assert(ada);
      await change(store, ada, { kind: 'set_field', field: 'city', value: 'Ulm' });
      assert.equal(await cityNow(), 'Ulm');
      await store.people.forgetTold([ada._id], [event._id], NOT_SOON);
      assert.equal(await cityNow(), 'Bern');
    },
  },
  {
    of: 'people.upsertFromEvents',
    name: 'makes people known after its time, and merges nothing in',
    async run(store) {
      const found = await tell(store, [telling('ada@example.com', { person: { tags: ['late'] } })], {
        until: LONG_AGO,
      });
      assert.deepEqual(found.get('ada@example.com')?.tags, []);
    },
  },
  {
    of: 'people.upsertFromEvents',
    name: 'tells as news which tags came and which of the fields changed that somebody listens to',
    async run(store) {
      await meet(store, 'ada@example.com', { fields: { city: 'Bern', plan: 'free' }, tags: ['a'] });
      const person = { fields: { city: 'Ulm', plan: 'paid', age: 36 }, tags: ['a', 'b'] };
      const heardFields = new Set(['plan', 'name']);
      const found = await tell(store, [telling('ada@example.com', { _id: 'loud', person })], {
        now: minute(7),
        heardFields,
      });
      const ada = found.get('ada@example.com') ?? assert.fail('she is gone');
      assert.deepEqual(newsOf(ada), [
        { name: ownEvents.fieldChanged, properties: { field: 'plan', from: 'free', to: 'paid' } },
        { name: ownEvents.tagAdded, properties: { tag: 'b' } },
      ]);
      assert.deepEqual(ada.newsAt, minute(7));
    },
  },
  {
    of: 'people.upsertFromEvents',
    name: 'has no news of what is told quietly',
    async run(store) {
      const event = telling('ada@example.com', { quiet: true, person: { fields: { plan: 'paid' }, tags: ['b'] } });
      const found = await tell(store, [event], { heardFields: new Set(['plan']) });
      assert.deepEqual(found.get('ada@example.com')?.tags, ['b']);
      assert.deepEqual(await store.people.withNews(10), []);
    },
  },
  {
    of: 'people.forgetTold',
    name: 'forgets these events of these people only, and none after its time',
    async run(store) {
      const events = ['ada@example.com', 'bob@example.com'].flatMap((email) =>
        ['1', '2'].map((n) => telling(email, { _id: `${email}:${n}`, person: { fields: { [`f${n}`]: 'told' } } })),
      );
      const people = await tell(store, events);
      const [ada, bob] = [...people.values()].sort((a, b) => (a.email < b.email ? -1 : 1));
      assert(ada && bob);
      for (const person of [ada, bob])
        for (const field of ['f1', 'f2']) await change(store, person, { kind: 'set_field', field, value: 'changed' });
      await store.people.forgetTold([bob._id], ['bob@example.com:1'], LONG_AGO);
      await store.people.forgetTold([ada._id], ['ada@example.com:1', 'bob@example.com:1'], NOT_SOON);
      await store.people.forgetTold([], ['ada@example.com:2'], NOT_SOON);
      await tell(store, events);
      assert.deepEqual((await known(store, ada._id)).fields, { f1: 'told', f2: 'changed' });
      assert.deepEqual((await known(store, bob._id)).fields, { f1: 'changed', f2: 'changed' });
    },
  },
];

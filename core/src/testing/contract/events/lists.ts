import assert from 'node:assert/strict';
import type { StoreCase } from '../case.js';
import { idsOf } from '../ids-of.js';
import { at } from '../moment.js';
import { event } from './records.js';

const [ann, bob, cy] = ['ann@shop.example', 'bob@shop.example', 'cy@shop.example'];
/** About a thing, by whom, and when it happened. */
const about = (id: string, subject: string, email: string, seconds: number) =>
  event(id, { subject, email, occurredAt: at(seconds) });

const subjectCases: StoreCase[] = [
  {
    of: 'events.newestAbout',
    name: 'gives the newest event of each person about each thing, and none where there is none',
    async run({ events }) {
      await events.insertNew([
        about('a', 'cart:1', ann, 1),
        about('b', 'cart:1', ann, 2),
        about('c', 'cart:1', bob, 3),
        about('d', 'cart:2', ann, 4),
        about('e', 'cart:2', bob, 5),
        event('f', { occurredAt: at(6) }),
      ]);
      const found = await events.newestAbout([
        { subject: 'cart:1', email: ann },
        { subject: 'cart:2', email: bob },
        { subject: 'cart:3', email: ann },
      ]);
      assert.deepEqual(idsOf(found).sort(), ['b', 'e']);
      assert.deepEqual(await events.newestAbout([]), []);
    },
  },
  {
    of: 'events.newestAbout',
    name: 'of what happened at one moment takes what was received last, then the last id',
    async run({ events }) {
      const moment = { occurredAt: at(1), receivedAt: at(2) };
      const thing = { subject: 'cart:1', email: ann };
      await events.insertNew([
        event('a', { ...thing, ...moment, receivedAt: at(3) }),
        event('b', { ...thing, ...moment }),
      ]);
      assert.deepEqual(idsOf(await events.newestAbout([thing])), ['a']);
      await events.insertNew([event('c', { ...thing, ...moment, receivedAt: at(3) })]);
      assert.deepEqual(idsOf(await events.newestAbout([thing])), ['c']);
    },
  },
  {
    of: 'events.handedOver',
    name: 'knows who owns a thing that had several owners, and who did before',
    async run({ events }) {
      const owned = (id: string, subject: string, email: string, seconds: number) => ({
        ...about(id, subject, email, seconds),
        owns: true,
      });
      await events.insertNew([
        owned('a', 'cart:1', ann, 1),
        owned('b', 'cart:1', bob, 3),
        owned('c', 'cart:1', cy, 2),
        owned('d', 'cart:2', ann, 1),
        about('e', 'cart:2', bob, 2),
        owned('f', 'cart:3', ann, 1),
        owned('g', 'cart:3', bob, 2),
      ]);
      const [found, ...others] = await events.handedOver(['cart:1', 'cart:2', 'cart:4']);
      assert.deepEqual(
        { ...found, before: found?.before.sort() },
        { subject: 'cart:1', owner: bob, before: [ann, cy] },
      );
      assert.deepEqual(others, []);
      assert.deepEqual(await events.handedOver([]), []);
    },
  },
];

const peopleCases: StoreCase[] = [
  {
    of: 'events.byNames',
    name: 'gives these events of these people since a moment, oldest first',
    async run({ events }) {
      await events.insertNew([
        event('a', { occurredAt: at(3) }),
        event('b', { occurredAt: at(2), email: bob, name: 'visit', state: 'processed' }),
        event('c', { occurredAt: at(1) }),
        event('d', { occurredAt: at(4), name: 'other' }),
        event('e', { occurredAt: at(4), email: cy }),
      ]);
      const query = { emails: [ann, bob], names: ['purchase', 'visit'], since: at(0) };
      assert.deepEqual(idsOf(await events.byNames(query)), ['c', 'b', 'a']);
      assert.deepEqual(idsOf(await events.byNames({ ...query, since: at(2) })), ['b', 'a']);
      assert.deepEqual(await events.byNames({ ...query, emails: [] }), []);
      assert.deepEqual(await events.byNames({ ...query, names: [] }), []);
    },
  },
  {
    of: 'events.endsOf',
    name: 'gives what ends everything that these people are in',
    async run({ events }) {
      await events.insertNew([
        event('a', { endRuns: 'Account deleted' }),
        event('b'),
        event('c', { email: bob, endRuns: 'Account deleted' }),
      ]);
      assert.deepEqual(idsOf(await events.endsOf([ann, cy])), ['a']);
      assert.deepEqual(await events.endsOf([]), []);
    },
  },
  {
    of: 'events.timeline',
    name: 'gives the events of one person, newest first, up to and including a moment',
    async run({ events }) {
      await events.insertNew([
        event('a', { occurredAt: at(1) }),
        event('b', { occurredAt: at(3) }),
        event('c', { occurredAt: at(2) }),
        event('d', { occurredAt: at(2), email: bob }),
      ]);
      assert.deepEqual(idsOf(await events.timeline({ email: ann, limit: 10 })), ['b', 'c', 'a']);
      assert.deepEqual(idsOf(await events.timeline({ email: ann, until: at(2), limit: 10 })), ['c', 'a']);
      assert.deepEqual(idsOf(await events.timeline({ email: ann, until: at(2), limit: 1 })), ['c']);
      assert.deepEqual(await events.timeline({ email: cy, limit: 10 }), []);
    },
  },
];

const listCases: StoreCase[] = [
  {
    of: 'events.get',
    name: 'finds nothing where nothing is, and hands out copies',
    async run({ events }) {
      assert.equal(await events.get('a'), null);
      const given = event('a', { properties: { items: ['shirt'] } });
      await events.insertNew([given]);
      given.properties['items'] = [];
      const found = await events.get('a');
      assert.deepEqual(found?.properties, { items: ['shirt'] });
      found?.occurredAt.setTime(0);
      assert.deepEqual((await events.get('a'))?.occurredAt, at(0));
    },
  },
  {
    of: 'events.list',
    name: 'goes through all pages, newest first, and by ids where they happened at one moment',
    async run({ events }) {
      assert.deepEqual(await events.list({ limit: 2 }), []);
      await events.insertNew([
        event('a', { occurredAt: at(2) }),
        event('b', { occurredAt: at(1) }),
        event('c', { occurredAt: at(1) }),
        event('d', { occurredAt: at(1) }),
      ]);
      assert.deepEqual(idsOf(await events.list({ limit: 2 })), ['a', 'd']);
      assert.deepEqual(idsOf(await events.list({ after: 'd', limit: 2 })), ['c', 'b']);
      assert.deepEqual(await events.list({ after: 'b', limit: 2 }), []);
      assert.deepEqual(idsOf(await events.list({ after: 'missing', limit: 1 })), ['a']);
    },
  },
  {
    of: 'events.list',
    name: 'with the start of an address goes through all pages by address, newest first below each',
    async run({ events }) {
      await events.insertNew([
        event('a', { email: 'ann.b@shop.example', occurredAt: at(9) }),
        event('b', { email: 'ann.a@shop.example', occurredAt: at(1) }),
        event('c', { email: 'ann.a@shop.example', occurredAt: at(2) }),
        event('d', { email: 'ann.a@shop.example', occurredAt: at(2) }),
        event('e', { email: 'annie@shop.example', occurredAt: at(3) }),
        event('f', { email: 'x.ann.a@shop.example', occurredAt: at(3) }),
      ]);
      const query = { q: 'Ann.', limit: 2 };
      assert.deepEqual(idsOf(await events.list(query)), ['d', 'c']);
      assert.deepEqual(idsOf(await events.list({ ...query, after: 'c' })), ['b', 'a']);
      assert.deepEqual(await events.list({ ...query, after: 'a' }), []);
    },
  },
  {
    of: 'events.list',
    name: 'takes the start of an address as it is, whatever signs it has',
    async run({ events }) {
      await events.insertNew([event('a', { email: 'a.b+c@shop.example' }), event('b', { email: 'axb@shop.example' })]);
      assert.deepEqual(idsOf(await events.list({ q: 'a.b+', limit: 10 })), ['a']);
      assert.deepEqual(await events.list({ q: '.*', limit: 10 }), []);
    },
  },
  {
    of: 'events.list',
    name: 'keeps to a name, a source and a state, also behind an event that does not fit',
    async run({ events }) {
      await events.insertNew([
        event('a', { occurredAt: at(1) }),
        event('b', { occurredAt: at(2), name: 'visit' }),
        event('c', { occurredAt: at(3), source: 'form' }),
        event('d', { occurredAt: at(4), state: 'failed' }),
      ]);
      assert.deepEqual(idsOf(await events.list({ name: 'purchase', limit: 10 })), ['d', 'c', 'a']);
      assert.deepEqual(idsOf(await events.list({ source: 'shop', name: 'purchase', limit: 10 })), ['d', 'a']);
      assert.deepEqual(idsOf(await events.list({ state: 'failed', limit: 10 })), ['d']);
      assert.deepEqual(idsOf(await events.list({ name: 'purchase', after: 'b', limit: 10 })), ['a']);
    },
  },
  {
    of: 'events.kinds',
    name: 'gives the names, or the sources, each once and in order, up to the limit',
    async run({ events }) {
      assert.deepEqual(await events.kinds('name', 10), []);
      await events.insertNew([
        event('a', { name: 'visit' }),
        event('b', { name: 'cart', source: 'form' }),
        event('c', { name: 'visit' }),
        event('d', { name: 'purchase' }),
      ]);
      assert.deepEqual(await events.kinds('name', 10), ['cart', 'purchase', 'visit']);
      assert.deepEqual(await events.kinds('source', 10), ['form', 'shop']);
      assert.equal((await events.kinds('name', 2)).length, 2);
    },
  },
];

/** How a store finds events again. */
export const eventListCases: StoreCase[] = [...subjectCases, ...peopleCases, ...listCases];

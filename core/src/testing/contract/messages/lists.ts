import assert from 'node:assert/strict';
import type { FeedbackKind } from '../../../model/mail/feedback.js';
import type { StoreCase } from '../kit/case.js';
import { idsOf } from '../kit/ids-of.js';
import { at } from '../kit/moment.js';
import { message, put } from './records.js';

/** How a store finds messages again. */
export const messageListCases: StoreCase[] = [
  {
    of: 'messages.get',
    name: 'finds nothing where nothing is, and hands out copies',
    async run({ messages }) {
      assert.equal(await messages.get('m'), null);
      await messages.open(message('m'));
      const found = await messages.get('m');
      if (found) found.to = 'other@shop.example';
      assert.deepEqual(await messages.get('m'), message('m'));
    },
  },
  {
    of: 'messages.sentOf',
    name: 'picks those of these that were sent',
    async run({ messages }) {
      await put(messages, [message('a', { state: 'sent' }), message('b'), message('c', { state: 'sent' })]);
      assert.deepEqual(await messages.sentOf(['a', 'b', 'missing']), ['a']);
      assert.deepEqual(await messages.sentOf([]), []);
    },
  },
  {
    of: 'messages.known',
    name: 'picks those of these that are there',
    async run({ messages }) {
      await put(messages, [message('a'), message('b')]);
      assert.deepEqual(await messages.known(['a', 'missing']), new Set(['a']));
      assert.deepEqual(await messages.known([]), new Set());
    },
  },
  {
    of: 'messages.byMessageIds',
    name: 'finds those that went out under these Message-IDs',
    async run({ messages }) {
      await put(messages, [message('a'), message('b'), message('c')]);
      const found = await messages.byMessageIds(['<c@shop.example>', '<a@shop.example>', '<x@shop.example>']);
      assert.deepEqual(idsOf(found).sort(), ['a', 'c']);
      assert.deepEqual(await messages.byMessageIds([]), []);
    },
  },
  {
    of: 'messages.noteFeedback',
    name: 'keeps the first of each kind, but that one came back for good above all',
    async run({ messages }) {
      await messages.noteFeedback([]);
      await put(messages, [message('a'), message('b')]);
      const told = (kind: FeedbackKind, n: number) => ({ id: 'a', kind, at: at(n), why: `${kind} ${n}` });
      await messages.noteFeedback([told('soft', 1), told('soft', 2), told('delivered', 3)]);
      const bounced = { at: at(1), lasting: false, why: 'soft 1' };
      assert.deepEqual(await messages.get('a'), message('a', { bounced, deliveredAt: at(3) }));
      await messages.noteFeedback([told('hard', 4), told('hard', 5), told('soft', 6), told('delivered', 7)]);
      await messages.noteFeedback([told('complaint', 8), told('complaint', 9), { ...told('hard', 1), id: 'missing' }]);
      assert.deepEqual(
        await messages.get('a'),
        message('a', {
          ...{ bounced: { at: at(4), lasting: true, why: 'hard 4' }, deliveredAt: at(3), complainedAt: at(8) },
        }),
      );
      assert.deepEqual(await messages.get('b'), message('b'));
    },
  },
  {
    of: 'messages.byRun',
    name: 'gives the messages of a run, oldest first',
    async run({ messages }) {
      const [first, second] = [message('b', { createdAt: at(1) }), message('a', { createdAt: at(2) })];
      await put(messages, [second, first, message('c', { run: 'other' })]);
      assert.deepEqual(await messages.byRun('run'), [first, second]);
      assert.deepEqual(await messages.byRun('missing'), []);
    },
  },
  {
    of: 'messages.ofPerson',
    name: 'gives the messages of one person, newest first, up to and including a moment',
    async run({ messages }) {
      await put(messages, [
        message('a', { createdAt: at(1) }),
        message('b', { createdAt: at(3) }),
        message('c', { createdAt: at(2) }),
        message('d', { person: 'other' }),
      ]);
      const query = { person: 'person', limit: 10 };
      assert.deepEqual(idsOf(await messages.ofPerson(query)), ['b', 'c', 'a']);
      assert.deepEqual(idsOf(await messages.ofPerson({ ...query, until: at(2) })), ['c', 'a']);
      assert.deepEqual(idsOf(await messages.ofPerson({ ...query, limit: 1 })), ['b']);
      assert.deepEqual(await messages.ofPerson({ ...query, person: 'missing' }), []);
    },
  },
  {
    of: 'messages.list',
    name: 'goes through all pages, newest first, and by ids where they came about at one moment',
    async run({ messages }) {
      assert.deepEqual(await messages.list({ limit: 2 }), []);
      await put(messages, [
        message('a', { createdAt: at(2) }),
        message('b', { createdAt: at(1) }),
        message('c', { createdAt: at(1) }),
        message('d', { createdAt: at(1) }),
      ]);
      assert.deepEqual(idsOf(await messages.list({ limit: 2 })), ['a', 'd']);
      assert.deepEqual(idsOf(await messages.list({ after: 'd', limit: 2 })), ['c', 'b']);
      assert.deepEqual(await messages.list({ after: 'b', limit: 2 }), []);
      assert.deepEqual(idsOf(await messages.list({ after: 'missing', limit: 1 })), ['a']);
    },
  },
  {
    of: 'messages.list',
    name: 'with the start of an address goes through all pages by address, newest first below each',
    async run({ messages }) {
      await put(messages, [
        message('a', { to: 'ann.b@shop.example', createdAt: at(9) }),
        message('b', { to: 'ann.a@shop.example', createdAt: at(1) }),
        message('c', { to: 'ann.a@shop.example', createdAt: at(2) }),
        message('d', { to: 'bob@shop.example', createdAt: at(3) }),
      ]);
      const query = { q: 'ANN.', limit: 2 };
      assert.deepEqual(idsOf(await messages.list(query)), ['c', 'b']);
      assert.deepEqual(idsOf(await messages.list({ ...query, after: 'b' })), ['a']);
      assert.deepEqual(await messages.list({ ...query, after: 'a' }), []);
    },
  },
  {
    of: 'messages.list',
    name: 'keeps to a template, a person, a run and a state',
    async run({ messages }) {
      await put(messages, [
        message('a', { createdAt: at(1), person: 'other' }),
        message('b', { createdAt: at(2), template: null }),
        message('c', { createdAt: at(3), run: 'other' }),
        message('d', { createdAt: at(4), state: 'sent' }),
      ]);
      const found = async (query: object) => idsOf(await messages.list({ limit: 10, ...query }));
      assert.deepEqual(await found({ template: 'welcome' }), ['d', 'c', 'a']);
      assert.deepEqual(await found({ person: 'person' }), ['d', 'c', 'b']);
      assert.deepEqual(await found({ run: 'run', template: 'welcome' }), ['d', 'a']);
      assert.deepEqual(await found({ state: 'pending' }), ['c', 'b', 'a']);
      assert.deepEqual(await found({ template: 'welcome', state: 'sent' }), ['d']);
    },
  },
];

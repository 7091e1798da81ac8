import assert from 'node:assert/strict';
import { partOf } from '../../../model/event.js';
import type { WebhookRecord } from '../../../model/webhook.js';
import type { StoreCase } from '../kit/case.js';
import { at } from '../kit/moment.js';
import { claimOf, open } from '../effects/records.js';
import { event } from '../events/records.js';
import { CONTENT, message, put } from '../messages/records.js';
import { commitOf, ended, note, waiting } from '../runs/records.js';

const ALIAS = 'erased_1';
const ids = (found: { _id: string }[]): string[] => found.map((one) => one._id).sort();

const hook: WebhookRecord = {
  ...{ _id: 'hook', name: 'Hook', proof: { kind: 'signature' }, secret: 's' },
  mapping: { email: null, id: null, properties: {}, fields: {} },
  ...{ calls: [], accepted: 0, turnedAway: 0, turnedAwayAt: null, createdAt: at(0) },
};

/** Taking a person out of events, webhooks, effects and messages. */
const traceCases: StoreCase[] = [
  {
    of: 'events.erase',
    name: 'removes what had happened by then, so many at a time',
    async run({ events }) {
      await events.insertNew([0, 1, 2].map((n) => event(`shop:${n}`, { occurredAt: at(n) })));
      await events.insertNew([
        event('shop:later', { occurredAt: at(9) }),
        event('shop:bob', { email: 'bob@x.example' }),
      ]);
      const query = { emails: ['ann@shop.example'], until: at(5), limit: 2 };
      assert.equal(await events.erase(query), 2);
      assert.equal(await events.erase(query), 1);
      assert.equal(await events.erase(query), 0);
      assert.deepEqual(ids(await events.list({ limit: 9 })), ['shop:bob', 'shop:later']);
    },
  },
  {
    of: 'events.remove',
    name: 'removes these',
    async run({ events }) {
      await events.insertNew([event('shop:1'), event('shop:2')]);
      await events.remove(['shop:1', 'shop:9']);
      await events.remove([]);
      assert.deepEqual(ids(await events.list({ limit: 9 })), ['shop:2']);
    },
  },
  {
    of: 'events.reassign',
    name: 'makes them another person’s, in that person’s part, so many at a time',
    async run({ events }) {
      await events.insertNew([event('shop:1'), event('shop:2'), event('shop:bob', { email: 'bob@x.example' })]);
      const query = { emails: ['ann@shop.example'], to: 'new@shop.example', limit: 1 };
      assert.equal(await events.reassign(query), 1);
      assert.equal(await events.reassign(query), 1);
      assert.equal(await events.reassign(query), 0);
      const found = await events.waiting({ parts: [partOf('new@shop.example')], without: ['bob@x.example'], limit: 9 });
      assert.deepEqual(ids(found), ['shop:1', 'shop:2']);
    },
  },
  {
    of: 'webhooks.forgetCalls',
    name: 'forgets calls by whom they are about, and by what they said',
    async run({ webhooks }) {
      await webhooks.insert(hook);
      const call = (body: string, email?: string) => ({
        at: at(0),
        status: 200,
        reason: null,
        body,
        ...(email && { email }),
      });
      for (const one of [call('a', 'ann@x.example'), call('b'), call('c', 'bob@x.example')])
        await webhooks.note('hook', one, true, 20);
      await webhooks.forgetCalls('hook', { emails: ['ann@x.example'], bodies: ['b'] });
      assert.deepEqual(
        (await webhooks.get('hook'))?.calls.map(({ body }) => body),
        ['c'],
      );
      assert.equal((await webhooks.get('hook'))?.accepted, 3);
    },
  },
  {
    of: 'effects.cancel',
    name: 'skips what nobody is at, and counts what is under way',
    async run({ effects }) {
      await effects.record([open('busy')]);
      await effects.claim(claimOf('l', 0));
      await effects.record([open('idle'), open('other', { run: 'r2' })]);
      const cancel = (seconds: number) =>
        effects.cancel({ runs: ['r'], reason: 'Erased', now: claimOf('', seconds).now });
      assert.equal(await cancel(10), 1);
      const states = async () => new Map((await effects.byIds(['busy', 'idle', 'other'])).map((e) => [e._id, e.state]));
      assert.deepEqual([...(await states())].sort(), [
        ['busy', 'open'],
        ['idle', 'skipped'],
        ['other', 'open'],
      ]);
      // Its claim has run out: whoever had it has ended, or stands still.
      assert.equal(await cancel(31), 0);
      assert.equal((await states()).get('busy'), 'skipped');
      assert.equal(await effects.cancel({ runs: [], reason: '', now: at(0) }), 0);
    },
  },
  {
    of: 'effects.erase',
    name: 'removes what is not open',
    async run({ effects }) {
      await effects.record([open('a'), open('b', { run: 'r2' })]);
      await effects.erase(['r']);
      assert.equal((await effects.byIds(['a'])).length, 1);
      await effects.cancel({ runs: ['r'], reason: 'Erased', now: at(0) });
      await effects.erase(['r']);
      assert.deepEqual(ids(await effects.byIds(['a', 'b'])), ['b']);
    },
  },
  {
    of: 'messages.erase',
    name: 'keeps what is counted, and nothing of whom it went to and what it said',
    async run({ messages }) {
      await put(messages, [message('m1'), message('m2'), message('m3', { person: 'bob' })]);
      await messages.markSending('m1', 'l', CONTENT);
      await messages.accepted('m1', '<m1@shop.example>', at(3));
      await messages.noteFeedback([{ id: 'm1', kind: 'hard', at: at(4), why: 'no ann@shop.example here' }]);
      const query = { person: 'person', alias: ALIAS, limit: 1 };
      assert.equal(await messages.erase(query), 1);
      assert.equal(await messages.erase(query), 1);
      assert.equal(await messages.erase(query), 0);
      const sent = await messages.get('m1');
      assert.deepEqual([sent?.person, sent?.to, sent?.subject, sent?.html, sent?.text], [ALIAS, '', null, null, null]);
      assert.equal(sent?.bounced, undefined);
      assert.deepEqual([sent?.state, sent?.sentAt, sent?.template], ['sent', at(3), 'welcome']);
      // It was to be sent yet: whoever still holds it may not.
      assert.equal((await messages.get('m2'))?.state, 'skipped');
      assert.equal(await messages.markSending('m2', 'l', CONTENT), false);
      assert.equal((await messages.get('m3'))?.person, 'bob');
    },
  },
  {
    of: 'messages.reassign',
    name: 'makes them another person’s; whom they went to stays',
    async run({ messages }) {
      await put(messages, [message('m1'), message('m2'), message('m3', { person: 'bob' })]);
      const query = { from: 'person', to: 'new', limit: 1 };
      for (const expected of [1, 1, 0]) assert.equal(await messages.reassign(query), expected);
      assert.deepEqual(ids(await messages.ofPerson({ person: 'new', limit: 9 })), ['m1', 'm2']);
      assert.equal((await messages.get('m1'))?.to, 'ann@shop.example');
    },
  },
];

/** Taking a person out of runs, and handing runs to another. */
const runTraceCases: StoreCase[] = [
  {
    of: 'runs.erase',
    name: 'keeps what is counted of those that have ended, so many at a time',
    async run({ runs }) {
      const told = { reason: 'Ada', journal: [note('Ada')], subject: 'cart:1', instance: '1' };
      await runs.insertNew([
        ended('1', told),
        ended('2', { outcome: 'goal' }),
        waiting('3'),
        ended('4', { person: 'q' }),
      ]);
      const query = { person: 'p', alias: ALIAS, limit: 1 };
      for (const expected of [1, 1, 0]) assert.equal(await runs.erase(query), expected);
      const one = await runs.get('1');
      assert.ok(one);
      assert.deepEqual(
        [one.person, one.reason, one.journal, one.subject, one.instance],
        [ALIAS, null, [], undefined, undefined],
      );
      assert.deepEqual(one.trigger, { event: '', name: 'order_placed', properties: {} });
      assert.deepEqual([one.outcome, one.endedAt, one.version], ['completed', ended('1').endedAt, 1]);
      assert.deepEqual(await runs.counts('w'), { ...(await runs.counts('none')), waiting: 1, completed: 2, goal: 1 });
      assert.equal((await runs.get('3'))?.person, 'p');
      assert.equal((await runs.get('4'))?.person, 'q');
      // What somebody adds who had read it before goes as well.
      await runs.note(['1'], 'Ada', at(1));
      assert.equal(await runs.erase({ ...query, limit: 9 }), 1);
      assert.deepEqual((await runs.get('1'))?.journal, []);
    },
  },
  {
    of: 'runs.idsOfPerson',
    name: 'are those of these, in order',
    async run({ runs }) {
      await runs.insertNew([waiting('2'), ended('1'), waiting('3', { person: ALIAS }), waiting('4', { person: 'q' })]);
      const query = { people: ['p', ALIAS], limit: 2 };
      assert.deepEqual(await runs.idsOfPerson({ ...query, after: '' }), ['1', '2']);
      assert.deepEqual(await runs.idsOfPerson({ ...query, after: '2' }), ['3']);
    },
  },
  {
    of: 'runs.eraseGates',
    name: 'lets them enter as if for the first time, and nobody else',
    async run({ runs, workflows }) {
      await workflows.upsert('w', 'W', at(0));
      const wish = (person: string, event: string) => ({
        ...{ key: `w:${person}:`, event, at: at(10), notSince: at(5), atHand: [event] },
      });
      await runs.passGates([wish('p', 'e1'), wish('q', 'e2')]);
      await runs.eraseGates('p');
      assert.deepEqual([...(await runs.passGates([wish('p', 'e3'), wish('q', 'e4')]))], ['e3']);
    },
  },
  {
    of: 'runs.reassign',
    name: 'makes them another person’s, unless they moved meanwhile, and refuses what was decided before',
    async run({ runs }) {
      await runs.insertNew([waiting('1'), waiting('2')]);
      const decided = await commitOf(runs, '1');
      await runs.reassign(
        [
          { _id: '1', rev: 1 },
          { _id: '2', rev: 7 },
        ],
        'new',
        new Map([['1', 'other']]),
      );
      assert.deepEqual([(await runs.get('1'))?.person, (await runs.get('1'))?.entryKey], ['new', 'other']);
      assert.equal((await runs.get('2'))?.person, 'p');
      assert.equal((await runs.commit([decided])).size, 0);
    },
  },
  {
    of: 'runs.reassignGates',
    name: 'has the later of two entries count',
    async run({ runs, workflows }) {
      await workflows.upsert('w', 'W', at(0));
      const wish = (person: string, event: string, seconds: number, instance = '') => ({
        ...{ key: `w:${person}:${instance}`, event, at: at(seconds), notSince: at(seconds - 5), atHand: [event] },
      });
      await runs.passGates([wish('p', 'e1', 10), wish('q', 'e2', 20, 'x')]);
      await runs.passGates([wish('q', 'e3', 5), wish('p', 'e4', 2, 'x')]);
      await runs.reassignGates('p', 'q');
      assert.equal((await runs.passGates([wish('q', 'e5', 12)])).size, 0);
      assert.equal((await runs.passGates([wish('q', 'e6', 22, 'x')])).size, 0);
      assert.equal((await runs.passGates([wish('p', 'e7', 1)])).size, 1);
    },
  },
];

export const tracesOf = (port: string): StoreCase[] =>
  [...traceCases, ...runTraceCases].filter((c) => c.of.startsWith(`${port}.`));

import assert from 'node:assert/strict';
import type { MessageRecord, MessageState } from '../../../model/message.js';
import type { Stores } from '../../../model/stores.js';
import type { StoreCase } from '../kit/case.js';
import { at } from '../kit/moment.js';
import { messageListCases } from './lists.js';
import { CONTENT, message, put } from './records.js';

type Messages = Stores['messages'];

const stateOf = async (messages: Messages, id = 'm'): Promise<MessageState | undefined> =>
  (await messages.get(id))?.state;

/** A message with all that earlier attempts, and earlier versions, left on it. */
const old = (id: string, state: MessageState): MessageRecord =>
  message(id, { state, claim: 'k1', reason: 'why', attempts: 2 });

const openCases: StoreCase[] = [
  {
    of: 'messages.open',
    name: 'keeps a message that is new',
    async run({ messages }) {
      assert.equal(await messages.open(message('m')), 'pending');
      assert.deepEqual(await messages.get('m'), message('m'));
    },
  },
  {
    of: 'messages.open',
    name: 'leaves a message that is there as it is, but opens again what failed or was skipped',
    async run({ messages }) {
      await put(messages, [old('failed', 'failed'), old('skipped', 'skipped'), old('sent', 'sent')]);
      await put(messages, [old('sending', 'sending'), old('uncertain', 'uncertain')]);
      for (const id of ['failed', 'skipped']) {
        assert.equal(await messages.open(message(id, { to: 'other@shop.example' })), 'pending');
        assert.deepEqual(await messages.get(id), message(id, { claim: 'k1' }));
      }
      for (const state of ['sent', 'sending', 'uncertain'] as const) {
        assert.equal(await messages.open(message(state)), state);
        assert.deepEqual(await messages.get(state), old(state, state));
      }
    },
  },
  {
    of: 'messages.open',
    name: 'opens many at once, each with its own state',
    async run({ messages }) {
      await put(messages, [message('b', { state: 'sent' })]);
      const opened = await Promise.all(['a', 'b', 'c'].map((id) => messages.open(message(id))));
      assert.deepEqual(opened, ['pending', 'sent', 'pending']);
    },
  },
];

const sendCases: StoreCase[] = [
  {
    of: 'messages.markSending',
    name: 'notes what is about to be sent and by which claim, once for all claims',
    async run({ messages }) {
      await messages.open(message('m'));
      assert.equal(await messages.markSending('m', 'k1', CONTENT), true);
      assert.deepEqual(await messages.get('m'), message('m', { state: 'sending', claim: 'k1', ...CONTENT }));
      const told = {
        sender: { id: 'news', from: 'n@x.example', transport: 'bulk' },
        tracking: { on: false, why: 'no' },
      };
      await put(messages, [message('n')]);
      assert.equal(await messages.markSending('n', 'k1', { ...CONTENT, ...told }), true);
      const { sender, tracking } = (await messages.get('n')) ?? assert.fail('it is not there');
      assert.deepEqual({ sender, tracking }, told);
      assert.equal(await messages.markSending('m', 'k2', { ...CONTENT, subject: 'Other' }), false);
      assert.deepEqual(await messages.get('m'), message('m', { state: 'sending', claim: 'k1', ...CONTENT }));
      assert.equal(await messages.markSending('m', 'k1', CONTENT), true);
      assert.equal(await messages.markSending('missing', 'k1', CONTENT), false);
    },
  },
  {
    of: 'messages.markSending',
    name: 'of many at once marks those that are pending',
    async run({ messages }) {
      await put(messages, [message('a'), message('b', { state: 'sent' }), message('c')]);
      const marked = await Promise.all(['a', 'b', 'c'].map((id) => messages.markSending(id, `of ${id}`, CONTENT)));
      assert.deepEqual(marked, [true, false, true]);
      assert.deepEqual(await messages.get('b'), message('b', { state: 'sent' }));
      assert.equal((await messages.get('c'))?.claim, 'of c');
    },
  },
  {
    of: 'messages.accepted',
    name: 'notes that it was sent, whatever was noted meanwhile, and once',
    async run({ messages }) {
      await put(messages, [message('a'), old('b', 'uncertain'), message('c', { state: 'sending', claim: 'k1' })]);
      for (const id of ['a', 'b', 'c']) await messages.accepted(id, `<${id}@shop.example>`, at(1));
      await messages.accepted('a', '<a@shop.example>', at(2));
      assert.deepEqual(await messages.get('a'), message('a', { state: 'sent', sentAt: at(1) }));
      assert.deepEqual(await messages.get('b'), message('b', { state: 'sent', sentAt: at(1), claim: 'k1' }));
      assert.equal(await stateOf(messages, 'c'), 'sent');
    },
  },
  {
    of: 'messages.accepted',
    name: 'leaves a message with another Message-ID as it is',
    async run({ messages }) {
      await messages.open(message('m'));
      await messages.accepted('m', '<other@shop.example>', at(1));
      await messages.accepted('missing', '<m@shop.example>', at(1));
      assert.deepEqual(await messages.get('m'), message('m'));
      assert.equal(await messages.get('missing'), null);
    },
  },
  {
    of: 'messages.settle',
    name: 'notes how it came out while it is pending, or is being sent by this claim',
    async run({ messages }) {
      await messages.open(message('m'));
      await messages.settle('m', 'k1', 'skipped');
      assert.equal(await stateOf(messages), 'skipped');
      await messages.open(message('m'));
      await messages.markSending('m', 'k1', CONTENT);
      await messages.settle('m', 'k1', 'pending');
      assert.equal(await stateOf(messages), 'pending');
    },
  },
  {
    of: 'messages.settle',
    name: 'leaves what another claim is sending, and what is settled',
    async run({ messages }) {
      await messages.open(message('m'));
      await messages.markSending('m', 'k2', CONTENT);
      await messages.settle('m', 'k1', 'failed');
      assert.equal(await stateOf(messages), 'sending');
      await messages.accepted('m', '<m@shop.example>', at(1));
      await messages.settle('m', 'k2', 'failed');
      assert.equal(await stateOf(messages), 'sent');
      await messages.settle('missing', 'k2', 'failed');
      assert.equal(await messages.get('missing'), null);
    },
  },
];

const heldCases: StoreCase[] = [
  {
    of: 'messages.giveUp',
    name: 'has what is pending fail, and what was being sent be uncertain',
    async run({ messages }) {
      await put(messages, [
        message('a'),
        message('b', { state: 'sending', claim: 'k1' }),
        message('c', { state: 'sent' }),
      ]);
      assert.equal(await messages.giveUp('a'), 'failed');
      assert.equal(await messages.giveUp('b'), 'uncertain');
      assert.equal(await messages.giveUp('c'), 'sent');
      assert.equal(await messages.giveUp('missing'), null);
      assert.deepEqual(await messages.get('b'), message('b', { state: 'uncertain', claim: 'k1' }));
    },
  },
  {
    of: 'messages.giveUp',
    name: 'with a claim, leaves what another one is sending',
    async run({ messages }) {
      await put(messages, [message('a', { state: 'sending', claim: 'k1' }), message('b')]);
      assert.equal(await messages.giveUp('a', 'k2'), 'sending');
      assert.equal(await messages.giveUp('a', 'k1'), 'uncertain');
      assert.equal(await messages.giveUp('b', 'k1'), 'failed');
    },
  },
  {
    of: 'messages.settleCutOff',
    name: 'holds or sends again what was being sent or is held, and nothing else',
    async run({ messages }) {
      await put(messages, [old('a', 'sending'), old('b', 'uncertain'), old('c', 'sent'), old('d', 'pending')]);
      assert.equal(await messages.settleCutOff('a', 'uncertain'), true);
      assert.deepEqual(await messages.get('a'), message('a', { state: 'uncertain' }));
      assert.equal(await messages.settleCutOff('b', 'pending'), true);
      assert.deepEqual(await messages.get('b'), message('b'));
      for (const id of ['c', 'd', 'missing']) assert.equal(await messages.settleCutOff(id, 'pending'), false);
      assert.equal(await stateOf(messages, 'c'), 'sent');
    },
  },
  {
    of: 'messages.resolve',
    name: 'decides about a held message once, and about nothing else',
    async run({ messages }) {
      await put(messages, [old('a', 'uncertain'), old('b', 'uncertain'), old('c', 'sending')]);
      assert.equal(await messages.resolve('a', 'sent', at(1)), true);
      assert.deepEqual(await messages.get('a'), message('a', { state: 'sent', sentAt: at(1), byHand: true }));
      assert.equal(await messages.resolve('b', 'pending', at(1)), true);
      assert.deepEqual(await messages.get('b'), message('b'));
      for (const id of ['a', 'c', 'missing']) assert.equal(await messages.resolve(id, 'pending', at(1)), false);
      assert.deepEqual(await messages.get('c'), old('c', 'sending'));
    },
  },
  {
    of: 'messages.resolveAll',
    name: 'decides about those of many that are held',
    async run({ messages }) {
      await put(messages, [old('a', 'uncertain'), old('b', 'uncertain'), old('c', 'sent'), old('d', 'uncertain')]);
      await messages.resolveAll(['a', 'b', 'c', 'missing'], 'failed', at(1));
      for (const id of ['a', 'b'])
        assert.deepEqual(await messages.get(id), message(id, { state: 'failed', byHand: true }));
      assert.equal(await stateOf(messages, 'c'), 'sent');
      assert.equal(await stateOf(messages, 'd'), 'uncertain');
    },
  },
  {
    of: 'messages.reconsider',
    name: 'holds again what was counted by hand, unless it was accepted after all',
    async run({ messages }) {
      await put(
        messages,
        ['a', 'b', 'c', 'd'].map((id) => old(id, 'uncertain')),
      );
      await messages.resolveAll(['a', 'c'], 'sent', at(1));
      await messages.resolveAll(['b'], 'failed', at(1));
      await messages.accepted('c', '<c@shop.example>', at(2));
      await messages.accepted('d', '<d@shop.example>', at(2));
      assert.deepEqual(await messages.get('c'), message('c', { state: 'sent', sentAt: at(2) }));
      await messages.reconsider(['a', 'b', 'c', 'd']);
      for (const id of ['a', 'b']) assert.deepEqual(await messages.get(id), message(id, { state: 'uncertain' }));
      for (const id of ['c', 'd']) assert.equal(await stateOf(messages, id), 'sent');
    },
  },
  {
    of: 'messages.statesOf',
    name: 'has the states of those that are there',
    async run({ messages }) {
      await put(messages, [message('a'), message('b', { state: 'sent' }), message('c')]);
      assert.deepEqual(
        await messages.statesOf(['a', 'b', 'missing']),
        new Map([
          ['a', 'pending'],
          ['b', 'sent'],
        ]),
      );
    },
  },
];

/** What a store does with messages. */
export const messageCases: StoreCase[] = [...openCases, ...sendCases, ...heldCases, ...messageListCases];

import type { Filter } from 'mongodb';
import { messageStates, type MessageRecord, type MessageStore } from '../../model/message.js';
import { durable } from '../kit/collections.js';
import { newestBelow } from '../kit/newest-below.js';
import { toNote } from './feedback-notes.js';
import { unpackBody } from './body.js';
import { createMessageErasing } from './erase.js';
import { groupedWrites } from './grouped-writes.js';
import type { MessageCollections } from './schema.js';

/** What a decision by hand makes of a message that was held. */
const decided = (state: 'pending' | 'sent' | 'failed', now: Date) => ({
  $set: {
    state,
    ...(state === 'sent' ? { sentAt: now } : {}),
    ...(state === 'pending' ? {} : { byHand: true as const }),
  },
  $unset: { reason: '' as const, attempts: '' as const, lease: '' as const, claim: '' as const },
});

export const createMessageStore = ({ messages }: MessageCollections): MessageStore => {
  const { open, mark, accept } = groupedWrites(messages);
  return {
    ...createMessageErasing({ messages }),
    open,
    markSending: (id, claim, content) => mark({ id, claim, content }),
    accepted: (id, messageId, now) => accept({ id, messageId, now }),

    async settle(id, claim, state) {
      await messages.updateOne(
        { _id: id, $or: [{ state: 'pending' }, { state: 'sending', claim }] },
        { $set: { state } },
        durable,
      );
    },

    async giveUp(id, claim) {
      const sending = { state: 'sending' as const, ...(claim === undefined ? {} : { claim }) };
      const state = { $cond: [{ $eq: ['$state', 'sending'] }, 'uncertain', 'failed'] };
      const given = await messages.findOneAndUpdate(
        { _id: id, $or: [{ state: 'pending' }, sending] },
        [{ $set: { state } }],
        { projection: { state: 1 }, returnDocument: 'after', ...durable },
      );
      const now = given ?? (await messages.findOne({ _id: id }, { projection: { state: 1 } }));
      return now?.state ?? null;
    },

    async settleCutOff(id, state) {
      const result = await messages.updateOne(
        { _id: id, state: { $in: ['sending', 'uncertain'] } },
        { $set: { state }, $unset: { reason: '', attempts: '', lease: '', claim: '' } },
        durable,
      );
      return result.matchedCount === 1;
    },

    async sentOf(keys) {
      const sent = { _id: { $in: keys }, state: 'sent' as const };
      return (await messages.find(sent, { projection: { _id: 1 } }).toArray()).map(({ _id }) => _id);
    },

    async resolve(id, state, now) {
      return (
        (await messages.updateOne({ _id: id, state: 'uncertain' }, decided(state, now), durable)).matchedCount === 1
      );
    },

    async resolveAll(ids, state, now) {
      await messages.updateMany({ _id: { $in: ids }, state: 'uncertain' }, decided(state, now), durable);
    },

    async reconsider(ids) {
      await messages.updateMany(
        { _id: { $in: ids }, byHand: true, state: { $in: ['sent', 'failed'] } },
        { $set: { state: 'uncertain', sentAt: null }, $unset: { byHand: '' } },
        durable,
      );
    },

    async statesOf(ids) {
      const found = await messages.find({ _id: { $in: ids } }, { projection: { state: 1 } }).toArray();
      return new Map(found.map((m) => [m._id, m.state]));
    },

    async get(id) {
      const found = await messages.findOne({ _id: id });
      return found && unpackBody(found);
    },

    byMessageIds: async (messageIds) =>
      messageIds.length === 0
        ? []
        : messages
            .find({ messageId: { $in: messageIds } })
            .map(unpackBody)
            .toArray(),

    async noteFeedback(told) {
      if (told.length > 0) await messages.bulkWrite(told.map(toNote), { ordered: true, ...durable });
    },

    byRun: (run) => messages.find({ run }).sort({ createdAt: 1 }).map(unpackBody).toArray(),

    async known(ids) {
      const found = await messages.find({ _id: { $in: ids } }, { projection: { _id: 1 } }).toArray();
      return new Set(found.map((m) => m._id));
    },

    async list({ q, template, person, run, state, after, limit }) {
      const last = after ? await messages.findOne({ _id: after }, { projection: { to: 1, createdAt: 1 } }) : null;
      const { filter, sort } = newestBelow({ address: 'to', time: 'createdAt', prefix: q, last });
      return messages
        .find({
          ...(template ? { template } : {}),
          ...(person ? { person } : {}),
          ...(run ? { run } : {}),
          // All states, by name, so that the index on template and state gives the order also without a choice.
          ...(state ? { state } : template ? { state: { $in: [...messageStates] } } : {}),
          ...filter,
        } as Filter<MessageRecord>)
        .sort(sort)
        .limit(limit)
        .map(unpackBody)
        .toArray();
    },

    ofPerson: ({ person, until, limit }) =>
      messages
        .find({ person, ...(until ? { createdAt: { $lte: until } } : {}) })
        .sort({ createdAt: -1 })
        .limit(limit)
        .map(unpackBody)
        .toArray(),
  };
};

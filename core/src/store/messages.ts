import type { Filter } from 'mongodb';
import { messageStates, type MessageRecord } from '../messages/message.js';
import type { MessageStore } from '../messages/port.js';
import { durable, type Collections } from './collections.js';
import { isDuplicateKey } from './duplicates.js';
import { newestBelow } from './newest-below.js';

export const createMessageStore = ({ messages }: Collections): MessageStore => ({
  async open(message) {
    try {
      await messages.insertOne(message, durable);
      return 'pending';
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
    const again = await messages.findOneAndUpdate(
      { _id: message._id, state: { $in: ['pending', 'failed', 'skipped'] } },
      { $set: { state: 'pending' }, $unset: { reason: '', attempts: '', lease: '' } },
      { projection: { _id: 1 }, ...durable },
    );
    if (again) return 'pending';
    return (await messages.findOne({ _id: message._id }, { projection: { state: 1 } }))?.state ?? 'pending';
  },

  async markSending(id, claim, content) {
    const result = await messages.updateOne(
      { _id: id, state: 'pending' },
      { $set: { state: 'sending', claim, ...content } },
      durable,
    );
    return result.matchedCount === 1;
  },

  async settle(id, claim, state) {
    await messages.updateOne(
      { _id: id, $or: [{ state: 'pending' }, { state: 'sending', claim }] },
      { $set: { state } },
      durable,
    );
  },

  async settleCutOff(id, state) {
    const result = await messages.updateOne(
      { _id: id, state: { $in: ['sending', 'uncertain'] } },
      { $set: { state }, $unset: { reason: '', attempts: '', lease: '', claim: '' } },
      durable,
    );
    return result.matchedCount === 1;
  },

  async accepted(id, messageId, now) {
    await messages.updateOne(
      { _id: id, messageId, state: { $ne: 'sent' } },
      { $set: { state: 'sent', sentAt: now }, $unset: { reason: '', attempts: '', lease: '' } },
      durable,
    );
  },

  async resolve(id, state, now) {
    const result = await messages.updateOne(
      { _id: id, state: 'uncertain' },
      {
        $set: { state, ...(state === 'sent' ? { sentAt: now } : {}) },
        $unset: { reason: '', attempts: '', lease: '', claim: '' },
      },
      durable,
    );
    return result.matchedCount === 1;
  },

  get: (id) => messages.findOne({ _id: id }),
  byRun: (run) => messages.find({ run }).sort({ createdAt: 1 }).toArray(),

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
      .toArray();
  },

  ofPerson: ({ person, until, limit }) =>
    messages
      .find({ person, ...(until ? { createdAt: { $lte: until } } : {}) })
      .sort({ createdAt: -1 })
      .limit(limit)
      .toArray(),
});

import type { MessageStore } from '../messages/port.js';
import { durable, type Collections } from './collections.js';
import { isDuplicateKey } from './duplicates.js';

export const createMessageStore = ({ messages }: Collections): MessageStore => ({
  async open(message) {
    try {
      await messages.insertOne(message, durable);
      return 'pending';
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
    const before = await messages.findOneAndUpdate(
      { _id: message._id },
      { $set: { lease: message.lease, attempts: message.attempts } },
      { returnDocument: 'before', projection: { state: 1 }, ...durable },
    );
    return before?.state ?? 'pending';
  },

  async markSending(id, lease, content) {
    const result = await messages.updateOne(
      { _id: id, lease, state: 'pending' },
      { $set: { state: 'sending', ...content } },
      durable,
    );
    return result.matchedCount === 1;
  },

  async settle(id, lease, { state, reason, sentAt }) {
    await messages.updateOne(
      { _id: id, lease },
      { $set: { state, reason: reason ?? null, ...(sentAt ? { sentAt } : {}) } },
      durable,
    );
  },

  async resolve(id, state, now) {
    const result = await messages.updateOne(
      { _id: id, state: 'uncertain' },
      { $set: { state, reason: null, ...(state === 'sent' ? { sentAt: now } : {}) } },
      durable,
    );
    return result.matchedCount === 1;
  },

  get: (id) => messages.findOne({ _id: id }),
  byRun: (run) => messages.find({ run }).sort({ createdAt: 1 }).toArray(),

  async list({ person, run, state, after, limit }) {
    const last = after ? await messages.findOne({ _id: after }, { projection: { createdAt: 1 } }) : null;
    return messages
      .find({
        ...(person ? { person } : {}),
        ...(run ? { run } : {}),
        ...(state ? { state } : {}),
        ...(last
          ? { $or: [{ createdAt: { $lt: last.createdAt } }, { createdAt: last.createdAt, _id: { $lt: last._id } }] }
          : {}),
      })
      .sort({ createdAt: -1, _id: -1 })
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

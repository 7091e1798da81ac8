import { Schema } from 'mongoose';
import type { SendingRecord, SendingStore } from '../../model/operation/sending.js';
import { durable, modelOf, type CollectionsOf } from '../kit/collections.js';
import { isDuplicateKey } from '../kit/duplicates.js';
import { count, Mixed, settings, text, time } from '../kit/schema-parts.js';

const schema = new Schema(
  { _id: text, identity: text, beats: count, aliveAt: time, rev: count, held: Mixed, skip: Mixed },
  settings,
);

export const sendingModels = { sending: modelOf<SendingRecord>('sending', schema) };

const _id = 'sending' as const;
const UNDECIDED = { rev: 0, held: null, skip: null };

export const createSendingStore = ({ sending }: CollectionsOf<typeof sendingModels>): SendingStore => ({
  get: () => sending.findOne({ _id }),

  async beat(identity) {
    // By the database's own time: a worker whose clock is wrong is no longer away by it.
    const update = {
      $inc: { beats: 1 },
      $currentDate: { aliveAt: true as const },
      $setOnInsert: { identity, ...UNDECIDED },
    };
    try {
      return await sending.findOneAndUpdate({ _id }, update, { upsert: true, returnDocument: 'before', ...durable });
    } catch (error) {
      // Two that made it at once: it is there now.
      if (!isDuplicateKey(error)) throw error;
      return sending.findOneAndUpdate({ _id }, update, { returnDocument: 'before', ...durable });
    }
  },

  async change(rev, { identity, held, skip }) {
    const set = {
      ...{ identity: { $literal: identity }, held: { $literal: held }, skip: { $literal: skip }, rev: rev + 1 },
      // One that is made by this has no sign of life yet.
      ...{ beats: { $ifNull: ['$beats', 0] }, aliveAt: { $ifNull: ['$aliveAt', '$$NOW'] } },
    };
    try {
      const done = await sending.updateOne({ _id, rev }, [{ $set: set }], { upsert: rev === 0, ...durable });
      return done.matchedCount + done.upsertedCount === 1;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  },
});

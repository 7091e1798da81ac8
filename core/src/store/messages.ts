import type { Filter } from 'mongodb';
import { createGrouped } from '../kernel/grouped.js';
import { messageStates, type MessageRecord, type MessageState, type MessageStore } from '../model/message.js';
import { durable, type Collections } from './collections.js';
import { insertNew } from './insert-new.js';
import { newestBelow } from './newest-below.js';

interface Mark {
  id: string;
  claim: string;
  content: Parameters<MessageStore['markSending']>[2];
}

interface Accepted {
  id: string;
  messageId: string;
  now: Date;
}

/** Three writes that each mail needs, one after the other: those of mails that go out at the same time are made together. */
const groupedWrites = (messages: Collections['messages']) => {
  const openAgain = async ({ _id }: MessageRecord): Promise<MessageState> => {
    const again = await messages.findOneAndUpdate(
      { _id, state: { $in: ['pending', 'failed', 'skipped'] } },
      { $set: { state: 'pending' }, $unset: { reason: '', attempts: '', lease: '' } },
      { projection: { _id: 1 }, ...durable },
    );
    if (again) return 'pending';
    return (await messages.findOne({ _id }, { projection: { state: 1 } }))?.state ?? 'pending';
  };

  return {
    open: createGrouped(async (group: MessageRecord[]): Promise<MessageState[]> => {
      const added = await insertNew(messages, group);
      const stateOf = async (message: MessageRecord) => (added.has(message._id) ? 'pending' : openAgain(message));
      return Promise.all(group.map(stateOf));
    }),

    mark: createGrouped(async (group: Mark[]): Promise<boolean[]> => {
      const { matchedCount } = await messages.bulkWrite(
        group.map(({ id, claim, content }) => ({
          updateOne: {
            filter: { _id: id, state: 'pending' },
            update: { $set: { state: 'sending' as const, claim, ...content } },
          },
        })),
        { ordered: false, ...durable },
      );
      if (matchedCount === group.length) return group.map(() => true);
      const marks = group.map(({ id, claim }) => ({ _id: id, state: 'sending' as const, claim }));
      const marked = await messages.find({ $or: marks }, { projection: { claim: 1 } }).toArray();
      return group.map(({ id, claim }) => marked.some((m) => m._id === id && m.claim === claim));
    }),

    accept: createGrouped(async (group: Accepted[]): Promise<undefined[]> => {
      await messages.bulkWrite(
        group.map(({ id, messageId, now }) => ({
          updateOne: {
            filter: { _id: id, messageId, state: { $ne: 'sent' as const } },
            update: {
              $set: { state: 'sent' as const, sentAt: now },
              $unset: { reason: '' as const, attempts: '' as const, lease: '' as const },
            },
          },
        })),
        { ordered: false, ...durable },
      );
      return group.map(() => undefined);
    }),
  };
};

export const createMessageStore = ({ messages }: Collections): MessageStore => {
  const { open, mark, accept } = groupedWrites(messages);
  return {
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
  };
};

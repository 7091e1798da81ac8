import { createGrouped } from '../../kernel/grouped.js';
import type { MessageRecord, MessageState, MessageStore } from '../../model/message.js';
import { durable } from '../kit/collections.js';
import { insertNew } from '../kit/insert-new.js';
import { packBody } from './body.js';
import type { MessageCollections } from './schema.js';

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
export const groupedWrites = (messages: MessageCollections['messages']) => {
  const openAgain = async ({ _id }: MessageRecord): Promise<MessageState> => {
    const again = await messages.findOneAndUpdate(
      { _id, state: { $in: ['pending', 'failed', 'skipped'] } },
      { $set: { state: 'pending' }, $unset: { reason: '', attempts: '', lease: '', byHand: '' } },
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
        group.map(({ id, claim, content: { html, text, ...content } }) => ({
          updateOne: {
            filter: { _id: id, state: 'pending' },
            update: { $set: { state: 'sending' as const, claim, ...content, ...packBody({ html, text }) } },
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
            filter: { _id: id, messageId, $or: [{ state: { $ne: 'sent' as const } }, { byHand: true as const }] },
            update: {
              $set: { state: 'sent' as const, sentAt: now },
              $unset: { reason: '' as const, attempts: '' as const, lease: '' as const, byHand: '' as const },
            },
          },
        })),
        { ordered: false, ...durable },
      );
      return group.map(() => undefined);
    }),
  };
};

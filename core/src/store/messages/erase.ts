import type { MessageStore } from '../../model/message.js';
import { durable } from '../kit/collections.js';
import type { MessageCollections } from './schema.js';

/** Taking a person out of their messages, and handing messages to another. */
export const createMessageErasing = ({ messages }: MessageCollections): Pick<MessageStore, 'erase' | 'reassign'> => {
  const idsOf = async (person: string, limit: number): Promise<string[]> =>
    (await messages.find({ person }, { projection: { _id: 1 }, limit }).toArray()).map((m) => m._id);
  return {
    async erase({ person, alias, limit }) {
      const ids = await idsOf(person, limit);
      if (ids.length === 0) return 0;
      const state = {
        $switch: {
          branches: [
            { case: { $eq: ['$state', 'pending'] }, then: 'skipped' },
            { case: { $eq: ['$state', 'sending'] }, then: 'uncertain' },
          ],
          default: '$state',
        },
      };
      await messages.updateMany(
        { _id: { $in: ids } },
        [
          { $set: { person: alias, to: '', subject: null, html: null, text: null, state } },
          { $unset: ['body', 'bounced', 'reason', 'claim', 'attempts'] },
        ],
        durable,
      );
      return ids.length;
    },

    async reassign({ from, to, limit }) {
      const ids = await idsOf(from, limit);
      if (ids.length > 0) await messages.updateMany({ _id: { $in: ids } }, { $set: { person: to } }, durable);
      return ids.length;
    },
  };
};

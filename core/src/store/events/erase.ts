import { partOf, type EventStore } from '../../model/event.js';
import { durable } from '../kit/collections.js';
import type { EventCollections } from './schema.js';

type Erasing = Pick<EventStore, 'erase' | 'remove' | 'reassign'>;

/** Taking events away, and making them another person's. */
export const createEventErasing = ({ events }: EventCollections): Erasing => {
  const idsOf = async (filter: object, limit: number): Promise<string[]> =>
    (await events.find(filter, { projection: { _id: 1 }, limit }).toArray()).map((e) => e._id);
  const remove = async (ids: string[]): Promise<void> => {
    if (ids.length > 0) await events.deleteMany({ _id: { $in: ids } }, durable);
  };
  return {
    remove,

    async erase({ emails, until, limit }) {
      const ids = await idsOf({ email: { $in: emails }, occurredAt: { $lte: until } }, limit);
      await remove(ids);
      return ids.length;
    },

    async reassign({ emails, to, limit }) {
      const ids = await idsOf({ email: { $in: emails } }, limit);
      if (ids.length > 0)
        await events.updateMany({ _id: { $in: ids } }, { $set: { email: to, part: partOf(to) } }, durable);
      return ids.length;
    },
  };
};

import type { Collection, Document, Filter } from 'mongodb';
import type { WatchList } from '../../model/watch.js';
import { durable } from '../kit/collections.js';
import { insertNew } from '../kit/insert-new.js';

/** A list of watches as a collection. */
export const watchList = <W extends Document & { _id: string }>(collection: Collection<W>): WatchList<W> => ({
  all: async () => (await collection.find().toArray()) as W[],

  async add(watches) {
    await insertNew(collection, watches);
  },

  async remove(ids) {
    if (ids.length > 0) await collection.deleteMany({ _id: { $in: ids } } as Filter<W>, durable);
  },
});

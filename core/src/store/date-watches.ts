import type { DateWatchStore } from '../dates/port.js';
import { durable, type Collections } from './collections.js';
import { insertNew } from './insert-new.js';
import { stillAt, walkOn } from './walk.js';

export const createDateWatchStore = ({ dateWatches }: Collections): DateWatchStore => ({
  all: () => dateWatches.find().toArray(),

  async add(watches) {
    await insertNew(dateWatches, watches);
  },

  async remove(ids) {
    if (ids.length > 0) await dateWatches.deleteMany({ _id: { $in: ids } }, durable);
  },

  async moveBuild(id, build, to) {
    await dateWatches.updateOne({ _id: id, ...stillAt(build) }, walkOn(to), durable);
  },
});

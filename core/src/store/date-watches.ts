import type { DateWatchStore } from '../dates/port.js';
import { durable, type Collections } from './collections.js';
import { stillAt, walkOn } from './walk.js';

export const createDateWatchStore = ({ dateWatches }: Collections): DateWatchStore => ({
  all: () => dateWatches.find().toArray(),

  async add(watches) {
    if (watches.length === 0) return;
    await dateWatches.bulkWrite(
      watches.map(({ _id, ...watch }) => ({
        updateOne: { filter: { _id }, update: { $setOnInsert: watch }, upsert: true },
      })),
      durable,
    );
  },

  async remove(ids) {
    if (ids.length > 0) await dateWatches.deleteMany({ _id: { $in: ids } }, durable);
  },

  async moveBuild(id, build, to) {
    await dateWatches.updateOne({ _id: id, ...stillAt(build) }, walkOn(to), durable);
  },
});

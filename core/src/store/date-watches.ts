import type { DateWatchStore } from '../model/watch.js';
import { durable, type Collections } from './collections.js';
import { stillAt, walkOn } from './walk.js';
import { watchList } from './watch-list.js';

export const createDateWatchStore = ({ dateWatches }: Collections): DateWatchStore => ({
  ...watchList(dateWatches),

  async moveBuild(id, build, to) {
    await dateWatches.updateOne({ _id: id, ...stillAt(build) }, walkOn(to), durable);
  },
});

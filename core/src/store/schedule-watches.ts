import type { ScheduleWatchStore } from '../model/watch.js';
import { durable, type Collections } from './collections.js';
import { watchList } from './watch-list.js';

export const createScheduleWatchStore = ({ scheduleWatches }: Collections): ScheduleWatchStore => ({
  ...watchList(scheduleWatches),

  async move({ _id, next: from }, next) {
    await scheduleWatches.updateOne({ _id, next: from }, { $set: { next } }, durable);
  },
});

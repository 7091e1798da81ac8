import type { ScheduleWatchStore } from '../dates/port.js';
import { durable, type Collections } from './collections.js';
import { insertNew } from './insert-new.js';

export const createScheduleWatchStore = ({ scheduleWatches }: Collections): ScheduleWatchStore => ({
  all: () => scheduleWatches.find().toArray(),

  async add(watches) {
    await insertNew(scheduleWatches, watches);
  },

  async remove(ids) {
    if (ids.length > 0) await scheduleWatches.deleteMany({ _id: { $in: ids } }, durable);
  },

  async move({ _id, next: from }, next) {
    await scheduleWatches.updateOne({ _id, next: from }, { $set: { next } }, durable);
  },
});

import { Schema } from 'mongoose';
import type { ScheduleWatch, ScheduleWatchStore } from '../../model/watch.js';
import { durable, modelOf, type CollectionsOf } from '../kit/collections.js';
import { Mixed, settings, text, time } from '../kit/schema-parts.js';
import { watchList } from './watch-list.js';

const schema = new Schema(
  {
    _id: text,
    workflow: text,
    time: text,
    weekdays: Mixed,
    monthDays: Mixed,
    segment: String,
    properties: Mixed,
    next: time,
  },
  settings,
);

export const scheduleWatchModels = { scheduleWatches: modelOf<ScheduleWatch>('schedule_watches', schema) };

export const createScheduleWatchStore = ({
  scheduleWatches,
}: CollectionsOf<typeof scheduleWatchModels>): ScheduleWatchStore => ({
  ...watchList(scheduleWatches),

  async move({ _id, next: from }, next) {
    await scheduleWatches.updateOne({ _id, next: from }, { $set: { next } }, durable);
  },
});

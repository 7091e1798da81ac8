import { Schema } from 'mongoose';
import type { DateWatch, DateWatchStore } from '../../model/watch.js';
import { durable, modelOf, type CollectionsOf } from '../kit/collections.js';
import { Mixed, settings, text, time } from '../kit/schema-parts.js';
import { stillAt, walkOn } from '../kit/walk.js';
import { watchList } from './watch-list.js';

const schema = new Schema(
  { _id: text, field: text, offset: Mixed, yearly: Boolean, properties: Mixed, createdAt: time, build: Mixed },
  settings,
);

export const dateWatchModels = { dateWatches: modelOf<DateWatch>('date_watches', schema) };

export const createDateWatchStore = ({ dateWatches }: CollectionsOf<typeof dateWatchModels>): DateWatchStore => ({
  ...watchList(dateWatches),

  async moveBuild(id, build, to) {
    await dateWatches.updateOne({ _id: id, ...stillAt(build) }, walkOn(to), durable);
  },
});

import { Schema } from 'mongoose';
import type { SegmentRecord, SegmentStore } from '../model/segment.js';
import { durable, modelOf, type CollectionsOf } from './kit/collections.js';
import { Mixed, settings, text, time } from './kit/schema-parts.js';
import { stillAt, walkOn } from './kit/walk.js';

const schema = new Schema(
  {
    _id: text,
    name: text,
    criteria: Mixed,
    status: text,
    build: Mixed,
    leaving: Boolean,
    createdAt: time,
    updatedAt: time,
  },
  settings,
);

export const segmentModels = { segments: modelOf<SegmentRecord>('segments', schema) };

export const createSegmentStore = ({ segments }: CollectionsOf<typeof segmentModels>): SegmentStore => ({
  get: (id) => segments.findOne({ _id: id }),

  all: ({ archived = false } = {}) =>
    segments
      .find(archived ? {} : { status: 'active' })
      .sort({ name: 1 })
      .toArray(),

  async put({ _id, name, criteria }, now, build) {
    await segments.updateOne(
      { _id },
      {
        $set: { name, criteria, status: 'active', updatedAt: now, ...(build ? { build } : {}) },
        $setOnInsert: { createdAt: now },
        $unset: { leaving: '' },
      },
      { upsert: true, ...durable },
    );
  },

  async rename(id, name, now) {
    await segments.updateOne({ _id: id }, { $set: { name, updatedAt: now } }, durable);
  },

  async moveBuild(id, build, to) {
    await segments.updateOne({ _id: id, ...stillAt(build) }, walkOn(to), durable);
  },

  async archive(id, now) {
    const { matchedCount } = await segments.updateOne(
      { _id: id },
      { $set: { status: 'archived', leaving: true, updatedAt: now }, $unset: { build: 1 } },
      durable,
    );
    return matchedCount === 1;
  },

  leaving: () => segments.find({ leaving: true }).toArray(),

  async left(id) {
    const { matchedCount } = await segments.updateOne(
      { _id: id, status: 'archived' },
      { $unset: { leaving: '' } },
      durable,
    );
    return matchedCount === 1;
  },

  async rebuild(id, build) {
    await segments.updateOne({ _id: id, status: 'active' }, { $set: { build } }, durable);
  },
});

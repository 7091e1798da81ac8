import { Schema } from 'mongoose';
import type { VersionRecord, WorkflowRecord, WorkflowStore } from '../model/workflow.js';
import { durable, modelOf, type CollectionsOf } from './kit/collections.js';
import { isDuplicateKey } from './kit/duplicates.js';
import { count, Mixed, settings, text, time } from './kit/schema-parts.js';

const workflowSchema = new Schema(
  {
    _id: text,
    name: text,
    kind: String,
    status: text,
    version: Number,
    activeSince: Date,
    firstActiveAt: Date,
    frozen: Boolean,
    createdAt: time,
    updatedAt: time,
  },
  settings,
).index({ status: 1 });

const versionSchema = new Schema(
  {
    _id: text,
    workflow: text,
    version: count,
    name: text,
    definition: Mixed,
    layout: Mixed,
    hash: text,
    publishedAt: time,
    by: String,
  },
  settings,
).index({ workflow: 1, version: -1 }, { unique: true });

export const workflowModels = {
  workflows: modelOf<WorkflowRecord>('workflows', workflowSchema),
  versions: modelOf<VersionRecord>('workflow_versions', versionSchema),
};
export type WorkflowCollections = CollectionsOf<typeof workflowModels>;

export const createWorkflowStore = ({ workflows, versions }: WorkflowCollections): WorkflowStore => ({
  get: (id) => workflows.findOne({ _id: id }),

  async byIds(ids) {
    return new Map((await workflows.find({ _id: { $in: ids } }).toArray()).map((w) => [w._id, w]));
  },

  all: (kind) =>
    workflows
      .find(kind ? { kind } : { kind: { $exists: false } })
      .sort({ name: 1 })
      .toArray(),
  active: () => workflows.find({ status: 'active', version: { $ne: null } }).toArray(),

  async frozen(ids) {
    const found = await workflows.find({ _id: { $in: ids }, frozen: true }, { projection: { _id: 1 } }).toArray();
    return new Set(found.map((w) => w._id));
  },

  async upsert(id, name, now, kind) {
    const found = await workflows.findOneAndUpdate(
      { _id: id },
      {
        $set: { name, updatedAt: now },
        $setOnInsert: { status: 'draft', version: null, frozen: false, createdAt: now, ...(kind ? { kind } : {}) },
      },
      { upsert: true, returnDocument: 'after', ...durable },
    );
    if (!found) throw new Error(`The workflow "${id}" could not be written.`);
    return found;
  },

  async pointTo(id, version, now) {
    await workflows.updateOne(
      { _id: id, $or: [{ version: null }, { version: { $lt: version } }] },
      { $set: { version, updatedAt: now } },
      durable,
    );
  },

  async setStatus(id, status, now) {
    const becomesActive = { $and: [{ $eq: [status, 'active'] }, { $ne: ['$status', 'active'] }] };
    const activeSince = { $cond: [becomesActive, now, { $ifNull: ['$activeSince', '$$REMOVE'] }] };
    // A version before this one noted only the last time: it was activated some time after it was made.
    const firstTime = { $cond: [{ $ifNull: ['$activeSince', false] }, '$createdAt', now] };
    const firstActiveAt = {
      $cond: [becomesActive, { $ifNull: ['$firstActiveAt', firstTime] }, { $ifNull: ['$firstActiveAt', '$$REMOVE'] }],
    };
    const update = [{ $set: { status, updatedAt: now, activeSince, firstActiveAt } }];
    return (await workflows.updateOne({ _id: id }, update, durable)).matchedCount === 1;
  },

  async setFrozen(id, frozen, now) {
    return (await workflows.updateOne({ _id: id }, { $set: { frozen, updatedAt: now } }, durable)).matchedCount === 1;
  },

  async insertVersion(version) {
    try {
      await versions.insertOne(version, durable);
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  },

  version: (workflow, version) => versions.findOne({ _id: `${workflow}@${version}` }),
  latestVersion: (workflow) => versions.findOne({ workflow }, { sort: { version: -1 } }),
});

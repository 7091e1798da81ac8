import type { AttentionStore } from '../../model/attention.js';
import { durable } from '../kit/collections.js';
import type { EffectCollections } from './schema.js';

type Jobs = Pick<AttentionStore, 'startJob' | 'job' | 'jobs' | 'runningJobs' | 'moveJob'>;

/** Decisions about many, as they are carried out. */
export const jobsOf = (jobs: EffectCollections['attentionJobs']): Jobs => ({
  async startJob(job) {
    await jobs.insertOne(job, durable);
  },

  job: (id) => jobs.findOne({ _id: id }),

  jobs: (limit) => jobs.find().sort({ startedAt: -1, _id: -1 }).limit(limit).toArray(),

  runningJobs: () => jobs.find({ state: 'running' }, { hint: 'running' }).toArray(),

  async moveJob(id, to) {
    const set = 'at' in to ? { at: to.at } : { state: 'done' as const, done: to.done, endedAt: to.now };
    await jobs.updateOne({ _id: id, state: 'running' }, { $set: set }, durable);
  },
});

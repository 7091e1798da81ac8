import type { AttentionStore } from '../../model/attention.js';
import { durable } from '../kit/collections.js';
import type { EffectCollections } from './schema.js';

type Jobs = Pick<AttentionStore, 'startJob' | 'job' | 'jobs' | 'runningJobs' | 'moveJob' | 'eraseFromJobs'>;

/** Does a field say one of these addresses, whatever the case? */
const says = (field: string, emails: string[]) => ({
  $expr: {
    $or: emails.map((email) => ({
      $gte: [{ $indexOfCP: [{ $toLower: { $ifNull: [field, ''] } }, { $literal: email }] }, 0],
    })),
  },
});

/** Decisions about many, as they are carried out. */
export const jobsOf = (jobs: EffectCollections['attentionJobs']): Jobs => ({
  async startJob(job) {
    await jobs.insertOne(job, durable);
  },

  job: (id) => jobs.findOne({ _id: id }),

  jobs: (limit) => jobs.find().sort({ startedAt: -1, _id: -1 }).limit(limit).toArray(),

  runningJobs: () => jobs.find({ state: 'running' }, { hint: 'running' }).toArray(),

  async eraseFromJobs({ people, emails, alias }) {
    await jobs.updateMany({ 'filter.person': { $in: people } }, { $set: { 'filter.person': alias } }, durable);
    await jobs.updateMany(says('$filter.text', emails), { $set: { 'filter.text': alias } }, durable);
    await jobs.updateMany(says('$note', emails), { $unset: { note: '' } }, durable);
  },

  async moveJob(id, to) {
    const set = 'at' in to ? { at: to.at } : { state: 'done' as const, done: to.done, endedAt: to.now };
    await jobs.updateOne({ _id: id, state: 'running' }, { $set: set }, durable);
  },
});

import type { JobParameters, JobRepository } from 'agenda';
import { ObjectId, type Collection } from 'mongodb';
import { agendaNow } from './agenda-clock.js';

/**
 * A timer may ring a millisecond early, and Agenda then leaves the job for its next poll. It is told of jobs so many
 * milliseconds earlier; our handler waits for the moment itself.
 */
const EARLY = 5;

/** A job as it is stored. */
export interface JobDocument {
  _id: ObjectId;
  name: string;
  type: JobParameters['type'];
  priority: number;
  data: { slot: number; part: number };
  disabled?: boolean;
  nextRunAt: Date | null;
  lockedAt?: Date | null;
  lastRunAt?: Date | null;
  lastFinishedAt?: Date | null;
  failedAt?: Date | null;
  failReason?: string | null;
  failCount?: number | null;
  progress?: number | null;
  lastModifiedBy?: string | null;
}

type Attributes = JobParameters & { _id: NonNullable<JobParameters['_id']> };

const moved = (at: Date | null | undefined, by: number): Date | null => (at ? new Date(+at + by) : null);
const idOf = (id: { toString(): string }): ObjectId => new ObjectId(id.toString());

/** Agenda offers more than the engine asks it for. */
const notAskedFor = (): Promise<never> =>
  Promise.reject(new Error('The engine keeps its jobs by itself and asks Agenda for no such thing'));

/**
 * Agenda's jobs on the engine's own driver: Agenda's package for MongoDB takes whatever copy of the driver it finds in
 * the host's tree, and two copies do not understand each other's ids. Its queries are that package's.
 *
 * All times in the database are on the engine's clock (`now`, Unix milliseconds). Agenda itself lives by the clock of
 * its process, which may be minutes off: what it reads and writes is moved from one to the other.
 */
export const createJobRepository = (jobs: Collection<JobDocument>, now: () => number): JobRepository => {
  const ahead = (): number => agendaNow() - now();

  const attributesOf = ({ _id, ...job }: JobDocument, by: number): Attributes =>
    ({
      ...job,
      _id: _id.toString(),
      nextRunAt: moved(job.nextRunAt, by - EARLY),
      lockedAt: moved(job.lockedAt, by),
    }) as unknown as Attributes;

  return {
    connect: () => Promise.resolve(),

    async getNextJobToRun(...[name, until, lockedBefore, , options]) {
      const by = ahead();
      const found = await jobs.findOneAndUpdate(
        {
          name,
          disabled: { $ne: true },
          $or: [
            { lockedAt: null, nextRunAt: { $lte: new Date(+until - by) } },
            { lockedAt: { $lte: new Date(+lockedBefore - by) } },
          ],
        },
        { $set: { lockedAt: new Date(now()), lastModifiedBy: options?.lastModifiedBy ?? null } },
        { returnDocument: 'after', sort: { nextRunAt: 1, priority: -1 } },
      );
      return found ? attributesOf(found, by) : undefined;
    },

    async saveJobState(job, options) {
      const { _id, name } = job as Attributes;
      const back = -ahead();
      const { matchedCount } = await jobs.updateOne(
        { _id: idOf(_id), name },
        {
          $set: {
            lockedAt: moved(job.lockedAt, back),
            nextRunAt: moved(job.nextRunAt, back),
            lastRunAt: moved(job.lastRunAt, back),
            lastFinishedAt: moved(job.lastFinishedAt, back),
            failedAt: moved(job.failedAt, back),
            failReason: job.failReason ?? null,
            failCount: job.failCount ?? null,
            progress: job.progress ?? null,
            lastModifiedBy: options?.lastModifiedBy ?? null,
          },
        },
      );
      if (matchedCount !== 1) throw new Error(`The job ${name} is not there any more`);
    },

    async removeJobs({ id }) {
      if (id === undefined) return notAskedFor();
      return (await jobs.deleteOne({ _id: idOf(id) })).deletedCount;
    },

    async unlockJob({ _id }) {
      // Not one that is being run: its next moment is none.
      const waiting = _id && { _id: idOf(_id), nextRunAt: { $ne: null } };
      // Agenda does not wait for it: where it fails, the lock runs out by itself.
      if (waiting) await jobs.updateOne(waiting, { $unset: { lockedAt: true } }).catch(() => undefined);
    },

    async unlockJobs(ids) {
      if (ids.length > 0) await jobs.updateMany({ _id: { $in: ids.map(idOf) } }, { $unset: { lockedAt: true } });
    },

    queryJobs: notAskedFor,
    getJobsOverview: notAskedFor,
    getDistinctJobNames: notAskedFor,
    getJobById: notAskedFor,
    getQueueSize: notAskedFor,
    saveJob: notAskedFor,
    lockJob: notAskedFor,
    disableJobs: notAskedFor,
    enableJobs: notAskedFor,
    purgeAllJobs: notAskedFor,
  };
};

import { MongoJobRepository } from '@agendajs/mongo-backend';
import type { AgendaBackend, JobParameters } from 'agenda';
import type { Db } from 'mongodb';
import { agendaNow } from './agenda-clock.js';

/**
 * A timer may ring a millisecond early, and Agenda then leaves the job for its next poll. It is told of jobs so many
 * milliseconds earlier; our handler waits for the moment itself.
 */
const EARLY = 5;

type Next = Parameters<MongoJobRepository['getNextJobToRun']>;
type State = Parameters<MongoJobRepository['saveJobState']>;
const moved = (at: Date | null | undefined, by: number): Date | undefined => (at ? new Date(+at + by) : undefined);

/**
 * Agenda's jobs, with all times in the database on the engine's clock. Agenda itself lives by the clock of its process,
 * which may be minutes off: what it reads and writes is moved from one to the other.
 */
class CorrectedRepository extends MongoJobRepository {
  constructor(
    db: Db,
    collection: string,
    private readonly now: () => number,
  ) {
    super({ mongo: db, db: { collection }, ensureIndex: false });
  }

  override async getNextJobToRun(...[name, until, lockedBefore, , options]: Next): Promise<JobParameters | undefined> {
    const now = this.now();
    const ahead = agendaNow() - now;
    const job = await super.getNextJobToRun(
      name,
      new Date(+until - ahead),
      new Date(+lockedBefore - ahead),
      new Date(now),
      options,
    );
    return (
      job && {
        ...job,
        nextRunAt: moved(job.nextRunAt, ahead - EARLY) ?? null,
        lockedAt: moved(job.lockedAt, ahead),
      }
    );
  }

  override saveJobState(...[job, options]: State): Promise<void> {
    const back = this.now() - agendaNow();
    return super.saveJobState(
      {
        ...job,
        nextRunAt: moved(job.nextRunAt, back) ?? null,
        lockedAt: moved(job.lockedAt, back),
        lastRunAt: moved(job.lastRunAt, back),
        lastFinishedAt: moved(job.lastFinishedAt, back),
      },
      options,
    );
  }
}

/**
 * Agenda's backend on a connection and a collection that are there already: connecting reads and writes nothing.
 * The stock one makes three indexes on `agenda_logs` each time, for logging that is off: a collection outside
 * `bootstrap()`, made by several processes at once, and a rejection nobody can catch where the engine stops meanwhile.
 * `now` is the engine's clock, in Unix milliseconds.
 */
export const createBackend = (db: Db, collection: string, now: () => number): AgendaBackend => {
  const repository = new CorrectedRepository(db, collection, now);
  return {
    name: 'MongoDB',
    repository,
    ownsConnection: false,
    connect: () => repository.connect(),
    disconnect: () => Promise.resolve(),
  };
};

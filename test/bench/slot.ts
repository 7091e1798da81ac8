import { MongoBackend } from '@agendajs/mongo-backend';
import { Agenda } from 'agenda';
import type { BenchDatabase } from './database.js';
import { PARTITIONS } from './workflow.js';
import { waitFor } from './wait.js';

/** The engine's jobs of one second, seen from outside. */
export interface Slot {
  /** When the first of them was taken up, by the clock; not before the second itself. */
  began: number;
  /** When the last of them was gone. */
  ended: number;
}

const JOBS = 'whenthen_jobs';
/** Looking costs the server something, too; seldom enough, the engine pays for what it adds at the end. */
const LOOK_MS = 50;

/** Writes the wake jobs of a second, as the engine's scheduler does when the first run gets that `wakeAt`. */
export const makeSlot = async ({ db }: BenchDatabase, at: Date): Promise<void> => {
  const agenda = new Agenda({ backend: new MongoBackend({ mongo: db, collection: JOBS, ensureIndex: false }) });
  await agenda.ready;
  for (const part of PARTITIONS) await agenda.create('wake', { slot: at.getTime(), part }).schedule(at).save();
};

/** Waits until the slot's jobs have come and gone. */
export const watchSlot = async ({ db }: BenchDatabase, at: Date): Promise<Slot> => {
  const jobs = db.collection<{ name: string; lockedAt?: Date }>(JOBS);
  let began: number | undefined;
  await waitFor(
    async () => {
      const left = await jobs
        .find({ name: 'wake', 'data.slot': at.getTime() }, { projection: { lockedAt: 1 } })
        .toArray();
      for (const { lockedAt } of left) if (lockedAt) began = Math.min(began ?? Infinity, lockedAt.getTime());
      return left.length === 0;
    },
    { everyMs: LOOK_MS, timeoutMs: 300_000, what: 'the jobs of a slot to end' },
  );
  return { began: Math.max(began ?? 0, at.getTime()), ended: Date.now() };
};

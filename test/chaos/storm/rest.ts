import type { Db } from 'mongodb';
import { pause } from '../kill-plan.js';
import { LEASE } from './faults.js';

interface Open {
  events: number;
  runs: number;
  effects: number;
  changes: number;
}

const waiting = { state: 'waiting', part: { $gte: 0 } };

/** What is still to be done, whenever it is due. */
const openIn = async (db: Db): Promise<Open> => {
  const [events, runs, effects, changes] = await Promise.all([
    db.collection('whenthen_events').countDocuments({ state: 'received' }),
    db.collection('whenthen_runs').countDocuments(waiting),
    db.collection('whenthen_effects').countDocuments({ state: 'open' }),
    db.collection('whenthen_runs').countDocuments({ 'pending.key': { $exists: true } }),
  ]);
  return { events, runs, effects, changes };
};

/** How much is due and not done. */
const overdueIn = async (db: Db): Promise<number> => {
  const now = new Date();
  const counts = await Promise.all([
    db.collection('whenthen_events').countDocuments({ state: 'received' }),
    db.collection('whenthen_runs').countDocuments({ ...waiting, wakeAt: { $lt: now } }),
    db.collection('whenthen_effects').countDocuments({ state: 'open', dueAt: { $lt: now } }),
  ]);
  return counts.reduce((sum, count) => sum + count, 0);
};

/** What some of it is. */
const named = async (db: Db): Promise<string> => {
  const some = (name: string, query: object, fields: Record<string, 1>) =>
    db.collection(`whenthen_${name}`).find(query, { projection: fields }).limit(5).toArray();
  const found = {
    events: await some('events', { state: 'received' }, { email: 1, attempts: 1, reason: 1 }),
    runs: await some('runs', waiting, { workflow: 1, person: 1, step: 1, wakeAt: 1, attempts: 1, lost: 1 }),
    effects: await some('effects', { state: 'open' }, { run: 1, step: 1, dueAt: 1, attempts: 1, lost: 1, reason: 1 }),
    changes: await some('runs', { 'pending.key': { $exists: true } }, { workflow: 1, person: 1, pending: 1 }),
  };
  return JSON.stringify(found);
};

const words = (counts: Open): string =>
  Object.entries(counts)
    .map(([what, count]) => `${count} ${what}`)
    .join(', ');

/** Waits until no more than so much is overdue: nobody feeds an engine faster than it eats for ever. */
export const untilFed = async (db: Db, most: number): Promise<void> => {
  while ((await overdueIn(db)) > most) await pause(500);
};

/**
 * Attempts that are planned for later are due now: as if the time had come. Claims are left alone, but those that hold
 * for longer than a lease, which whoever still works on them renews.
 */
const letTimePass = async (db: Db): Promise<void> => {
  const now = new Date();
  const soon = new Date(now.getTime() + LEASE);
  const effects = db.collection('whenthen_effects');
  await effects.updateMany({ state: 'open', lease: { $exists: false }, dueAt: { $gt: now } }, { $set: { dueAt: now } });
  await effects.updateMany({ state: 'open', lost: { $gt: 0 }, dueAt: { $gt: soon } }, { $set: { dueAt: soon } });
};

/**
 * Waits until nothing is left to be done. Returns how long it took, in milliseconds.
 * @throws Error where it takes longer than `withinMs` after the last moment that somebody waited for
 */
export const untilRest = async (db: Db, withinMs: number, report: (line: string) => void): Promise<number> => {
  const began = Date.now();
  let lastDue = began;
  for (let look = 0; ; look++) {
    await letTimePass(db);
    const [last] = await db
      .collection<{ wakeAt: Date }>('whenthen_runs')
      .find(waiting, { projection: { wakeAt: 1 } })
      .sort({ wakeAt: -1 })
      .limit(1)
      .toArray();
    lastDue = Math.max(lastDue, last?.wakeAt.getTime() ?? 0);
    const open = await openIn(db);
    if (Object.values(open).every((count) => count === 0)) return Date.now() - began;
    if (Date.now() > lastDue + withinMs)
      throw new Error(`Not at rest ${withinMs / 1_000} s after all was due: ${words(open)}\n${await named(db)}`);
    if (look % 10 === 0) report(`still to be done: ${words(open)}`);
    await pause(500);
  }
};

import type { IndexDescription } from 'mongodb';

/** The collection of Agenda's jobs, with the indexes that its queries and our "one job a slot" rule need. */
export const jobCollection = (prefix: string): { name: string; indexes: IndexDescription[] } => ({
  name: `${prefix}jobs`,
  indexes: [
    // Agenda's own query, as it would make it.
    {
      key: { name: 1, nextRunAt: 1, priority: -1, lockedAt: 1, disabled: 1 },
      name: 'findAndLockNextJobIndex',
    },
    // Without it each poll scans every future job for expired locks.
    { key: { name: 1, lockedAt: 1 }, name: 'expiredLocks' },
    // One job per slot and partition, one recurring job per name, however many processes ask at once.
    {
      key: { name: 1, 'data.slot': 1, 'data.part': 1 },
      name: 'slotOnce',
      unique: true,
      partialFilterExpression: { 'data.slot': { $exists: true } },
    },
    { key: { name: 1, type: 1 }, name: 'singleOnce', unique: true, partialFilterExpression: { type: 'single' } },
  ],
});

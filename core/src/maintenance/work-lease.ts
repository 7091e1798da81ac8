import type { WorkLeaseRecord } from '../model/operation/lease.js';
import type { Ports } from '../model/abilities/ports.js';

/** Somebody else has taken the work over: this process was paused for longer than its lease. */
class LeaseLost extends Error {
  override name = 'LeaseLost';
}

/** Work that this worker alone may do now. */
export interface Lease {
  /** What it holds: those of the names asked for that nobody else was at. */
  held: string[];
  /** How many of `most` records may be worked on at once: fewer, in the end one, after a process died over them. */
  atOnce(most: number): number;
  /** Whether they are worked on one by one now. */
  isCareful(): boolean;
  /**
   * Before records are worked on: prolongs the lease. Returns when it ends, in the database's time, and how often the
   * one record `alone` was begun. @throws LeaseLost
   */
  begin(size: number, alone?: string): Promise<{ until: Date; times: number }>;
  /** What this lease is for has come to its end: nothing is kept of it. */
  close(): void;
}

/** After the batch under way: how many records at a time. */
const careOf = ({ left, underWay, atOnce }: WorkLeaseRecord): number => (left > underWay ? atOnce : Infinity);

const byOwner = (context: Ports<'owner', 'workLeases', 'leaseMs'>) => {
  const { workLeases: leases } = context.store;
  const who = { owner: context.owner, ms: context.options.leaseMs };
  const claim = async (names: string[]): Promise<WorkLeaseRecord[]> =>
    (await Promise.all(names.map((name) => leases.claim({ name, ...who })))).filter((r) => r !== null);
  const begin = async (names: string[], what: { size: number; alone?: string }): Promise<WorkLeaseRecord[]> => {
    const begun = await Promise.all(names.map((name) => leases.begin({ name, ...who, ...what })));
    const ours = begun.filter((r) => r !== null);
    if (ours.length < names.length) throw new LeaseLost(`${names.join(', ')}: taken over by another worker`);
    return ours;
  };
  /** Gives them back. Returns those that others wanted meanwhile, which stay ours. */
  const release = async (names: string[]): Promise<string[]> => {
    const ends = await Promise.all(names.map((name) => leases.release(name, who.owner)));
    return names.filter((_, i) => ends[i] === 'wanted');
  };
  const remove = (names: string[]) => Promise.all(names.map((name) => leases.remove(name, who.owner)));
  return { claim, begin, release, remove };
};

/**
 * Does work that one worker at a time does, for those of the names that nobody else is at; `undefined` where somebody
 * is at all of them, who then looks once more before it stops, or where they were taken over meanwhile. `work` is done
 * again for those that others wanted, too.
 */
export const withLease = async <T>(
  context: Ports<'atGap' | 'owner', 'workLeases', 'leaseMs'>,
  names: string[],
  work: (lease: Lease) => Promise<T>,
): Promise<T | undefined> => {
  const { claim, begin, release, remove } = byOwner(context);
  let records = await claim(names);
  if (records.length === 0) return undefined;
  let closed = false;
  const lease: Lease = {
    held: records.map((r) => r._id),
    atOnce: (most) => Math.min(most, ...records.map(careOf)),
    isCareful: () => records.some((r) => careOf(r) === 1),
    async begin(size, alone) {
      records = await begin(lease.held, { size, ...(alone === undefined ? {} : { alone }) });
      const ends = records.map((r) => r.until.getTime());
      return { until: new Date(Math.min(...ends)), times: records[0]?.alone?.times ?? 1 };
    },
    close: () => void (closed = true),
  };
  try {
    await context.atGap('lease: claimed');
    for (;;) {
      const result = await work(lease);
      if (closed) await remove(lease.held);
      else lease.held = await release(lease.held);
      if (closed || lease.held.length === 0) return result;
      records = records.filter((r) => lease.held.includes(r._id));
    }
  } catch (error) {
    // Not dead, so nothing is suspected. Where this fails as well, the lease runs out.
    let left = lease.held;
    while (left.length > 0) left = await release(left).catch(() => []);
    if (error instanceof LeaseLost) return undefined;
    throw error;
  }
};

/** What says nothing about the records that are worked on: the work was taken over, or the database is away. */
export const isNobodys =
  ({ store }: Ports<never, 'isAway'>) =>
  (error: unknown): boolean =>
    error instanceof LeaseLost || store.isAway(error);

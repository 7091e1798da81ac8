import type { WorkLeaseRecord, WorkLeaseStore } from '../../../model/operation/lease.js';
import type { Tables } from '../kit/tables.js';

/** After a loss so many are worked on at once; a loss of no more than these leads to one at a time. */
const FEW = 25;

/** What is left to be worked on with care when what is under way has been done. */
const leftBehind = ({ left, underWay }: WorkLeaseRecord): number => Math.max(0, left - underWay);

/** Work that was begun and never ended is done again with care. */
const care = ({ left, atOnce, underWay }: WorkLeaseRecord): Pick<WorkLeaseRecord, 'left' | 'atOnce'> =>
  underWay > 0 ? { left: underWay, atOnce: underWay > FEW ? FEW : 1 } : { left, atOnce };

/** Leases on pieces of work, in memory. @param now what a database's own clock would say */
export const createMemoryWorkLeases = ({ workLeases: leases }: Tables, now: () => Date): WorkLeaseStore => {
  const inMs = (ms: number): Date => new Date(now().getTime() + ms);
  const isOf =
    (owner: string) =>
    (lease: Readonly<WorkLeaseRecord>): boolean =>
      lease.owner === owner;

  return {
    async claim({ name, owner, ms }) {
      const never = { _id: name, owner: null, until: now(), again: false, underWay: 0, left: 0, atOnce: 1 };
      const before = leases.get(name) ?? never;
      if (before.owner !== null && before.owner !== owner && before.until > now()) {
        leases.put({ ...before, again: true });
        return null;
      }
      leases.put({ ...before, owner, until: inMs(ms), again: false, ...care(before), underWay: 0 });
      return leases.get(name) ?? null;
    },

    async begin({ name, owner, ms, size, alone }) {
      const change = (lease: WorkLeaseRecord): void => {
        const times = lease.alone?.id === alone ? (lease.alone?.times ?? 0) + 1 : 1;
        lease.until = inMs(ms);
        lease.left = leftBehind(lease);
        lease.underWay = size;
        if (alone === undefined) delete lease.alone;
        else lease.alone = { id: alone, times };
      };
      return leases.update(name, change, isOf(owner)) ?? null;
    },

    async release(name, owner) {
      const before = leases.get(name);
      if (before?.owner !== owner) return 'lost';
      const kept = before.again ? owner : null;
      leases.put({ ...before, owner: kept, again: false, left: leftBehind(before), underWay: 0 });
      return before.again ? 'wanted' : 'released';
    },

    async othersHave(names, owner) {
      const isOthers = (lease: WorkLeaseRecord): boolean =>
        lease.owner !== null && lease.owner !== owner && lease.until > now();
      return names.some((name) => {
        const lease = leases.get(name);
        return lease !== undefined && isOthers(lease);
      });
    },

    async remove(name, owner) {
      if (leases.get(name)?.owner === owner) leases.delete(name);
    },
  };
};

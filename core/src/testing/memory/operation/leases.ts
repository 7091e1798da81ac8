import type { LeaseStore } from '../../../model/operation/lease.js';
import type { Tables } from '../kit/tables.js';

/** Leases in memory. */
export const createMemoryLeases = ({ leases }: Tables): LeaseStore => ({
  async take({ id, holder, now, until }) {
    const held = leases.get(id);
    if (held && held.holder !== holder && held.until > now) return false;
    leases.put({ _id: id, holder, until });
    return true;
  },

  async give(id, holder) {
    if (leases.get(id)?.holder === holder) leases.delete(id);
  },

  async held(prefix, now) {
    const lower = prefix.toLowerCase();
    return leases.find((l) => l._id.startsWith(lower) && l.until > now).map((l) => l._id);
  },
});

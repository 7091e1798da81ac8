import type { AuditRecord, AuditStore } from '../../../model/operation/audit.js';
import { newestBelow } from '../kit/newest-below.js';
import type { Tables } from '../kit/tables.js';

export const createMemoryAudit = ({ audit }: Pick<Tables, 'audit'>): AuditStore => ({
  add(entry) {
    audit.insert(entry);
    return Promise.resolve();
  },

  conclude(id, details) {
    audit.update(id, (entry) => Object.assign(entry, { state: 'done', details: { ...entry.details, ...details } }));
    return Promise.resolve();
  },

  withdraw(id) {
    if (audit.get(id)?.state === 'begun') audit.delete(id);
    return Promise.resolve();
  },

  async erase({ people, emails, alias }) {
    const isAbout = ({ on }: AuditRecord): boolean =>
      (on.kind === 'person' && people.includes(on.id)) || (on.kind === 'address' && emails.includes(on.id));
    for (const { _id, on, details } of audit.find(isAbout)) {
      const left = Object.fromEntries(Object.entries(details).filter(([, value]) => typeof value !== 'string'));
      audit.update(_id, (entry) => Object.assign(entry, { on: { kind: on.kind, id: alias }, details: left }));
    }
  },

  async reassign(from, to) {
    for (const { _id } of audit.find(({ on }) => on.kind === 'person' && on.id === from))
      audit.update(_id, (entry) => void (entry.on.id = to));
  },

  list: ({ by, what, kind, thing, since, until, after, limit }) =>
    Promise.resolve(
      newestBelow(audit, {
        fits: (entry) =>
          (by === undefined || entry.by === by) &&
          (what === undefined || entry.what === what) &&
          (kind === undefined || entry.on.kind === kind) &&
          (thing === undefined || entry.on.id === thing) &&
          (!since || entry.at >= since) &&
          (!until || entry.at <= until),
        addressOf: () => '',
        timeOf: (entry) => entry.at,
        prefix: undefined,
        after,
        limit,
      }),
    ),

  kinds(field, limit) {
    const found = new Set(audit.find().flatMap((entry) => entry[field] ?? []));
    return Promise.resolve([...found].sort().slice(0, limit));
  },
});

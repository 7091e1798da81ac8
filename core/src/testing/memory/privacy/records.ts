import type { ErasureRecord, ErasureStore } from '../../../model/operation/erasure.js';
import type { MergeRecord, MergeStore } from '../../../model/operation/merge.js';
import type { Tables } from '../kit/tables.js';
import { markOf } from './marks.js';

const isOpen = ({ state }: Readonly<{ state: string }>): boolean => state !== 'done';
const byStart = (a: { startedAt: Date }, b: { startedAt: Date }): number =>
  a.startedAt.getTime() - b.startedAt.getTime();

/** Erasures, in memory. */
export const createMemoryErasures = ({ erasures, eraseHosts }: Tables): ErasureStore => ({
  marksOf: async (emails) => emails.map(markOf),

  async start(erasure) {
    const known = erasures.get(erasure._id);
    if (known && isOpen(known)) return known;
    erasures.put(erasure);
    return erasure;
  },

  get: async (id) => erasures.get(id) ?? null,

  async concerning(emails) {
    const found = new Map<string, ErasureRecord>();
    for (const email of emails) {
      const erasure = erasures
        .find(({ marks }) => marks.includes(markOf(email)))
        .sort(byStart)
        .at(-1);
      if (erasure) found.set(email, erasure);
    }
    return found;
  },

  unfinished: async (limit) => erasures.find(isOpen).sort(byStart).slice(0, limit),

  move: async (id, change) => erasures.update(id, (e) => void Object.assign(e, change), isOpen) !== undefined,

  async hostDone(id, host) {
    erasures.update(id, (e) => void (e.hosts = e.hosts.filter((name) => name !== host)));
  },

  async finish(id, now) {
    erasures.update(
      id,
      (e) => {
        Object.assign(e, { state: 'done', endedAt: now });
        delete e.trace;
      },
      isOpen,
    );
  },

  addHost: async (name) => eraseHosts.put({ _id: name }),
  hosts: async () => eraseHosts.find().map(({ _id }) => _id),
});

/** Merges, in memory. */
export const createMemoryMerges = ({ merges }: Tables): MergeStore => ({
  start: async (merge) => (merges.insert(merge) ? merge : (merges.get(merge._id) as MergeRecord)),
  get: async (id) => merges.get(id) ?? null,
  unfinished: async (limit) => merges.find(isOpen).sort(byStart).slice(0, limit),
  ofPerson: async (person) => merges.find((m) => isOpen(m) && (m.from === person || m.into === person)),

  intoOf: async (person) =>
    merges
      .find((m) => m.from === person)
      .sort(byStart)
      .at(-1)?.into,

  async settle(id, againAt) {
    merges.update(id, (m) => void Object.assign(m, { state: 'settling', againAt }), isOpen);
  },

  async finish(id, now) {
    merges.update(
      id,
      (m) => {
        Object.assign(m, { state: 'done', endedAt: now });
        delete m.emails;
      },
      isOpen,
    );
  },
});

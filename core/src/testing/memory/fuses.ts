import type { FuseRecord, FuseStore } from '../../model/fuse.js';
import type { Tables } from './kit/tables.js';

const without = (hours: FuseRecord['hours'], forget: number[]): FuseRecord['hours'] =>
  hours && Object.fromEntries(Object.entries(hours).filter(([hour]) => !forget.includes(Number(hour))));

/** Fuses on entries, in memory. */
export const createMemoryFuses = ({ fuses }: Pick<Tables, 'fuses'>): FuseStore => ({
  of: (workflows) =>
    Promise.resolve(new Map(fuses.find(({ _id }) => workflows.includes(_id)).map((fuse) => [fuse._id, fuse]))),

  count(counts) {
    for (const { workflow, hour, entries, forget } of counts) {
      const fuse = fuses.get(workflow) ?? { _id: workflow };
      const hours = without(fuse.hours, forget);
      fuses.put({ ...fuse, hours: { ...hours, [hour]: (hours?.[hour] ?? 0) + entries } });
    }
    return Promise.resolve();
  },

  blow(workflow, blown, decided) {
    const fuse = fuses.get(workflow) ?? { _id: workflow };
    if (!fuse.blown && (fuse.decided ?? 0) === decided) fuses.put({ ...fuse, blown });
    return Promise.resolve();
  },

  mend(workflow, { forget, open }) {
    const { blown: _blown, open: _open, ...fuse } = fuses.get(workflow) ?? { _id: workflow };
    const hours = without(fuse.hours, forget);
    fuses.put({ ...fuse, decided: (fuse.decided ?? 0) + 1, ...(hours ? { hours } : {}), ...(open ? { open } : {}) });
    return Promise.resolve();
  },

  blown: () => Promise.resolve(fuses.find(({ blown }) => blown !== undefined)),
});

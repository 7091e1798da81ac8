import type { SumStore } from '../../../model/operation/sums.js';
import type { Tables } from '../kit/tables.js';

/** Sums in memory. */
export const createMemorySums = ({ sums }: Tables): SumStore => ({
  async fold(added, { kind, n }) {
    for (const { n: more, ...about } of added) {
      const known = sums.get(about._id) ?? { ...about, n: {}, bites: {} };
      if ((known.bites[kind] ?? 0) >= n) continue;
      const names = [...new Set([...Object.keys(known.n), ...Object.keys(more)])];
      sums.put({
        ...known,
        n: Object.fromEntries(names.map((name) => [name, (known.n[name] ?? 0) + (more[name] ?? 0)])),
        bites: { ...known.bites, [kind]: n },
      });
    }
  },

  ofWorkflows: async (workflows, of) =>
    sums.find((s) => s.of === of && workflows.includes(s.workflow)).map(({ bites: _, ...sum }) => sum),
});

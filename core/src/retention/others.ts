import type { Duration } from '../definition/duration.js';
import { cutoffOf, gateCutoff } from './cutoffs.js';
import type { PrunedKind, PrunePorts } from './kind.js';

/** For how long workflows, as they are published now, keep people from entering again. */
const reentryRules = async ({ store: { workflows } }: PrunePorts): Promise<Duration[]> => {
  const all = [...(await workflows.all()), ...(await workflows.all('sequence'))];
  const versions = await Promise.all(
    all.map(async ({ _id, version }) => (version === null ? null : workflows.version(_id, version))),
  );
  return versions.flatMap((version) => {
    const reentry = version ? version.definition.entry.reentry : undefined;
    return reentry?.kind === 'after' ? [reentry.duration] : [];
  });
};

/** When people last entered, for workflows that they may enter again after a while. */
export const createGatePruning = (ports: PrunePorts): PrunedKind => {
  const { retention } = ports.store;
  return {
    kind: 'gates',
    async begin(settings, now) {
      const before = gateCutoff(settings, await reentryRules(ports), now, ports.world);
      if (!before) return null;
      return async (limit) => {
        const ids = await retention.oldGates({ before, limit });
        if (ids.length > 0) await retention.removeGates(ids, before);
        return { removed: ids.length, more: ids.length === limit };
      };
    },
  };
};

/** Calls of other systems. Each webhook keeps few of them, so that all are looked at in one go. */
export const createCallPruning = ({ store: { retention } }: PrunePorts): PrunedKind => ({
  kind: 'calls',
  async begin(settings, now) {
    const before = cutoffOf('calls', settings, now);
    return before && (async () => ({ removed: await retention.forgetCalls(before), more: false }));
  },
});

/** What was added to workflows, once it has ended. */
export const createBackfillPruning = ({ store: { retention } }: PrunePorts): PrunedKind => ({
  kind: 'backfills',
  async begin(settings, now) {
    const before = cutoffOf('backfills', settings, now);
    if (!before) return null;
    return async (limit) => {
      const ids = await retention.oldBackfills({ before, limit });
      if (ids.length > 0) await retention.removeBackfills(ids);
      return { removed: ids.length, more: ids.length === limit };
    };
  },
});

/** Who of the staff did what. */
export const createAuditPruning = ({ store: { retention } }: PrunePorts): PrunedKind => ({
  kind: 'audit',
  async begin(settings, now) {
    const before = cutoffOf('audit', settings, now);
    if (!before) return null;
    return async (limit) => {
      const ids = await retention.oldAudit({ before, limit });
      if (ids.length > 0) await retention.removeAudit(ids);
      return { removed: ids.length, more: ids.length === limit };
    };
  },
});

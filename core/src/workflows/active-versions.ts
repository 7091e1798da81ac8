import type { LoadedVersion } from '../model/abilities/versions.js';
import type { Ports } from '../model/abilities/ports.js';

/** A published version that people can enter now. */
export interface ActiveVersion extends LoadedVersion {
  /** When its workflow was last activated; what was handed over before starts nobody. Not known of older ones. */
  since?: Date;
  /** When it was activated for the first time; what happened before starts nobody. Not known of older ones. */
  first?: Date;
}

/** The published versions that people can enter now. */
export const activeVersions = async ({ store, versions }: Ports<'versions', 'workflows'>): Promise<ActiveVersion[]> => {
  const found: ActiveVersion[] = [];
  for (const {
    _id,
    version,
    activeSince,
    createdAt,
    firstActiveAt = activeSince && createdAt,
  } of await store.workflows.active())
    if (version !== null)
      found.push({
        ...(await versions.get(_id, version)),
        ...(activeSince ? { since: activeSince } : {}),
        ...(firstActiveAt ? { first: firstActiveAt } : {}),
      });
  return found;
};

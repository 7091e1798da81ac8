import { LRUCache } from 'lru-cache';
import { factsNeeded, type FactsNeeded } from '../decide/index.js';
import type { WorkflowName } from '../workflows/name-port.js';
import type { VersionRecord, WorkflowStore } from '../workflows/port.js';

/** A published version with what is worked out from it once. */
export interface LoadedVersion {
  record: VersionRecord;
  needs: FactsNeeded;
}

/** Versions never change, so they are kept in memory. */
export interface VersionCache {
  /** @throws Error when the version is not there: the data was tampered with. */
  get(workflow: string, version: number): Promise<LoadedVersion>;
  nameOf: WorkflowName;
}

export const createVersionCache = (
  workflows: WorkflowStore,
  changes: Readonly<Record<string, unknown>>,
): VersionCache => {
  const cache = new LRUCache<string, LoadedVersion>({ max: 500 });
  const get = async (workflow: string, version: number): Promise<LoadedVersion> => {
    const key = `${workflow}@${version}`;
    const known = cache.get(key);
    if (known) return known;
    const record = await workflows.version(workflow, version);
    if (!record) throw new Error(`Version ${version} of the workflow "${workflow}" is missing from the database.`);
    const loaded = { record, needs: factsNeeded(record.definition, changes) };
    cache.set(key, loaded);
    return loaded;
  };
  return { get, nameOf: async (workflow, version) => (await get(workflow, version)).record.name };
};

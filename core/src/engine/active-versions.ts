import type { EngineContext } from './context.js';
import type { LoadedVersion } from './versions.js';

/** The published versions that people can enter now. */
export const activeVersions = async ({ store, versions }: EngineContext): Promise<LoadedVersion[]> => {
  const found: LoadedVersion[] = [];
  for (const { _id, version } of await store.workflows.active())
    if (version !== null) found.push(await versions.get(_id, version));
  return found;
};

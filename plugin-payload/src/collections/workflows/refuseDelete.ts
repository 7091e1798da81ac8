import { APIError, type CollectionBeforeDeleteHook } from 'payload';
import type { Runtime } from '../../runtime.js';

/**
 * A workflow that was ever published stays: versions, runs and journals in the engine refer to it, and a SQL database
 * may give its number to the next document.
 */
export const refuseDelete =
  (runtime: Runtime): CollectionBeforeDeleteHook =>
  async ({ id }) => {
    const engine = await runtime.engine();
    const workflow = await engine.workflows.get(String(id));
    if (workflow?.version == null) return;
    throw new APIError(
      `“${workflow.name}” has been published, and its runs refer to it. Archive it instead of deleting it.`,
      409,
      null,
      true,
    );
  };

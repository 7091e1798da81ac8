import { APIError, type CollectionBeforeDeleteHook } from 'payload';
import type { Runtime } from '../../runtime.js';

/** A sequence that was ever published stays: people may be inside, and workflows may add people to it. */
export const refuseDelete =
  (runtime: Runtime): CollectionBeforeDeleteHook =>
  async ({ id }) => {
    const engine = await runtime.engine();
    const sequence = await engine.sequences.get(String(id));
    if (sequence?.version == null) return;
    throw new APIError(
      `“${sequence.name}” has been published, and people may be inside. Take it out of the workflows that use it, and keep it.`,
      409,
      null,
      true,
    );
  };

import { APIError, type CollectionBeforeDeleteHook } from 'payload';
import type { Runtime } from '../../runtime.js';

/** A segment that was ever published stays: workflows may start with it or ask about it. */
export const refuseDelete =
  (runtime: Runtime): CollectionBeforeDeleteHook =>
  async ({ id }) => {
    const engine = await runtime.engine();
    const segment = await engine.segments.get(String(id));
    if (!segment) return;
    throw new APIError(
      `“${segment.name}” has been published, and workflows may start with it or ask about it. Take it out of them, and keep it.`,
      409,
      null,
      true,
    );
  };

import { APIError, type CollectionBeforeDeleteHook } from 'payload';
import type { Runtime } from '../../runtime.js';

/** A published template stays: people who wait inside a workflow may still get it. */
export const refuseDelete =
  (runtime: Runtime): CollectionBeforeDeleteHook =>
  async ({ id }) => {
    const engine = await runtime.engine();
    const template = (await engine.templates.list()).find((t) => t.id === String(id));
    if (!template) return;
    throw new APIError(
      `“${template.name}” has been published, and workflows may still send it. Take it out of them, and keep it.`,
      409,
      null,
      true,
    );
  };

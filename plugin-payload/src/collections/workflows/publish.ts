import type { WorkflowLayout } from '@whenthen/core/definition';
import type { HandOver } from '../../publishing/handOver.js';
import { originOf } from '../../publishing/originOf.js';

/** Hands a published workflow to the engine, which makes the next version where something changed. */
export const publishWorkflow: HandOver = async (engine, { id, name, definition, layout, createdAt }, by) => {
  await engine.workflows.publish({
    id: String(id),
    name: String(name),
    definition,
    layout: (layout ?? {}) as WorkflowLayout,
    ...originOf(createdAt),
    ...(by && { by }),
  });
};

import type { WorkflowLayout } from '@whenthen/core/definition';
import type { HandOver } from '../../publishing/hand-over.js';
import { identityOf } from '../../publishing/identity-of.js';

/** Hands a published workflow to the engine, which makes the next version where something changed. */
export const publishWorkflow: HandOver = async (engine, doc, by) => {
  const { definition, layout } = doc;
  await engine.workflows.publish({
    ...identityOf(doc),
    definition,
    layout: (layout ?? {}) as WorkflowLayout,
    ...(by && { by }),
  });
};

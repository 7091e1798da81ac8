import type { WorkflowView } from '@whenthen/core';
import { sequenceOf, sequenceWorkflow } from '@whenthen/core/definition';
import { formatAdminURL } from 'payload/shared';
import type { Runtime } from '../../runtime/runtime.js';
import { withQuery } from '../parts/query.js';

/** The engine's id of the workflow that a document is published as. */
export const workflowOfDocument = ({ slugs }: Runtime, collection: string | undefined, id: unknown): string =>
  collection === slugs.sequences ? sequenceWorkflow(String(id)) : String(id);

/** The tab of a document that shows the people inside. */
export const runsOfDocument = ({ slugs }: Runtime, adminRoute: string, workflow: string): string => {
  const sequence = sequenceOf(workflow);
  const document = sequence === undefined ? `${slugs.workflows}/${workflow}` : `${slugs.sequences}/${sequence}`;
  return formatAdminURL({ adminRoute, path: `/collections/${document}/runs` });
};

/** A page about a workflow, wherever it is written: where there is a document, it leads on to that. */
export const insideHref = (adminRoute: string, workflow: string): string =>
  withQuery(formatAdminURL({ adminRoute, path: '/inside' }), { workflow });

/** A page about a run, wherever its workflow is written: where there is a document, it leads on to that. */
export const runHref = (adminRoute: string, run: string): string =>
  withQuery(formatAdminURL({ adminRoute, path: '/inside/run' }), { run });

/** Is there a document for this workflow? */
export const hasDocument = (workflow: WorkflowView | null): boolean => workflow?.source === 'document';

import type { CollectionConfig } from 'payload';
import type { Runtime } from '../../runtime/runtime.js';
import { authoredCollection } from '../authored.js';
import { workflowFields } from './fields.js';
import { publishWorkflow } from './publish.js';

/**
 * *Workflows*, drawn on the canvas. The status (draft, active, paused, archived) is not a field: it is the engine's,
 * changed through an endpoint.
 */
export const workflowsCollection = (runtime: Runtime): CollectionConfig =>
  authoredCollection(runtime, {
    kind: 'workflows',
    labels: { singular: 'Workflow', plural: 'Workflows' },
    columns: ['status', 'startsWhen', 'inside'],
    searched: ['description'],
    fields: workflowFields(runtime),
    admin: {
      beforeList: ['@whenthen/payload/rsc#RecipesLink'],
      controls: ['@whenthen/payload/rsc#StatusOfDocument'],
      runs: true,
    },
    handOver: publishWorkflow,
    publishedName: async (engine, id) => {
      const workflow = await engine.workflows.get(id);
      return workflow?.version == null ? undefined : workflow.name;
    },
    kept: 'its runs refer to it. Archive it instead of deleting it.',
    insteadOfUnpublish: 'Use Pause or Archive instead: nobody new enters, and people inside continue.',
  });

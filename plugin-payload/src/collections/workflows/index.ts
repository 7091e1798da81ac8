import type { CollectionConfig } from 'payload';
import { collectionAccess } from '../../access/collection.js';
import { handOverOnPublish } from '../../publishing/handOver.js';
import { refuseUnpublish } from '../../publishing/refuseUnpublish.js';
import type { Runtime } from '../../runtime.js';
import { momentFields } from '../moments.js';
import { workflowFields } from './fields.js';
import { publishWorkflow } from './publish.js';
import { refuseDelete } from './refuseDelete.js';
import { workflowViews } from './views.js';

/**
 * *Workflows*: authored here with drafts, versions and locking; every publish makes an immutable version in the engine.
 *
 * What is refused is refused before anything is written: the same check as the engine's runs as validation of the field.
 * Then the document is written, then the version handed over. Should the engine fail in that last moment, the request
 * fails, and the document is taken back to a draft (by the database's transaction, or by hand where there is none). A
 * process that dies in between is repaired at the next start, when what is published is handed over again: publishing
 * an unchanged definition makes no new version.
 *
 * The status (draft, active, paused, archived) is not a field: it is the engine's, changed through an endpoint.
 */
export const workflowsCollection = (runtime: Runtime): CollectionConfig => {
  const { enabled } = runtime.options.host;
  return {
    slug: runtime.slugs.workflows,
    labels: { singular: 'Workflow', plural: 'Workflows' },
    access: collectionAccess(runtime.access),
    admin: {
      group: 'Marketing',
      useAsTitle: 'name',
      defaultColumns: ['name', 'status', 'startsWhen', 'inside', 'updatedAt'],
      listSearchableFields: ['name', 'description'],
      components: enabled ? workflowViews : {},
    },
    versions: { drafts: { validate: true }, maxPerDoc: 100 },
    fields: [...workflowFields(runtime), ...momentFields(runtime)],
    hooks: enabled
      ? {
          beforeOperation: [
            refuseUnpublish('Use Pause or Archive instead: nobody new enters, and people inside continue.'),
          ],
          afterChange: [handOverOnPublish(runtime, publishWorkflow)],
          beforeDelete: [refuseDelete(runtime)],
        }
      : {},
  };
};

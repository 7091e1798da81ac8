import type { CollectionConfig } from 'payload';
import { collectionAccess } from '../../access/collection.js';
import { handOverOnPublish } from '../../publishing/handOver.js';
import { refuseUnpublish } from '../../publishing/refuseUnpublish.js';
import type { Runtime } from '../../runtime.js';
import { controls, listZone } from '../controls.js';
import { momentFields } from '../moments.js';
import { sequenceFields } from './fields.js';
import { publishSequence } from './publish.js';
import { runTabs } from '../../views/runs/tabs.js';
import { refuseDelete } from './refuseDelete.js';

/** *Sequences*: a straight series of e-mails, published as workflows are (see the workflows' collection). */
export const sequencesCollection = (runtime: Runtime): CollectionConfig => {
  const { enabled } = runtime.options.host;
  return {
    slug: runtime.slugs.sequences,
    labels: { singular: 'Sequence', plural: 'Sequences' },
    access: collectionAccess(runtime.access),
    admin: {
      group: 'Marketing',
      useAsTitle: 'name',
      defaultColumns: ['name', '_status', 'updatedAt'],
      description: 'E-mails in a row. Workflows add people to them.',
      listSearchableFields: ['name'],
      components: enabled ? { afterListTable: listZone, edit: controls(), views: { edit: runTabs } } : {},
    },
    versions: { drafts: { validate: true }, maxPerDoc: 100 },
    fields: [...sequenceFields(runtime), ...momentFields(runtime)],
    hooks: enabled
      ? {
          beforeOperation: [
            refuseUnpublish('People may be inside. Publish a changed version, or take it out of the workflows.'),
          ],
          afterChange: [handOverOnPublish(runtime, publishSequence)],
          beforeDelete: [refuseDelete(runtime)],
        }
      : {},
  };
};

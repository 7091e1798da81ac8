import type { CollectionConfig } from 'payload';
import { collectionAccess } from '../../access/collection.js';
import { handOverOnPublish } from '../../publishing/handOver.js';
import { refuseUnpublish } from '../../publishing/refuseUnpublish.js';
import type { Runtime } from '../../runtime.js';
import { controls, listZone } from '../controls.js';
import { momentFields } from '../moments.js';
import { segmentFields } from './fields.js';
import { publishSegment } from './publish.js';
import { refuseDelete } from './refuseDelete.js';

/** *Segments*: people with something in common. Published as workflows are (see the workflows' collection). */
export const segmentsCollection = (runtime: Runtime): CollectionConfig => {
  const { enabled } = runtime.options.host;
  return {
    slug: runtime.slugs.segments,
    labels: { singular: 'Segment', plural: 'Segments' },
    access: collectionAccess(runtime.access),
    admin: {
      group: 'Marketing',
      useAsTitle: 'name',
      defaultColumns: ['name', '_status', 'updatedAt'],
      description:
        'People with something in common. Workflows start when somebody enters or leaves, and ask about them.',
      listSearchableFields: ['name'],
      components: enabled ? { afterListTable: listZone, edit: controls() } : {},
    },
    versions: { drafts: { validate: true }, maxPerDoc: 100 },
    fields: [...segmentFields(), ...momentFields(runtime)],
    hooks: enabled
      ? {
          beforeOperation: [
            refuseUnpublish('Workflows may start with it or ask about it. Publish changed criteria instead.'),
          ],
          afterChange: [handOverOnPublish(runtime, publishSegment)],
          beforeDelete: [refuseDelete(runtime)],
        }
      : {},
  };
};

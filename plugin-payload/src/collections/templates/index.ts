import type { CollectionConfig } from 'payload';
import { collectionAccess } from '../../access/collection.js';
import { handOverOnPublish } from '../../publishing/handOver.js';
import { refuseUnpublish } from '../../publishing/refuseUnpublish.js';
import type { Runtime } from '../../runtime.js';
import { controls, listZone } from '../controls.js';
import { momentFields } from '../moments.js';
import { checkContent } from './checkContent.js';
import { templateFields } from './fields.js';
import { publishTemplate } from './publish.js';
import { refuseDelete } from './refuseDelete.js';

/**
 * *Email templates*: authored here with drafts and versions, and previewed beside the form with sample data. Published
 * as workflows are: checked first, then written, then handed over (see the workflows' collection).
 */
export const templatesCollection = (runtime: Runtime): CollectionConfig => {
  const { enabled } = runtime.options.host;
  return {
    slug: runtime.slugs.templates,
    labels: { singular: 'Email template', plural: 'Email templates' },
    access: collectionAccess(runtime.access),
    admin: {
      group: 'Marketing',
      useAsTitle: 'name',
      defaultColumns: ['name', 'subject', 'kind', '_status', 'updatedAt'],
      listSearchableFields: ['name', 'subject'],
      components: enabled ? { afterListTable: listZone, edit: controls('@whenthen/payload/client#PreviewSwitch') } : {},
      ...(enabled && {
        livePreview: {
          url: ({ req }: { req: { payload: { config: { routes: { api: string } } } } }) =>
            `${req.payload.config.routes.api}/whenthen/templates/preview`,
          openByDefault: true,
          breakpoints: [
            { name: 'phone', label: 'Phone', width: 390, height: 760 },
            { name: 'desktop', label: 'Desktop', width: 760, height: 900 },
          ],
        },
      }),
    },
    versions: { drafts: { validate: true }, maxPerDoc: 100 },
    fields: [...templateFields(runtime), ...momentFields(runtime)],
    hooks: enabled
      ? {
          beforeOperation: [
            refuseUnpublish('Workflows may be sending this. Publish a changed version, or take it out of them.'),
          ],
          beforeChange: [checkContent(runtime)],
          afterChange: [handOverOnPublish(runtime, publishTemplate)],
          beforeDelete: [refuseDelete(runtime)],
        }
      : {},
  };
};

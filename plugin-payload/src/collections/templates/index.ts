import type { CollectionConfig } from 'payload';
import type { Runtime } from '../../runtime/runtime.js';
import { authoredCollection } from '../authored.js';
import { checkContent } from './check-content.js';
import { templateFields } from './fields.js';
import { publishTemplate } from './publish.js';

/** *Email templates*: previewed beside the form with sample data. */
export const templatesCollection = (runtime: Runtime): CollectionConfig =>
  authoredCollection(runtime, {
    kind: 'templates',
    labels: { singular: 'Email template', plural: 'Email templates' },
    columns: ['subject', 'kind', '_status'],
    searched: ['subject'],
    fields: templateFields(runtime),
    admin: {
      controls: ['@whenthen/payload/client#PreviewSwitch'],
      livePreview: {
        url: ({ req }) => `${req.payload.config.routes.api}/whenthen/templates/preview`,
        openByDefault: true,
        breakpoints: [
          { name: 'phone', label: 'Phone', width: 390, height: 760 },
          { name: 'desktop', label: 'Desktop', width: 760, height: 900 },
        ],
      },
    },
    check: checkContent(runtime),
    handOver: publishTemplate,
    publishedName: async (engine, id) => (await engine.templates.list()).find((template) => template.id === id)?.name,
    kept: 'workflows may still send it. Take it out of them, and keep it.',
    insteadOfUnpublish: 'Workflows may be sending this. Publish a changed version, or take it out of them.',
  });

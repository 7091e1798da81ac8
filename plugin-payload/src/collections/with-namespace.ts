import { randomUUID } from 'node:crypto';
import type { CollectionConfig } from 'payload';

/**
 * Documents whose ids no other CMS has: `shop-b-…` in the namespace `shop-b`. A SQL database would count them, as that of
 * another CMS does that uses the same database of workflows.
 */
export const withNamespace = (collection: CollectionConfig, namespace: string | undefined): CollectionConfig =>
  namespace === undefined
    ? collection
    : {
        ...collection,
        fields: [
          {
            name: 'id',
            type: 'text',
            required: true,
            admin: { hidden: true },
            defaultValue: () => `${namespace}-${randomUUID()}`,
          },
          ...collection.fields,
        ],
      };

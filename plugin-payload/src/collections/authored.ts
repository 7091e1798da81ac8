import type { CollectionBeforeChangeHook, CollectionConfig, Field } from 'payload';
import { collectionAccess } from '../access/collection.js';
import { handOverOnPublish, type HandOver } from '../publishing/hand-over.js';
import { refuseDelete, type PublishedName } from '../publishing/refuse-delete.js';
import { refuseUnpublish } from '../publishing/refuse-unpublish.js';
import type { Runtime } from '../runtime/runtime.js';
import { runTabs } from '../views/runs/tabs.js';
import { momentFields } from './moments.js';
import { withNamespace } from './with-namespace.js';

type Admin = NonNullable<CollectionConfig['admin']>;

/** What one kind of document has of its own. */
export interface Authored {
  kind: 'workflows' | 'templates' | 'sequences' | 'segments';
  labels: { singular: string; plural: string };
  /** Said above the list. */
  description?: string;
  /** Columns of the list, between the name and when a document was changed. */
  columns: string[];
  /** Fields that the list is searched by, beside the name. */
  searched?: string[];
  fields: Field[];
  admin?: {
    /** Shown above the list. */
    beforeList?: `@whenthen/payload/rsc#${string}`[];
    /** Shown beside Payload's buttons. */
    controls?: `@whenthen/payload/${'client' | 'rsc'}#${string}`[];
    /** Whether a document has the tab *Runs*: people are inside of it. */
    runs?: boolean;
    livePreview?: NonNullable<Admin['livePreview']>;
  };
  /** Looks at a document before it is written. */
  check?: CollectionBeforeChangeHook;
  handOver: HandOver;
  publishedName: PublishedName;
  /** Behind "has been published, and": why it cannot be deleted, and what to do instead. */
  kept: string;
  /** What to do instead of unpublishing. */
  insteadOfUnpublish: string;
}

const componentsOf = ({
  beforeList,
  controls = [],
  runs,
}: NonNullable<Authored['admin']>): NonNullable<Admin['components']> => ({
  ...(beforeList && { beforeListTable: beforeList }),
  // Whose clock the moments in the list are by.
  afterListTable: ['@whenthen/payload/rsc#ListZone'],
  edit: {
    // Payload's buttons can be pressed again after a refusal, and there is none to unpublish, which is refused.
    beforeDocumentControls: [...controls, '@whenthen/payload/client#ReadyAgain'],
    UnpublishButton: '@whenthen/payload/client#Nothing',
  },
  ...(runs && { views: { edit: runTabs } }),
});

/**
 * The collection of one kind of document, authored here with drafts, versions and locking; every publish makes an
 * immutable version in the engine.
 *
 * What is refused is refused before anything is written: the same check as the engine's runs as validation of the
 * fields, or as `check`. Then the document is written, then the version handed over. Should the engine fail in that last
 * moment, the request fails, and the document is taken back to a draft (by the database's transaction, or by hand where
 * there is none). A process that dies in between is repaired at the next start, when what is published is handed over
 * again: publishing an unchanged document makes no new version.
 *
 * Where the plugin is switched off, the fields stay and nothing runs.
 */
export const authoredCollection = (runtime: Runtime, authored: Authored): CollectionConfig => {
  const { kind, labels, description, columns, searched = [], fields, admin = {} } = authored;
  const { enabled, namespace, overrides } = runtime.options.host;
  const collection: CollectionConfig = {
    slug: runtime.slugs[kind],
    labels,
    access: collectionAccess(runtime.access),
    admin: {
      group: 'Marketing',
      useAsTitle: 'name',
      defaultColumns: ['name', ...columns, 'updatedAt'],
      ...(description !== undefined && { description }),
      listSearchableFields: ['name', ...searched],
      components: enabled ? componentsOf(admin) : {},
      ...(enabled && admin.livePreview && { livePreview: admin.livePreview }),
    },
    versions: { drafts: { validate: true }, maxPerDoc: 100 },
    fields: [...fields, ...momentFields(runtime)],
    hooks: enabled
      ? {
          beforeOperation: [refuseUnpublish(authored.insteadOfUnpublish)],
          ...(authored.check && { beforeChange: [authored.check] }),
          afterChange: [handOverOnPublish(runtime, authored.handOver)],
          beforeDelete: [refuseDelete(runtime, authored.publishedName, authored.kept)],
        }
      : {},
  };
  const own = withNamespace(collection, namespace);
  return overrides[kind]?.(own) ?? own;
};

import type { Access as PayloadAccess, CollectionConfig } from 'payload';
import type { Access } from './access.js';
import { collectionNeeds } from './needs.js';

/** Every operation of a collection spelled out: what is left out would fall back to Payload's open defaults. */
export const collectionAccess = (access: Access): NonNullable<CollectionConfig['access']> => {
  const may =
    (which: keyof typeof collectionNeeds): PayloadAccess =>
    async ({ req }) =>
      (await access.ask(req, collectionNeeds[which])) === 'yes';
  const [read, write] = [may('read'), may('write')];
  return { create: write, read, readVersions: read, update: write, delete: write, unlock: write };
};

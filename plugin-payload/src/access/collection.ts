import type { CollectionConfig } from 'payload';
import type { AccessRules } from './rules.js';

/** Every operation of a collection spelled out: what is left out would fall back to Payload's open defaults. */
export const collectionAccess = ({ read, write }: AccessRules): NonNullable<CollectionConfig['access']> => ({
  create: write,
  read,
  readVersions: read,
  update: write,
  delete: write,
  unlock: write,
});

import type { CollectionConfig, FieldAccess } from 'payload';
import type { Access } from '../access/access.js';
import { collectionNeeds } from '../access/needs.js';
import { consentFields } from './consent-fields.js';

/**
 * Has the form builder's forms say what they ask consent for. Who may edit forms is the project's affair; whom the shop
 * may write to, and on what proof, is for those who may write workflows. What others send of it is left as it was.
 */
export const withConsent = (collection: CollectionConfig, access: Access): CollectionConfig => {
  const may: FieldAccess = async ({ req }) => (await access.ask(req, collectionNeeds.write)) === 'yes';
  return {
    ...collection,
    fields: [...collection.fields, { ...consentFields, access: { create: may, update: may } }],
  };
};

import type { CollectionConfig } from 'payload';
import { consentFields } from './consent-fields.js';

/** Has the form builder's forms say what they ask consent for. */
export const withConsent = (collection: CollectionConfig): CollectionConfig => ({
  ...collection,
  fields: [...collection.fields, consentFields],
});

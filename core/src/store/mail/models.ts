import type { CollectionsOf } from '../kit/collections.js';
import type { PeopleCollections } from '../people/schema.js';
import type { MetaCollections } from '../kit/meta.js';
import { capModels } from './caps.js';
import { bounceModels } from './bounces.js';
import { consentModels } from './consents.js';
import { subscriptionModels } from './subscriptions.js';
import { templateModels } from './templates.js';

/** The models of the nouns of this folder. */
export const mailModels = {
  ...capModels,
  ...bounceModels,
  ...consentModels,
  ...subscriptionModels,
  ...templateModels,
};

/** Their collections, and those that they also look into. */
export type MailCollections = CollectionsOf<typeof mailModels> & PeopleCollections & MetaCollections;

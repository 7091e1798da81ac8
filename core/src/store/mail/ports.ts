import type { AtGap } from '../../kernel/gaps.js';
import type { MailStores } from '../../model/mail/stores.js';
import type { MailCollections } from './models.js';
import { createBounceStore } from './bounces.js';
import { createCapStore } from './caps.js';
import { createConsentStore } from './consents.js';
import { createSubscriptionStore } from './subscriptions.js';
import { createTemplateStore } from './templates.js';

/** The ports of the nouns of this folder, on MongoDB. */
export const createMailPorts = (collections: MailCollections, atGap: AtGap) =>
  ({
    templates: createTemplateStore(collections),
    subscriptions: createSubscriptionStore(collections, atGap),
    caps: createCapStore(collections),
    bounces: createBounceStore(collections),
    consents: createConsentStore(collections),
  }) satisfies Partial<MailStores>;

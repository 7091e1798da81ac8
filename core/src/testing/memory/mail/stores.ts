import type { MailStores } from '../../../model/mail/stores.js';
import type { AtGap } from '../../../kernel/gaps.js';
import type { Tables } from '../kit/tables.js';
import { createMemoryBounces } from './bounces.js';
import { createMemoryCaps } from './caps.js';
import { createMemoryConsents } from './consents.js';
import { createMemorySubscriptions } from './subscriptions.js';
import { createMemoryTemplates } from './templates.js';

/** The ports of the nouns of this folder, in memory. */
export const createMemoryMail = (tables: Tables, atGap: AtGap) =>
  ({
    templates: createMemoryTemplates(tables),
    subscriptions: createMemorySubscriptions(tables, atGap),
    caps: createMemoryCaps(tables),
    bounces: createMemoryBounces(tables),
    consents: createMemoryConsents(tables),
  }) satisfies Partial<MailStores>;

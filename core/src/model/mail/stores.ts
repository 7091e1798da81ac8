import type { BounceStore } from './bounce.js';
import type { CapStore } from './cap.js';
import type { ConsentStore } from './consent.js';
import type { SubscriptionStore } from './subscription.js';
import type { TemplateStore } from './template.js';

/** The ports of the nouns of this folder: what goes out and comes back as e-mail. */
export interface MailStores {
  templates: TemplateStore;
  subscriptions: SubscriptionStore;
  caps: CapStore;
  bounces: BounceStore;
  consents: ConsentStore;
}

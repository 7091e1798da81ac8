import type { AtGap } from '../kernel/gaps.js';
import type { Stores } from '../model/stores.js';
import type { nativeCollections } from './collections.js';
import { createAuditStore } from './audit.js';
import { createAttentionStore } from './effects/attention.js';
import { createBackfillStore } from './backfills.js';
import { createCapStore } from './caps.js';
import { createBounceStore } from './mail/bounces.js';
import { createConsentStore } from './consents.js';
import { createErasureStore } from './privacy/erasures.js';
import { createMergeStore } from './privacy/merges.js';
import { createEffectStore } from './effects/effects.js';
import { createWebhookStore } from './webhooks.js';
import { createEventStore } from './events/events.js';
import { createExtensionStore } from './extensions.js';
import { createFuseStore } from './fuses.js';
import { createHealthStore } from './health.js';
import { createLaneStore } from './lanes.js';
import { createLeaseStore } from './leases.js';
import { createMessageStore } from './messages/messages.js';
import { createOriginStore } from './origins.js';
import { createPeopleStore } from './people/people.js';
import { createRetentionStore } from './retention/retention.js';
import { createRunStore } from './runs/runs.js';
import { createSendingStore } from './sending.js';
import { createSecretStore } from './secrets.js';
import { createSeenStore } from './seen.js';
import { createSegmentStore } from './segments.js';
import { createShopSettingsStore } from './shop-settings.js';
import { createSumStore } from './sums.js';
import { createSubscriptionStore } from './subscriptions.js';
import { createTemplateStore } from './templates.js';
import { createDateWatchStore } from './watches/date-watches.js';
import { createScheduleWatchStore } from './watches/schedule-watches.js';
import { createWatermarkStore } from './watermarks.js';
import { createWorkLeaseStore } from './work-leases.js';
import { createWorkflowStore } from './workflows.js';

type Collections = ReturnType<typeof nativeCollections>;

/** The nouns' ports on MongoDB, beside what is asked of the store as a whole. */
export const createPorts = (
  collections: Collections,
  atGap: AtGap,
): Omit<Stores, 'recentTime' | 'newId' | 'schema' | 'place' | 'identity' | 'ping' | 'time' | 'isAway' | 'close'> => ({
  people: createPeopleStore(collections),
  events: createEventStore(collections),
  workflows: createWorkflowStore(collections),
  runs: createRunStore(collections, atGap),
  effects: createEffectStore(collections, atGap),
  attention: createAttentionStore(collections),
  messages: createMessageStore(collections),
  segments: createSegmentStore(collections),
  webhooks: createWebhookStore(collections),
  backfills: createBackfillStore(collections),
  dateWatches: createDateWatchStore(collections),
  scheduleWatches: createScheduleWatchStore(collections),
  templates: createTemplateStore(collections),
  extensions: createExtensionStore(collections),
  seen: createSeenStore(collections),
  subscriptions: createSubscriptionStore(collections, atGap),
  caps: createCapStore(collections),
  fuses: createFuseStore(collections),
  bounces: createBounceStore(collections),
  consents: createConsentStore(collections),
  origins: createOriginStore(collections),
  shopSettings: createShopSettingsStore(collections),
  audit: createAuditStore(collections),
  sending: createSendingStore(collections),
  retention: createRetentionStore(collections),
  sums: createSumStore(collections),
  erasures: createErasureStore(collections),
  merges: createMergeStore(collections),
  secrets: createSecretStore(collections),
  watermarks: createWatermarkStore(collections),
  workLeases: createWorkLeaseStore(collections),
  health: createHealthStore(collections),
  leases: createLeaseStore(collections),
  lanes: createLaneStore(collections),
});

import type { AtGap } from '../kernel/gaps.js';
import type { Stores } from '../model/stores.js';
import type { nativeCollections } from './collections.js';
import { createMailPorts } from './mail/ports.js';
import { createOperationPorts } from './operation/ports.js';
import { createHealthStore } from './health.js';
import { createAttentionStore } from './effects/attention.js';
import { createBackfillStore } from './backfills.js';
import { createErasureStore } from './privacy/erasures.js';
import { createMergeStore } from './privacy/merges.js';
import { createEffectStore } from './effects/effects.js';
import { createWebhookStore } from './webhooks.js';
import { createEventStore } from './events/events.js';
import { createExtensionStore } from './extensions.js';
import { createFuseStore } from './fuses.js';
import { createMessageStore } from './messages/messages.js';
import { createPeopleStore } from './people/people.js';
import { createRetentionStore } from './retention/retention.js';
import { createRunStore } from './runs/runs.js';
import { createSeenStore } from './seen.js';
import { createSegmentStore } from './segments.js';
import { createDateWatchStore } from './watches/date-watches.js';
import { createScheduleWatchStore } from './watches/schedule-watches.js';
import { createWorkflowStore } from './workflows.js';

type Collections = ReturnType<typeof nativeCollections>;

/** The nouns' ports on MongoDB, beside what is asked of the store as a whole. */
export const createPorts = (
  collections: Collections,
  atGap: AtGap,
): Omit<Stores, 'recentTime' | 'newId' | 'schema' | 'place' | 'identity' | 'ping' | 'time' | 'isAway' | 'close'> => ({
  ...createMailPorts(collections, atGap),
  ...createOperationPorts(collections),
  health: createHealthStore(collections),
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
  extensions: createExtensionStore(collections),
  seen: createSeenStore(collections),
  fuses: createFuseStore(collections),
  retention: createRetentionStore(collections),
  erasures: createErasureStore(collections),
  merges: createMergeStore(collections),
});

import type { Db } from 'mongodb';
import type { Connection } from 'mongoose';
import { auditModels } from './audit.js';
import { backfillModels } from './backfills.js';
import { capModels } from './caps.js';
import { bounceModels } from './mail/bounces.js';
import { consentModels } from './consents.js';
import { erasureModels } from './privacy/erasures.js';
import { mergeModels } from './privacy/merges.js';
import { effectModels } from './effects/schema.js';
import { webhookModels } from './webhooks.js';
import { eventModels } from './events/schema.js';
import { extensionModels } from './extensions.js';
import { fuseModels } from './fuses.js';
import { workerModels } from './health.js';
import type { CollectionsOf } from './kit/collections.js';
import { laneModels } from './lanes.js';
import { leaseModels } from './leases.js';
import { messageModels } from './messages/schema.js';
import { originModels } from './origins.js';
import { peopleModels } from './people/schema.js';
import { gateModels } from './runs/gates.js';
import { runModels } from './runs/schema.js';
import { metaModels } from './kit/meta.js';
import { secretModels } from './secrets.js';
import { segmentModels } from './segments.js';
import { sendingModels } from './sending.js';
import { retentionModels } from './retention/state.js';
import { shopSettingsModels } from './shop-settings.js';
import { sumModels } from './sums.js';
import { subscriptionModels } from './subscriptions.js';
import { templateModels } from './templates.js';
import { dateWatchModels } from './watches/date-watches.js';
import { scheduleWatchModels } from './watches/schedule-watches.js';
import { watermarkModels } from './watermarks.js';
import { workLeaseModels } from './work-leases.js';
import { workflowModels } from './workflows.js';

/** The models of all nouns, not made yet. */
const makers = {
  ...peopleModels,
  ...eventModels,
  ...originModels,
  ...workflowModels,
  ...runModels,
  ...gateModels,
  ...effectModels,
  ...messageModels,
  ...segmentModels,
  ...webhookModels,
  ...backfillModels,
  ...dateWatchModels,
  ...scheduleWatchModels,
  ...templateModels,
  ...extensionModels,
  ...subscriptionModels,
  ...capModels,
  ...fuseModels,
  ...bounceModels,
  ...consentModels,
  ...shopSettingsModels,
  ...auditModels,
  ...sendingModels,
  ...retentionModels,
  ...sumModels,
  ...erasureModels,
  ...mergeModels,
  ...secretModels,
  ...leaseModels,
  ...laneModels,
  ...workLeaseModels,
  ...watermarkModels,
  ...metaModels,
  ...workerModels,
};

export type Models = { [K in keyof typeof makers]: ReturnType<(typeof makers)[K]> };

/** The engine's collections as mongoose models on one connection, with their indexes. */
export const createModels = (connection: Connection, prefix: string): Models =>
  Object.fromEntries(
    Object.entries(makers).map(([name, make]) => [name, make(connection, prefix)]),
  ) as unknown as Models;

/** The native collections behind all models. */
export const nativeCollections = (db: Db, models: Models): CollectionsOf<typeof makers> =>
  Object.fromEntries(
    Object.entries(models).map(([name, model]) => [name, db.collection(model.collection.collectionName)]),
  ) as unknown as CollectionsOf<typeof makers>;

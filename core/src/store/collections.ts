import type { Db } from 'mongodb';
import type { Connection } from 'mongoose';
import { backfillModels } from './backfills.js';
import { erasureModels } from './privacy/erasures.js';
import { mergeModels } from './privacy/merges.js';
import { mailModels } from './mail/models.js';
import { operationModels } from './operation/models.js';
import { effectModels } from './effects/schema.js';
import { webhookModels } from './webhooks.js';
import { eventModels } from './events/schema.js';
import { extensionModels } from './extensions.js';
import { fuseModels } from './fuses.js';
import { workerModels } from './health.js';
import type { CollectionsOf } from './kit/collections.js';
import { messageModels } from './messages/schema.js';
import { peopleModels } from './people/schema.js';
import { gateModels } from './runs/gates.js';
import { runModels } from './runs/schema.js';
import { metaModels } from './kit/meta.js';
import { segmentModels } from './segments.js';
import { retentionModels } from './retention/state.js';
import { dateWatchModels } from './watches/date-watches.js';
import { scheduleWatchModels } from './watches/schedule-watches.js';
import { workflowModels } from './workflows.js';

/** The models of all nouns, not made yet. */
const makers = {
  ...peopleModels,
  ...operationModels,
  ...workerModels,
  ...mailModels,
  ...eventModels,
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
  ...extensionModels,
  ...fuseModels,
  ...retentionModels,
  ...erasureModels,
  ...mergeModels,
  ...metaModels,
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

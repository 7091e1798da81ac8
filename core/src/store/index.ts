import mongoose, { type Connection } from 'mongoose';
import type { AtGap } from '../kernel/gaps.js';
import type { Stores } from '../model/stores.js';
import { createBackfillStore } from './backfills.js';
import { bootstrap, type ExtraCollection } from './bootstrap.js';
import { createModels, nativeCollections } from './collections.js';
import { createEffectStore } from './effects/effects.js';
import { createWebhookStore } from './webhooks.js';
import { createEventStore } from './events/events.js';
import { createExtensionStore } from './extensions.js';
import { createHealthStore } from './health.js';
import { isAway } from './kit/away.js';
import { newId } from './kit/new-id.js';
import { createRecentTime } from './kit/recent-clock.js';
import { createLeaseStore } from './leases.js';
import { createMessageStore } from './messages/messages.js';
import { createOriginStore } from './origins.js';
import { createPeopleStore } from './people/people.js';
import { createRunStore } from './runs/runs.js';
import { raiseSchema, SCHEMA } from './schema-version.js';
import { createSeenStore } from './seen.js';
import { createSegmentStore } from './segments.js';
import { createSubscriptionStore } from './subscriptions.js';
import { createTemplateStore } from './templates.js';
import { createDateWatchStore } from './watches/date-watches.js';
import { createScheduleWatchStore } from './watches/schedule-watches.js';
import { createWatermarkStore } from './watermarks.js';
import { createWorkLeaseStore } from './work-leases.js';
import { createWorkflowStore } from './workflows.js';

export type { ExtraCollection } from './bootstrap.js';

/** Everything the engine keeps, on MongoDB. */
export interface Store extends Stores {
  connection: Connection;
  /** Makes collections and indexes, one after another. Resolves to the version of the data that the database holds. */
  bootstrap(extra: ExtraCollection[]): Promise<{ schema: number }>;
}

export interface StoreOptions {
  uri: string;
  database?: string | undefined;
  prefix: string;
  /** Awaited between any two writes. */
  atGap: AtGap;
  /** Called with the name of each command that is sent. */
  onCommand?: ((name: string) => void) | undefined;
}

/** Connects to MongoDB. @throws the driver's error when the server does not answer within 10 seconds. */
export const openStore = async ({ uri, database, prefix, atGap, onCommand }: StoreOptions): Promise<Store> => {
  const connection = await mongoose
    .createConnection(uri, {
      ...(database ? { dbName: database } : {}),
      serverSelectionTimeoutMS: 10_000,
      maxPoolSize: 30,
      autoCreate: false,
      autoIndex: false,
      monitorCommands: onCommand !== undefined,
    })
    .asPromise();
  if (onCommand) connection.getClient().on('commandStarted', ({ commandName }) => onCommand(commandName));
  const db = connection.db;
  if (!db) throw new Error('MongoDB is connected, but no database is chosen.');
  const models = createModels(connection, prefix);
  const collections = nativeCollections(db, models);
  const time = async () =>
    (await db.command({ hello: 1 }, { signal: AbortSignal.timeout(3_000) }))['localTime'] as Date;
  return {
    people: createPeopleStore(collections),
    events: createEventStore(collections),
    workflows: createWorkflowStore(collections),
    runs: createRunStore(collections, atGap),
    effects: createEffectStore(collections, atGap),
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
    origins: createOriginStore(collections),
    watermarks: createWatermarkStore(collections),
    workLeases: createWorkLeaseStore(collections),
    health: createHealthStore(collections),
    leases: createLeaseStore(collections),
    connection,
    newId,
    schema: SCHEMA,
    place: `the database “${db.databaseName}” with the prefix “${prefix}”`,
    bootstrap: async (extra) => {
      await bootstrap(db, models, extra);
      return { schema: await raiseSchema(collections) };
    },
    recentTime: createRecentTime(time),
    ping: async () => {
      await db.command({ ping: 1 }, { signal: AbortSignal.timeout(3_000) });
    },
    time,
    isAway,
    close: () => connection.close(),
  };
};

import mongoose, { type Connection } from 'mongoose';
import type { BackfillStore } from '../backfills/port.js';
import type { DateWatchStore, ScheduleWatchStore } from '../dates/port.js';
import type { EndpointStore } from '../endpoints/port.js';
import type { EffectStore } from '../effects/port.js';
import type { EventStore } from '../events/port.js';
import type { ExtensionStore } from '../extensions/port.js';
import type { HealthStore } from '../health/heartbeat.js';
import type { AtGap } from '../kernel/gaps.js';
import type { WorkLeaseStore } from '../model/work-lease.js';
import { createWorkLeaseStore } from './work-leases.js';
import type { LeaseStore } from '../leases/port.js';
import type { MessageStore } from '../messages/port.js';
import type { PeopleStore } from '../people/port.js';
import type { RunStore } from '../runs/port.js';
import type { SegmentStore } from '../segments/port.js';
import type { SeenStore } from '../seen/port.js';
import type { SubscriptionStore } from '../subscriptions/port.js';
import type { TemplateStore } from '../templates/port.js';
import type { WorkflowStore } from '../workflows/port.js';
import { isAway } from './away.js';
import { createBackfillStore } from './backfills.js';
import { bootstrap, type ExtraCollection } from './bootstrap.js';
import { nativeCollections } from './collections.js';
import { createRecentTime } from './recent-clock.js';
import { createDatesStore } from './dates.js';
import { createDateWatchStore } from './date-watches.js';
import { createEndpointStore } from './endpoints.js';
import { createEffectStore } from './effects.js';
import { createEventStore } from './events.js';
import { createExtensionStore } from './extensions.js';
import { createHealthStore } from './health.js';
import { createLeaseStore } from './leases.js';
import { createMembersStore } from './members.js';
import { createMessageStore } from './messages.js';
import { newId } from './new-id.js';
import { createModels } from './models.js';
import { createPeopleStore } from './people.js';
import { createRunStore } from './runs.js';
import { createScheduleWatchStore } from './schedule-watches.js';
import { raiseSchema, SCHEMA } from './schema-version.js';
import { createSegmentStore } from './segments.js';
import { createSeenStore } from './seen.js';
import { createSubscriptionStore } from './subscriptions.js';
import { createTemplateStore } from './templates.js';
import type { OriginStore } from '../workflows/origin-port.js';
import { createOriginStore } from './origins.js';
import { createWatermarkStore, type WatermarkStore } from './watermarks.js';
import { createWorkflowStore } from './workflows.js';

export type { ExtraCollection } from './bootstrap.js';
export type { WatermarkStore } from './watermarks.js';

/** Everything the engine keeps, on MongoDB. */
export interface Store {
  people: PeopleStore;
  events: EventStore;
  workflows: WorkflowStore;
  runs: RunStore;
  effects: EffectStore;
  messages: MessageStore;
  segments: SegmentStore;
  endpoints: EndpointStore;
  backfills: BackfillStore;
  dateWatches: DateWatchStore;
  scheduleWatches: ScheduleWatchStore;
  templates: TemplateStore;
  extensions: ExtensionStore;
  seen: SeenStore;
  subscriptions: SubscriptionStore;
  origins: OriginStore;
  watermarks: WatermarkStore;
  workLeases: WorkLeaseStore;
  health: HealthStore;
  leases: LeaseStore;
  connection: Connection;
  /** The database's own time, at most a second old and never ahead of it. */
  recentTime(): Promise<Date>;
  /** A new id; later ones sort behind earlier ones. */
  newId(): string;
  /** Makes collections and indexes, one after another. Resolves to the version of the data that the database holds. */
  bootstrap(extra: ExtraCollection[]): Promise<{ schema: number }>;
  /** The version of the data that this engine knows. */
  schema: number;
  /** Where all this is, in words: which database, and which collections of it. */
  place: string;
  ping(): Promise<void>;
  /** What the database's clock says. */
  time(): Promise<Date>;
  /** Whether an error means that the database is away, and says nothing about what was read or written. */
  isAway(error: unknown): boolean;
  close(): Promise<void>;
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
    people: { ...createPeopleStore(collections), ...createMembersStore(collections), ...createDatesStore(collections) },
    events: createEventStore(collections),
    workflows: createWorkflowStore(collections),
    runs: createRunStore(collections, atGap),
    effects: createEffectStore(collections, atGap),
    messages: createMessageStore(collections),
    segments: createSegmentStore(collections),
    endpoints: createEndpointStore(collections),
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

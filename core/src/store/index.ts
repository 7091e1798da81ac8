import mongoose, { type Connection } from 'mongoose';
import type { AtGap } from '../kernel/gaps.js';
import type { Stores } from '../model/stores.js';
import { bootstrap, type ExtraCollection } from './bootstrap.js';
import { createModels, nativeCollections } from './collections.js';
import { createPorts } from './ports.js';
import { isAway } from './kit/away.js';
import { identityOf } from './kit/identity.js';
import { newId } from './kit/new-id.js';
import { createRecentTime } from './kit/recent-clock.js';
import { raiseSchema, SCHEMA } from './schema-version.js';

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
    ...createPorts(collections, atGap),
    connection,
    newId,
    schema: SCHEMA,
    place: `the database “${db.databaseName}” with the prefix “${prefix}”`,
    bootstrap: async (extra) => {
      await bootstrap(db, models, extra);
      return { schema: await raiseSchema(collections) };
    },
    recentTime: createRecentTime(time),
    identity: () => identityOf(db, collections.sending.collectionName),
    ping: async () => {
      await db.command({ ping: 1 }, { signal: AbortSignal.timeout(3_000) });
    },
    time,
    isAway,
    close: () => connection.close(),
  };
};

import { MongoClient, type Db } from 'mongodb';
import { passOn } from '../../../core/src/kernel/gaps.js';
import type { Stores } from '../../../core/src/model/stores.js';
import { openStore } from '../../../core/src/store/index.js';
import { mongoUri } from '../engine/world.js';

const PREFIX = 'whenthen_';

/** A store on a MongoDB database that a test has alone, and the database itself. */
export interface OnMongo {
  store: Stores;
  db: Db;
  /** Empties it. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

export const openMongoStore = async (name: string): Promise<OnMongo> => {
  const client = await MongoClient.connect(mongoUri());
  const database = `wt_${name}_${process.pid}_${Date.now().toString(36)}`;
  const db = client.db(database);
  const store = await openStore({ uri: mongoUri(), database, prefix: PREFIX, atGap: passOn });
  await store.bootstrap([]);
  return {
    store,
    db,
    async clear() {
      const all = await db.listCollections({}, { nameOnly: true }).toArray();
      await Promise.all(all.map((c) => db.collection(c.name).deleteMany({})));
    },
    async close() {
      await store.close();
      await db.dropDatabase();
      await client.close();
    },
  };
};

/** The documents of a collection by the name of its table. */
export const documentsOf = (db: Db, table: string) => db.collection<{ _id: string }>(`${PREFIX}${table}`);

import { MongoClient, type Collection, type Db } from 'mongodb';

/** Every acknowledged write of every case: what the engine asks for. */
export const durable = { writeConcern: { w: 'majority' as const, j: true } };

/** The fields of a run that the cases by hand read. */
export interface RunDocument {
  _id: string;
  person: string;
  version: number;
  part: number;
  seq: number;
  rev: number;
  wakeAt: Date | null;
  state: string;
  journal: object[];
  [field: string]: unknown;
}

export interface PersonDocument {
  _id: string;
  tags: string[];
  [field: string]: unknown;
}

export interface EffectDocument {
  _id: string;
  [field: string]: unknown;
}

/** The benchmark's own database; its collections and indexes are those the engine made. */
export interface BenchDatabase {
  uri: string;
  name: string;
  client: MongoClient;
  db: Db;
  runs: Collection<RunDocument>;
  effects: Collection<EffectDocument>;
  people: Collection<PersonDocument>;
  messages: Collection<{ _id: string; state: string }>;
  /** Drops it and disconnects. */
  close(): Promise<void>;
}

export const openDatabase = async (uri: string): Promise<BenchDatabase> => {
  const name = `whenthen_bench_${process.pid}`;
  // As many connections as the engine has.
  const client = await MongoClient.connect(uri, { maxPoolSize: 30 });
  const db = client.db(name);
  return {
    uri,
    name,
    client,
    db,
    runs: db.collection('whenthen_runs'),
    effects: db.collection('whenthen_effects'),
    people: db.collection('whenthen_people'),
    messages: db.collection('whenthen_messages'),
    async close() {
      await db.dropDatabase();
      await client.close();
    },
  };
};

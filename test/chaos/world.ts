import { createEngine, type Engine, type RunView } from '@whenthen/core';
import type { JournalEntry } from '@whenthen/core/definition';
import { temporaryFolder } from '@whenthen/example-stack/machine/folder';
import { waitUntil } from '@whenthen/example-stack/machine/wait';
import type { EngineSettings } from '@whenthen/example-stack/services/engine';
import { startWorker, type RunningWorker } from '@whenthen/example-stack/services/worker';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MongoClient, type Db } from 'mongodb';
import { startMailServer, type MailServer } from './mail-server.js';
import { openMongoProxy, type MongoProxy } from './mongo-proxy.js';
import { closeBooks } from '../support/books.js';

export interface WorldOptions {
  /** MongoDB's address, when it is not the one of this test run. */
  mongoUri?: string;
  timeScale?: number;
}

/** A database of a test's own, a mail server, a client of the engine, and workers in processes of their own. */
export interface World {
  /** For what is to reach MongoDB without the proxy. */
  settings: EngineSettings;
  db: Db;
  mail: MailServer;
  /** Between MongoDB and the workers that `worker` starts. */
  proxy: MongoProxy;
  /** Hands over, publishes and reads; works nothing; reaches MongoDB directly. */
  engine: Engine;
  /** Starts a worker. All are ended with the world. */
  worker(name?: string, how?: { direct?: boolean }): Promise<RunningWorker>;
  /** Kills a worker as it stands; what it had not sent yet never reaches MongoDB. */
  kill(worker: RunningWorker): Promise<void>;
  /** Waits for a state; where it does not come, the error carries the end of the newest log of a worker. */
  until<T>(what: string, look: () => T | Promise<T>, timeoutMs?: number): Promise<NonNullable<Exclude<T, false>>>;
  /** Waits for a promise in the same way. */
  within<T>(what: string, promise: Promise<T>, timeoutMs?: number): Promise<T>;
  close(): Promise<void>;
}

/**
 * How long a dead worker's claims hold, in milliseconds. The mail server may be silent for five seconds less, so that
 * it may take two.
 */
const LEASE = 7_000;
const SWEEP = 500;
const PATIENCE = 60_000;

/** The ends of the newest logs in a folder. */
export const endOfLogs = async (folder: string): Promise<string> => {
  const texts = await Promise.all(
    (await readdir(folder)).map(
      async (name) => `${name}:\n${(await readFile(join(folder, name), 'utf8')).slice(-2_000)}`,
    ),
  );
  return texts.slice(-3).join('\n');
};

export const openWorld = async (name: string, { mongoUri, timeScale = 1 }: WorldOptions = {}): Promise<World> => {
  const uri = mongoUri ?? process.env['MONGODB_URI'];
  if (!uri) throw new Error('Set MONGODB_URI, or run the tests by `npm test`, which finds a MongoDB.');
  const mongoDatabase = `chaos_${name}_${process.pid}`;
  const folder = await temporaryFolder(`chaos-${name}`);
  const mail = await startMailServer();
  const proxy = await openMongoProxy(uri);
  const client = await MongoClient.connect(uri);
  const settings: EngineSettings = { mongoUri: uri, mongoDatabase, smtpUrl: mail.url, timeScale };
  const engine = await createEngine({ mongo: { uri, database: mongoDatabase }, timeScale });
  const workers: RunningWorker[] = [];
  const inVain = async (error: Error): Promise<never> => {
    throw new Error(`${error.message}\n${await endOfLogs(folder.path)}`, { cause: error });
  };
  return {
    settings,
    db: client.db(mongoDatabase),
    mail,
    proxy,
    engine,
    async worker(workerName = 'worker', { direct = false } = {}) {
      const worker = await startWorker({
        ...settings,
        ...(direct ? {} : { mongoUri: proxy.uri }),
        logDir: folder.path,
        name: workerName,
        leaseMs: LEASE,
        sweepMs: SWEEP,
      });
      workers.push(worker);
      return worker;
    },
    async kill(worker) {
      await worker.kill();
      proxy.reset();
    },
    until: (what, look, timeoutMs = PATIENCE) => waitUntil(look, { timeoutMs, what }).catch(inVain),
    async within(what, promise, timeoutMs = PATIENCE) {
      let settled = false;
      void promise.finally(() => (settled = true)).catch(() => undefined);
      await waitUntil(() => settled, { timeoutMs, everyMs: 5, what }).catch(inVain);
      return promise;
    },
    async close() {
      proxy.goOn();
      await Promise.all(workers.map((worker) => worker.kill()));
      await engine.stop();
      await proxy.close();
      await mail.close();
      await closeBooks(client.db(mongoDatabase)).finally(async () => {
        await client.db(mongoDatabase).dropDatabase();
        await client.close();
      });
      await folder.remove();
    },
  };
};

/** A run as it is stored, as far as it is looked at here. */
export interface StoredRun {
  _id: string;
  outcome: RunView['outcome'];
  reason: string | null;
  state: RunView['state'];
  instance: string;
  endedAt: Date;
  journal: JournalEntry[];
}

export const runsIn = (db: Db): Promise<StoredRun[]> => db.collection<StoredRun>('whenthen_runs').find().toArray();

/** Is there nothing left to do? No event to process, nobody who waits, nothing to be sent. */
export const isAtRest = async (db: Db): Promise<boolean> => {
  const open = await Promise.all([
    db.collection('whenthen_events').countDocuments({ state: 'received' }),
    db.collection('whenthen_runs').countDocuments({ state: 'waiting' }),
    db.collection('whenthen_effects').countDocuments({ state: 'open' }),
  ]);
  return open.every((count) => count === 0);
};

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { temporaryFolder } from '../machine/folder.js';
import { startMail, type RunningMail } from '../machine/mail/start.js';
import { startMongo, type RunningMongo } from '../machine/mongo/start.js';
import { startPostgres, type RunningPostgres } from '../machine/postgres/start.js';
import { silent, type Report } from '../machine/report.js';
import { startCms, type RunningCms } from './cms.js';
import { prepareEngine, type EngineSettings } from './engine.js';
import { startStore, type RunningStore } from './store.js';
import { dropDatabase, throwAwayDatabase } from './throw-away.js';

/** What a stack is made of. */
export type StackPart = 'mongo' | 'postgres' | 'mail' | 'engine' | 'store' | 'cms';

export interface StackOptions {
  /** How many times faster than the clock durations pass; 600 by default: an hour is six seconds, a day 144. */
  timeScale?: number;
  /** Does the store's process advance runs and send mail? True by default. */
  storeWorks?: boolean;
  /** See `StoreOptions.reconcileMs`. */
  reconcileMs?: number;
  /** Free ones by default. */
  ports?: { store?: number | undefined; cms?: number | undefined; mail?: number | undefined };
  /** What must be done before the engine, the store and the CMS can start: the build. Done already by default. */
  built?: Promise<void>;
  /** Hears what a part is doing. */
  report?: (part: StackPart) => Report;
}

/** Everything the story needs, on this machine. */
export interface Stack {
  /** Where the engine's data is and how its time runs; for `openEngine` and `startWorker`. */
  settings: EngineSettings;
  mongo: RunningMongo;
  postgres: RunningPostgres;
  mail: RunningMail;
  store: RunningStore;
  cms: RunningCms;
  /** The folder with the output of every process. */
  logDir: string;
}

/** A stack that is coming up. */
export interface StackUnderWay {
  /** Resolves when a part is up; rejects when it, or what it needs, fails. */
  parts: Record<StackPart, Promise<unknown>>;
  /** How long a part took by itself, in milliseconds; what it waited for does not count. */
  took: Partial<Record<StackPart, number>>;
  /** Resolves when everything is up. */
  ready: Promise<Stack>;
  /** Stops everything, also in the middle of starting; throw-away data goes with it. */
  stop(): Promise<void>;
}

const GIVE_UP_MS = 10_000;

/** Starts MongoDB, PostgreSQL, a mail catcher, the example store and the example CMS, as much as possible at once. */
export async function beginStack(options: StackOptions = {}): Promise<StackUnderWay> {
  const { report = () => silent, built = Promise.resolve(), ports = {}, timeScale = 600 } = options;
  const folder = await temporaryFolder('stack');
  const logDir = join(folder.path, 'logs');
  await mkdir(logDir);
  const mongoDatabase = throwAwayDatabase();
  const abort = new AbortController();
  const { signal } = abort;
  const took: StackUnderWay['took'] = {};
  const timed = async <T>(part: StackPart, work: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    const result = await work();
    took[part] = performance.now() - began;
    return result;
  };

  const mongo = timed('mongo', () => startMongo({ report: report('mongo') }));
  const postgres = timed('postgres', () => startPostgres({ report: report('postgres') }));
  const mail = timed('mail', () => startMail(ports.mail ? { webPort: ports.mail } : {}));
  const settings = Promise.all([mongo, mail]).then(([{ uri }, { smtpUrl }]): EngineSettings => {
    return { mongoUri: uri, mongoDatabase, smtpUrl, timeScale };
  });
  const engine = Promise.all([settings, built]).then(([all]) => timed('engine', () => prepareEngine(all)));
  const store = Promise.all([settings, postgres, engine]).then(([all, { database }]) =>
    timed('store', async () =>
      startStore({
        ...all,
        databaseUrl: await database('whenthen_store'),
        logDir,
        signal,
        report: report('store'),
        worker: options.storeWorks ?? true,
        ...(options.reconcileMs !== undefined && { reconcileMs: options.reconcileMs }),
        ...(ports.store && { port: ports.store }),
      }),
    ),
  );
  const cms = Promise.all([settings, engine]).then(([all]) =>
    timed('cms', () =>
      startCms({
        ...all,
        databaseFile: join(folder.path, 'cms.sqlite'),
        logDir,
        signal,
        report: report('cms'),
        ...(ports.cms && { port: ports.cms }),
      }),
    ),
  );
  const ready = Promise.all([settings, mongo, postgres, mail, store, cms]).then(
    ([settings, mongo, postgres, mail, store, cms]): Stack => ({ settings, mongo, postgres, mail, store, cms, logDir }),
  );
  const parts = { mongo, postgres, mail, engine, store, cms };
  // Whoever waits hears of a failure; that nobody waits for every part is no failure by itself.
  for (const part of [settings, ready, ...Object.values(parts)]) part.catch(() => undefined);

  const stop = async (): Promise<void> => {
    abort.abort(new Error('Everything is being stopped.'));
    await Promise.all([store, cms].map(stopIfUp));
    await stopIfUp(mongo.then((server) => ({ stop: () => dropDatabase(server, mongoDatabase) })));
    await Promise.all([mongo, postgres, mail].map(stopIfUp));
    await folder.remove();
  };
  return { parts, took, ready, stop };
}

/** Waits a while for what is still coming up; should it take longer, the guard ends it with this process. */
async function stopIfUp(part: Promise<{ stop(): Promise<unknown> }>): Promise<void> {
  const tooLate = sleep(GIVE_UP_MS, null, { ref: false });
  const up = await Promise.race([part.catch(() => null), tooLate]);
  await up?.stop();
}

/**
 * Starts a whole stack for a test; everything must have been built.
 * @throws what the first failing part throws; nothing is left running then.
 */
export async function startStack(options: StackOptions = {}): Promise<Stack & { stop(): Promise<void> }> {
  const underWay = await beginStack(options);
  try {
    return { ...(await underWay.ready), stop: underWay.stop };
  } catch (error) {
    await underWay.stop();
    throw error;
  }
}

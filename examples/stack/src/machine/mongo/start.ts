import { mkdir } from 'node:fs/promises';
import { MongoInstance, MongoInstanceEvents } from 'mongodb-memory-server-core/lib/util/MongoInstance.js';
import type { Ask } from '../ask.js';
import { temporaryFolder } from '../folder.js';
import { isAlive, signalGroup } from '../group.js';
import { guardGroup } from '../guard.js';
import { freePort, isPortFree } from '../ports.js';
import { silent, type Report } from '../report.js';
import { waitUntil } from '../wait.js';
import { command } from './command.js';
import { findMongo, NoMongoError } from './find.js';
import type { MongoSource } from './source.js';
import { waitForWineToEnd } from './wine.js';

export interface MongoOptions {
  /** Where its data is kept. Without it in a temporary folder, which goes with `stop()`. */
  dbPath?: string;
  /** The temporary folder lies in memory where there is plenty of it: the tests make thousands of collections. */
  inMemory?: boolean;
  /** A free one by default. */
  port?: number;
  /** What WiredTiger may keep in memory, in gigabytes; 0.25 by default. */
  cacheGb?: number;
  /** The name of the replica set it is to be a member of; whoever starts all members initiates the set. */
  replicaSet?: string;
  /** How long starting it may take before it counts as hanging, in milliseconds; 30,000 by default. */
  launchMs?: number;
  report?: Report;
  ask?: Ask;
}

/** A MongoDB that can be used. */
export interface RunningMongo {
  /** Without the name of a database. */
  uri: string;
  how: MongoSource['how'];
  /** Its process, or `null` when it is not ours (`MONGODB_URI`). */
  pid: number | null;
  /** Settles once its process has ended, by us or by itself, with how it did in words; never where it is not ours. */
  ended: Promise<string>;
  /** Ends it in order. Leaves one that is not ours alone. */
  stop(): Promise<void>;
  /** Ends it as a crash does (kill -9). The data of a given `dbPath` stays, and another `startMongo` goes on with it. */
  kill(): Promise<void>;
}

const ATTEMPTS = 3;
const LAUNCH_MS = 30_000;

/**
 * Finds a MongoDB (see `findMongo`) and starts it as a standalone server on 127.0.0.1; one that hangs while starting is
 * killed and started again, up to three times. Dies with this process, however that ends.
 * @throws NoMongoError when there is none to be had.
 */
export async function startMongo(options: MongoOptions = {}): Promise<RunningMongo> {
  const search = await findMongo(options.report, options.ask);
  if (!search.found) throw new NoMongoError(search.misses);
  if (search.source.how === 'address') return notOurs(search.source.uri);

  const { source } = search;
  const temporary = options.dbPath ? undefined : await temporaryFolder('mongo', options);
  const dbPath = options.dbPath ?? temporary?.path ?? '';
  await mkdir(dbPath, { recursive: true });
  const launched = await launchWithRetries(source.binary, dbPath, options);
  const afterwards = async () => {
    if (source.how === 'portable') await waitForWineToEnd(source.prefix);
    await temporary?.remove();
  };
  return {
    uri: `mongodb://127.0.0.1:${launched.port}`,
    how: source.how,
    pid: launched.pid,
    ended: launched.ended,
    async stop() {
      await askToShutDown(launched.port);
      await launched.end('SIGINT');
      await afterwards();
    },
    async kill() {
      await launched.end('SIGKILL');
      await waitUntil(() => isPortFree(launched.port), { timeoutMs: 10_000, what: `port ${launched.port} to be free` });
      await temporary?.remove();
    },
  };
}

function notOurs(uri: string): RunningMongo {
  const kill = () => Promise.reject(new Error('The MongoDB of MONGODB_URI is not ours to kill.'));
  const ended = new Promise<never>(() => undefined);
  return { uri, how: 'address', pid: null, ended, stop: () => Promise.resolve(), kill };
}

interface Launched {
  pid: number;
  port: number;
  ended: Promise<string>;
  end(signal: 'SIGINT' | 'SIGKILL'): Promise<void>;
}

async function launchWithRetries(binary: string, dbPath: string, options: MongoOptions): Promise<Launched> {
  const { report = silent } = options;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await launch(binary, dbPath, { ...options, port: options.port ?? (await freePort()) });
    } catch (error) {
      const because = error instanceof Error ? error.message : String(error);
      if (attempt === ATTEMPTS) throw new Error(`MongoDB (${binary}) did not start: ${because}`, { cause: error });
      report(`MongoDB did not start (${because}); trying again`);
    }
  }
}

/** mongodb-memory-server starts it, whatever it is; we watch, check and end it. */
async function launch(
  binary: string,
  dbPath: string,
  { port, cacheGb = 0.25, replicaSet, launchMs = LAUNCH_MS }: MongoOptions & { port: number },
): Promise<Launched> {
  if (!(await isPortFree(port))) throw new Error(`port ${port} is in use`);
  // Its own check of the version would start the binary once more, only to warn.
  process.env.MONGOMS_SYSTEM_BINARY_VERSION_CHECK ??= 'false';
  const instance = new MongoInstance({
    instance: {
      port,
      dbPath,
      ip: '127.0.0.1',
      storageEngine: 'wiredTiger',
      launchTimeout: launchMs + 5_000,
      args: [
        '--wiredTigerCacheSizeGB',
        String(cacheGb),
        ...(replicaSet === undefined ? [] : ['--replSet', replicaSet]),
      ],
    },
    binary: { systemBinary: binary },
    spawn: { detached: true },
  });
  const ended = howItEnds(instance);
  let pid: number | undefined;
  let release: () => void = () => undefined;
  // The first of its events at which the process is known.
  instance.once(MongoInstanceEvents.killerLaunched, () => {
    pid = instance.mongodProcess?.pid;
    if (pid !== undefined) release = guardGroup(pid);
  });
  const end = async (signal: 'SIGINT' | 'SIGKILL') => {
    if (pid === undefined) return;
    const leader = pid;
    // A shutdown under way is given its time; a signal would cut it short.
    if (signal === 'SIGKILL' || !(await endsWithin(leader, 5_000))) signalGroup(leader, signal);
    const limit = setTimeout(() => signalGroup(leader, 'SIGKILL'), 15_000);
    await waitUntil(() => !isAlive(leader), { timeoutMs: 20_000, what: `mongod (process ${leader}) to end` });
    clearTimeout(limit);
    await instance.stop();
    release();
  };
  const tooLate = setTimeout(() => pid !== undefined && signalGroup(pid, 'SIGKILL'), launchMs);
  try {
    await instance.start();
    clearTimeout(tooLate);
    if (pid === undefined) throw new Error('it has no process');
    await ping(port);
    return { pid, port, ended, end };
  } catch (error) {
    clearTimeout(tooLate);
    await end('SIGKILL');
    throw error;
  }
}

/** The last words of a MongoDB: what a report of its end can show. */
const LAST_LINES = 3;

/** How its process ends: its code or signal, and the last that it wrote, errors first. */
function howItEnds(instance: MongoInstance): Promise<string> {
  const lines: string[] = [];
  const errors: string[] = [];
  const keep = (line: string): void => {
    const list = /"s":"[FE]"/.test(line) ? errors : lines;
    list.push(line);
    if (list.length > LAST_LINES) list.shift();
  };
  instance.on(MongoInstanceEvents.instanceSTDOUT, keep);
  instance.on(MongoInstanceEvents.instanceSTDERR, keep);
  return new Promise((resolve) => {
    // Its own exit: what wine leaves behind may hold its output open for long.
    instance.once(MongoInstanceEvents.killerLaunched, () => {
      instance.mongodProcess?.once('exit', (code, signal) => {
        const how = signal === null ? `with code ${String(code)}` : `by ${signal}`;
        resolve([how, ...errors, ...lines].join('\n'));
      });
    });
  });
}

async function endsWithin(pid: number, timeoutMs: number): Promise<boolean> {
  const gone = waitUntil(() => !isAlive(pid), { timeoutMs, everyMs: 50, what: 'it to end' });
  return gone.catch(() => false);
}

/** After a crash it may hang with the port open: a short limit, rather than the driver's thirty seconds. */
async function ping(port: number): Promise<void> {
  await command(port, { ping: 1 });
}

/** Under wine a signal would end it without a last flush of its journal. It hangs up instead of answering. */
async function askToShutDown(port: number): Promise<void> {
  await command(port, { shutdown: 1, force: true }).catch(() => undefined);
}

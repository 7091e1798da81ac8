import { setTimeout as sleep } from 'node:timers/promises';
import { temporaryFolder } from '../folder.js';
import { signalGroup } from '../group.js';
import { freePort, isPortFree } from '../ports.js';
import { silent } from '../report.js';
import { waitUntil } from '../wait.js';
import { command } from './command.js';
import { startMongo, type MongoOptions, type RunningMongo } from './start.js';

/** A MongoDB that comes back on the same address and data when it ends by itself. */
export interface KeptMongo {
  uri: string;
  /** Its process now, or `null` when it is not ours (`MONGODB_URI`). */
  pid(): number | null;
  /** Ends it in order, for good. */
  stop(): Promise<void>;
}

/** How often it is asked for a sign of life, and how long it may take: a machine under load is slow, not hanging. */
const ASK_EVERY_MS = 15_000;
const ANSWER_MS = 60_000;

/**
 * Starts a MongoDB as `startMongo` does, and again on its own data and port whenever it ends or hangs, as a process
 * manager would: the last resort (a MongoDB of another system) now and then does. Each time it reports how it ended.
 * @throws NoMongoError when there is none to be had.
 */
export async function keepMongoRunning(options: MongoOptions = {}): Promise<KeptMongo> {
  const { report = silent } = options;
  const temporary = options.dbPath ? undefined : await temporaryFolder('mongo', options);
  const place = { dbPath: options.dbPath ?? temporary?.path ?? '', port: options.port ?? (await freePort()) };
  const start = (): Promise<RunningMongo> => startMongo({ ...options, ...place });
  const stopping = new AbortController();
  let current = await start();
  const { uri } = current;

  const keep = async (): Promise<void> => {
    for (;;) {
      const how = await Promise.race([current.ended, hangs(place.port, current, stopping.signal)]);
      if (stopping.signal.aborted) return;
      report(`MongoDB ended by itself, ${how}\nStarting it again on its data.`);
      if (current.pid !== null) signalGroup(current.pid, 'SIGKILL');
      await waitUntil(() => isPortFree(place.port), { timeoutMs: 20_000, what: `port ${place.port} to be free` });
      current = await start();
      if (stopping.signal.aborted) return;
    }
  };
  const kept = (current.pid === null ? Promise.resolve() : keep()).catch((error: unknown) =>
    report(`MongoDB did not start again: ${String(error)}`),
  );
  return {
    uri,
    pid: () => current.pid,
    async stop() {
      stopping.abort();
      const before = current;
      await before.stop();
      await kept;
      if (current !== before) await current.stop();
      await temporary?.remove();
    },
  };
}

/** Settles once it no longer says anything although its process is there. */
async function hangs(port: number, mongo: RunningMongo, signal: AbortSignal): Promise<string> {
  let over = false;
  void mongo.ended.then(() => (over = true));
  for (;;) {
    await sleep(ASK_EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined);
    if (over || signal.aborted) return 'in order';
    const says = command(port, { ping: 1 }, ANSWER_MS).then(
      () => true,
      () => false,
    );
    if (!(await says) && !over) return `without a word for ${ANSWER_MS / 1000} s`;
  }
}

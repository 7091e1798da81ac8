import { signalGroup } from '@whenthen/example-stack/machine/group';
import type { EngineSettings } from '@whenthen/example-stack/services/engine';
import { startWorker, type RunningWorker } from '@whenthen/example-stack/services/worker';
import { isWriteTo, pause } from '../kill-plan.js';
import { openMongoProxy, type MongoProxy } from '../mongo-proxy.js';
import type { MongoCommand } from '../mongo-wire.js';
import { LEASE, WORKERS, type Fault } from './faults.js';

const SWEEP = 1_000;
/** A worker that has nothing to write is killed anyway after so many milliseconds. */
const PATIENCE = 15_000;

/** Workers in processes of their own, each with a way of its own to MongoDB. */
export interface Workers {
  /** Kills one and starts it again, twice: the second time at its first write of a kind. */
  kill(fault: Extract<Fault, { kind: 'kill' }>): Promise<void>;
  /** Has one stand still. */
  pause(fault: Extract<Fault, { kind: 'pause' }>): Promise<void>;
  /** @throws Error where one has ended by itself */
  checkAlive(): Promise<void>;
  /** Asks all to end, as an operator does. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

/** A run's commit: what moves it on and adds to its journal. */
const isCommit = ({ name, collection, body }: MongoCommand): boolean =>
  name === 'update' &&
  collection === 'whenthen_runs' &&
  (body['updates'] as { u?: { $push?: { journal?: unknown } } }[]).some(({ u }) => u?.$push?.journal !== undefined);

interface Standing {
  service: RunningWorker;
  proxy: MongoProxy;
}

export const startWorkers = async (settings: EngineSettings, logDir: string): Promise<Workers> => {
  const all: Standing[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(all.map(({ service }) => service.kill()));
    await Promise.all(all.map(({ proxy }) => proxy.close()));
  };
  try {
    const start = async (i: number): Promise<void> => {
      const proxy = await openMongoProxy(settings.mongoUri);
      const how = { logDir, name: `worker-${i}`, leaseMs: LEASE, sweepMs: SWEEP, privateWebhooks: true };
      all[i] = { service: await startWorker({ ...settings, ...how, mongoUri: proxy.uri }), proxy };
    };
    await Promise.all(Array.from({ length: WORKERS }, (_, i) => start(i)));
  } catch (error) {
    await close();
    throw error;
  }
  const worker = (i: number): Standing => {
    const found = all[i];
    if (!found) throw new Error(`There is no worker ${i}.`);
    return found;
  };
  const restart = async ({ service, proxy }: Standing): Promise<void> => {
    await service.kill();
    proxy.reset();
    await service.restart();
  };

  return {
    async kill({ worker: i, collection, moment }) {
      const one = worker(i);
      await restart(one);
      const isOne = collection === 'runs' ? isCommit : isWriteTo(collection);
      await Promise.race([one.proxy.stopAt(moment, isOne), pause(PATIENCE)]);
      await restart(one);
    },
    async pause({ worker: i, ms, holding }) {
      const { service, proxy } = worker(i);
      const held = holding ? proxy.stopAt('before', isCommit).then(() => true) : Promise.resolve(false);
      const came = await Promise.race([held, pause(PATIENCE).then(() => false)]);
      const pid = service.process()?.pid ?? 0;
      signalGroup(pid, 'SIGSTOP');
      await pause(ms);
      signalGroup(pid, 'SIGCONT');
      if (came) proxy.goOn();
      // It lies in wait no longer.
      else if (holding) proxy.reset();
    },
    async checkAlive() {
      for (const { service } of all) {
        const running = service.process();
        if (!running) throw new Error('A worker does not run.');
        const over = await Promise.race([running.exited, Promise.resolve(undefined)]);
        if (over) throw new Error(`${running.name} has ended by itself: ${JSON.stringify(over)}`);
      }
    },
    async stop() {
      await Promise.all(all.map(({ service }) => service.stop()));
    },
    close,
  };
};

import { join } from 'node:path';
import { z } from 'zod';
import { freePort } from '../machine/ports.js';
import { answersHttp, type ProcessOptions } from '../machine/process.js';
import { silent, type Report } from '../machine/report.js';
import { readSeed, runCommand } from './command.js';
import { engineEnvironment, type EngineSettings } from './engine.js';
import { childEnvironment } from './environment.js';
import { commandScript, exampleDir } from './paths.js';
import { startService, type Service } from './service.js';

const storeSeed = z.object({
  publishableKey: z.string(),
  regionId: z.string(),
  variants: z.array(z.object({ id: z.string(), title: z.string(), price: z.number() })).min(4),
});
/** What the store's seed made: the key of the Store API, the region, and what can be bought (prices in US dollars). */
export type StoreSeed = z.output<typeof storeSeed>;

export interface StoreOptions extends EngineSettings {
  /** An empty PostgreSQL database, or one that an earlier start filled. */
  databaseUrl: string;
  /** Where its output goes: `store.log` in this folder. */
  logDir: string;
  /** A free one by default. */
  port?: number;
  /** Does it advance runs and send mail? True by default. */
  worker?: boolean;
  /** How often its tables are read for events that the bus lost, in milliseconds; the plugin's default otherwise. */
  reconcileMs?: number;
  /** The incoming webhook of a team's chat, for the action *Post to chat*. */
  chatUrl?: string;
  /** The loyalty programme, for the condition *Has loyalty points*. */
  loyaltyUrl?: string;
  signal?: AbortSignal;
  report?: Report;
}

/** What a restart may change. */
export type StoreChanges = Pick<StoreOptions, 'worker' | 'reconcileMs' | 'timeScale' | 'chatUrl' | 'loyaltyUrl'>;

/** The example store. */
export interface RunningStore extends Service<Partial<StoreChanges>> {
  /** The address of its API, for example `http://127.0.0.1:9000`. */
  url: string;
  seed: StoreSeed;
}

const READY_MS = 120_000;

/** Migrates, seeds and starts the example store, and waits until it answers. It must have been built. */
export async function startStore(options: StoreOptions): Promise<RunningStore> {
  const { report = silent } = options;
  const port = options.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const medusa = (args: string[], changes: Partial<StoreChanges> = {}): ProcessOptions => ({
    name: `The store (medusa ${args[0]})`,
    command: process.execPath,
    args: [commandScript(exampleDir('store'), '@medusajs/cli', 'medusa'), ...args],
    cwd: exampleDir('store'),
    env: storeEnvironment({ ...options, ...changes }, port),
    logFile: join(options.logDir, 'store.log'),
  });
  const { signal } = options;

  report('Making its tables');
  await runCommand({ ...medusa(['db:migrate']), signal });
  report('Filling its shelves');
  const output = await runCommand({ ...medusa(['exec', './src/scripts/seed.ts']), signal });
  const seed = readSeed("The store's seed", output, storeSeed);
  report('Starting');
  signal?.throwIfAborted();
  const service = await startService<StoreChanges>((changes) => ({
    ...medusa(['start', '--host', '127.0.0.1', '--port', String(port)], changes),
    ready: () => answersHttp(`${url}/health`, 200),
    readyTimeoutMs: READY_MS,
    ...(signal && { signal }),
  }));
  return { ...service, url, seed };
}

function storeEnvironment(options: StoreOptions, port: number): Record<string, string | undefined> {
  return childEnvironment({
    ...engineEnvironment(options),
    DATABASE_URL: options.databaseUrl,
    PORT: String(port),
    STORE_URL: `http://127.0.0.1:${port}`,
    WHENTHEN_WORKER: String(options.worker ?? true),
    WHENTHEN_PRIVATE_WEBHOOKS: 'true',
    ...(options.chatUrl && { CHAT_URL: options.chatUrl }),
    ...(options.loyaltyUrl && { LOYALTY_URL: options.loyaltyUrl }),
    ...(options.reconcileMs !== undefined && { WHENTHEN_RECONCILE_MS: String(options.reconcileMs) }),
  });
}

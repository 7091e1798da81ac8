import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { engineEnvironment, type EngineSettings } from './engine.js';
import { childEnvironment } from './environment.js';
import { exampleDir } from './paths.js';
import { startService, type Service } from './service.js';

export interface WorkerOptions extends EngineSettings {
  /** Where its output goes: `worker-1.log`, `worker-2.log`, … in this folder, one for each start. */
  logDir: string;
  /** Tells several workers' logs apart; `worker` by default. */
  name?: string;
  /** See the engine's options `leaseMs` and `sweepMs`, in milliseconds; the engine's defaults otherwise. */
  leaseMs?: number;
  sweepMs?: number;
  /** What becomes of a mail that a crash left uncertain; the engine's default (`hold`) otherwise. */
  onUncertain?: 'hold' | 'resend';
  /** Whether webhooks may go to this machine; not by default. */
  privateWebhooks?: boolean;
}

/** What a restart may change. */
export type WorkerChanges = Pick<WorkerOptions, 'leaseMs' | 'sweepMs' | 'onUncertain'>;

/** An engine that works, in a process of its own, without store or CMS. */
export type RunningWorker = Service<Partial<WorkerChanges>>;

const READY_MS = 60_000;

/** Starts an engine's worker process (`worker-main.ts`) and waits until it takes work. core must have been built. */
export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const { name = 'worker', logDir } = options;
  return startService<WorkerChanges>((changes, start) => {
    const logFile = join(logDir, `${name}-${start}.log`);
    return {
      name: `The engine's worker (${name})`,
      command: process.execPath,
      args: ['--import', 'tsx', join(exampleDir('stack'), 'src', 'worker-main.ts')],
      cwd: exampleDir('stack'),
      env: workerEnvironment({ ...options, ...changes }),
      logFile,
      ready: async () => /^READY$/m.test(await readFile(logFile, 'utf8')),
      readyTimeoutMs: READY_MS,
    };
  });
}

function workerEnvironment(options: WorkerOptions): Record<string, string | undefined> {
  const text = (value: number | undefined) => (value === undefined ? undefined : String(value));
  return childEnvironment({
    ...engineEnvironment(options),
    WHENTHEN_LEASE_MS: text(options.leaseMs),
    WHENTHEN_SWEEP_MS: text(options.sweepMs),
    WHENTHEN_ON_UNCERTAIN: options.onUncertain,
    WHENTHEN_PRIVATE_WEBHOOKS: options.privateWebhooks ? 'yes' : undefined,
  });
}

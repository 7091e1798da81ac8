import { join } from 'node:path';
import { z } from 'zod';
import { freePort } from '../machine/ports.js';
import type { ProcessOptions } from '../machine/process.js';
import { silent, type Report } from '../machine/report.js';
import { readSeed, runCommand } from './command.js';
import { engineEnvironment, type EngineSettings } from './engine.js';
import { childEnvironment } from './environment.js';
import { commandScript, exampleDir } from './paths.js';
import { startService, type Service } from './service.js';

const cmsSeed = z.object({
  email: z.string(),
  password: z.string(),
  workflowId: z.coerce.string(),
  /** The form *Newsletter signup* of the form builder. */
  form: z.coerce.string(),
  templates: z.object({ reminder: z.coerce.string(), discount: z.coerce.string() }),
});
/** What the CMS' seed made: a login, the workflow *Cart abandonment*, a form, and the ids of its two templates. */
export type CmsSeed = z.output<typeof cmsSeed>;

export interface CmsOptions extends EngineSettings {
  /** The file of its SQLite database; made where there is none. */
  databaseFile: string;
  /** Where its output goes: `cms.log` in this folder. */
  logDir: string;
  /** A free one by default. */
  port?: number;
  /** Does it advance runs and send mail? False by default. */
  worker?: boolean;
  signal?: AbortSignal;
  report?: Report;
}

/** What a restart may change. */
export type CmsChanges = Pick<CmsOptions, 'worker'>;

/** The example CMS. */
export interface RunningCms extends Service<Partial<CmsChanges>> {
  /** Its address, for example `http://127.0.0.1:3000`; the admin is at `/admin`, the API at `/api`. */
  url: string;
  seed: CmsSeed;
}

const READY_MS = 120_000;

/** Migrates, seeds and starts (`next start`) the example CMS, and waits until it answers. It must have been built. */
export async function startCms(options: CmsOptions): Promise<RunningCms> {
  const { report = silent } = options;
  const port = options.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const command = (name: 'payload' | 'next', args: string[], changes: Partial<CmsChanges> = {}): ProcessOptions => ({
    name: `The CMS (${name} ${args[0]})`,
    command: process.execPath,
    args: [commandScript(exampleDir('cms'), name, name), ...args],
    cwd: exampleDir('cms'),
    env: cmsEnvironment({ ...options, ...changes }, port),
    logFile: join(options.logDir, 'cms.log'),
  });
  const { signal } = options;

  report('Making its tables');
  await runCommand({ ...command('payload', ['migrate']), signal });
  report('Writing the workflow and its templates');
  const output = await runCommand({ ...command('payload', ['run', 'src/seed.ts']), signal });
  const seed = readSeed("The CMS' seed", output, cmsSeed);
  report('Starting');
  signal?.throwIfAborted();
  const service = await startService<CmsChanges>((changes) => ({
    ...command('next', ['start', '--hostname', '127.0.0.1', '--port', String(port)], changes),
    // Its pages answer also when its database does not: logging in needs all of it.
    ready: () => canLogIn(url, seed),
    readyTimeoutMs: READY_MS,
    ...(signal && { signal }),
  }));
  return { ...service, url, seed };
}

async function canLogIn(url: string, { email, password }: CmsSeed): Promise<boolean> {
  const response = await fetch(`${url}/api/users/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
    signal: AbortSignal.timeout(20_000),
  });
  await response.body?.cancel();
  return response.ok;
}

function cmsEnvironment(options: CmsOptions, port: number): Record<string, string | undefined> {
  return childEnvironment({
    ...engineEnvironment(options),
    CMS_DATABASE_FILE: options.databaseFile,
    PORT: String(port),
    PAYLOAD_SECRET: 'only-for-this-demonstration',
    WHENTHEN_WORKER: String(options.worker ?? false),
  });
}

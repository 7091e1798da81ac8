import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { signalGroup } from './group.js';
import { guardGroup } from './guard.js';

export interface ProcessOptions {
  /** For messages, for example `the store`. */
  name: string;
  command: string;
  args: string[];
  cwd?: string;
  /** The whole environment of the process, when given; this process' own otherwise. */
  env?: Record<string, string | undefined>;
  /** Where its output goes. It is appended to. */
  logFile: string;
  /** Looked at until it answers true; without it the process counts as ready once it has started. */
  ready?: () => Promise<boolean>;
  /** How long it may take to become ready, in milliseconds; 60,000 by default. */
  readyTimeoutMs?: number;
  /** What asks it to end; SIGTERM by default. */
  stopSignal?: NodeJS.Signals;
  uid?: number;
  gid?: number;
  /** Gives up waiting for it to become ready, and stops it. */
  signal?: AbortSignal;
}

export interface ExitStatus {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** A program that leads its own process group. */
export interface RunningProcess {
  name: string;
  pid: number;
  logFile: string;
  exited: Promise<ExitStatus>;
  /** Asks the whole group to end, and kills what is left of it after `graceMs` (10,000 by default). */
  stop(graceMs?: number): Promise<ExitStatus>;
  /** Kills the whole group at once, as kill -9 does. */
  kill(): Promise<ExitStatus>;
}

/**
 * Starts a program and waits until it is ready.
 * @throws Error with the end of its output when it ends or does not become ready; nothing of it is left then.
 */
export async function startProcess(options: ProcessOptions): Promise<RunningProcess> {
  const started = launch(options);
  if (!options.ready) return started;
  const timeoutMs = options.readyTimeoutMs ?? 60_000;
  let ended = false;
  void started.exited.then(() => (ended = true));
  for (const deadline = Date.now() + timeoutMs; ; await sleep(200)) {
    if (ended) {
      const { code, signal } = await started.exited;
      throw new Error(await failure(options, `ended with ${code ?? signal} instead of starting`));
    }
    if (await options.ready().catch(() => false)) return started;
    if (options.signal?.aborted) {
      await started.stop(3_000);
      options.signal.throwIfAborted();
    }
    if (Date.now() > deadline) {
      await started.kill();
      throw new Error(await failure(options, `was not ready within ${timeoutMs / 1000} s`));
    }
  }
}

/** True when the address answers with a status below 400 (or the one given) within three seconds. */
export async function answersHttp(url: string, status?: number): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(3_000), redirect: 'manual' });
  await response.body?.cancel();
  return status === undefined ? response.status < 400 : response.status === status;
}

function launch(options: ProcessOptions): RunningProcess {
  mkdirSync(dirname(options.logFile), { recursive: true });
  const log = openSync(options.logFile, 'a');
  const child = spawn(options.command, options.args, {
    cwd: options.cwd,
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-assertion -- needed where Next's types are loaded
    env: { ...(options.env ?? process.env) } as NodeJS.ProcessEnv,
    uid: options.uid,
    gid: options.gid,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const { pid } = child;
  let over = false;
  const release = pid === undefined ? () => undefined : guardGroup(pid);
  const exited = new Promise<ExitStatus>((resolve) => {
    child.once('error', () => resolve({ code: 127, signal: null }));
    child.once('exit', (code, signal) => resolve({ code, signal }));
  }).then((status) => {
    // A leader that is gone may have left members of its group behind.
    if (pid !== undefined) signalGroup(pid, 'SIGKILL');
    over = true;
    release();
    return status;
  });
  // Once it is over, its number may belong to somebody else.
  const send = (signal: NodeJS.Signals) => pid !== undefined && !over && signalGroup(pid, signal);
  return {
    name: options.name,
    pid: pid ?? -1,
    logFile: options.logFile,
    exited,
    async stop(graceMs = 10_000) {
      send(options.stopSignal ?? 'SIGTERM');
      const timer = setTimeout(() => send('SIGKILL'), graceMs);
      return exited.finally(() => clearTimeout(timer));
    },
    async kill() {
      send('SIGKILL');
      return exited;
    },
  };
}

async function failure(options: ProcessOptions, what: string): Promise<string> {
  return `${options.name} ${what}. The end of its output (${options.logFile}):\n${await endOfOutput(options.logFile)}`;
}

/** The last lines that a process wrote. */
export async function endOfOutput(logFile: string): Promise<string> {
  const output = await readFile(logFile, 'utf8').catch(() => '');
  return output.trim().split('\n').slice(-25).join('\n');
}

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from '../repository.js';
import { watchReport } from './lingering.js';
import type { Suite } from './suites.js';
import { tally, type Tally } from './tally.js';

/** What came of a suite. */
export interface Result extends Tally {
  suite: Suite;
  ok: boolean;
  /** How long it took, in milliseconds. */
  took: number;
  /** How it ended, where that was not by itself. */
  note?: string;
}

const QUIET = {
  MEDUSA_DISABLE_TELEMETRY: 'true',
  NEXT_TELEMETRY_DISABLED: '1',
  TURBO_TELEMETRY_DISABLED: '1',
  TURBO_NO_UPDATE_NOTIFIER: '1',
};
const JEST_NODE_OPTIONS = '--experimental-vm-modules --disable-warning=ExperimentalWarning';

/** A jest run that does not end within so long of its report is ended, and has failed: a test left something open. In milliseconds. */
const LINGERS = 30_000;

const running = new Set<number>();

const killGroup = (leader: number): void => {
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // It is gone already.
  }
};

/** Kills every suite that is running, with all that it started. */
export const killRunning = (): void => running.forEach(killGroup);

interface Ended {
  ok: boolean;
  output: string;
  note?: string;
}

interface Execution {
  args: string[];
  env: NodeJS.ProcessEnv;
  show: boolean;
  report: string | undefined;
}

const execute = (suite: Suite, { args, env, show, report }: Execution): Promise<Ended> =>
  new Promise((resolve) => {
    const [program] = suite.command;
    // A group of its own: what it leaves behind is killed with it.
    const child = spawn(process.execPath, [join(repositoryRoot, 'node_modules/.bin', program), ...args], {
      cwd: suite.cwd,
      env,
      detached: true,
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    });
    let output = '';
    let note: string | undefined;
    const { pid } = child;
    if (pid !== undefined) running.add(pid);
    const stop = (why: string): void => {
      note = `killed: ${why}`;
      if (pid !== undefined) killGroup(pid);
    };
    const linger = (): void => stop('its tests are over, and one of them left something open');
    const limit = setTimeout(() => stop(`it was not done within ${suite.minutes} minutes`), suite.minutes * 60_000);
    const endWatch = report ? watchReport(report, LINGERS, linger) : null;
    const keep = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    const finish = (ok: boolean, why: string | undefined): void => {
      clearTimeout(limit);
      endWatch?.();
      if (pid !== undefined) {
        running.delete(pid);
        killGroup(pid);
      }
      resolve({ ok, output, ...(why === undefined ? {} : { note: why }) });
    };
    child.once('error', (error) => finish(false, error.message));
    child.once('exit', (code, signal) => finish(code === 0, note ?? (signal ? `ended by ${signal}` : undefined)));
  });

/**
 * Runs one suite.
 * @param folder where reports may be written.
 * @param env what it gets besides this process' environment.
 * @param show its output goes to the terminal at once; else it is printed in one piece when the suite has ended.
 */
export const runSuite = async (
  suite: Suite,
  folder: string,
  env: Record<string, string>,
  show: boolean,
): Promise<Result> => {
  const started = performance.now();
  const report = suite.jest ? join(folder, `${suite.name.replace(':', '-')}.json`) : undefined;
  const args = [...suite.command.slice(1), ...(report ? ['--json', `--outputFile=${report}`] : [])];
  const all = { ...process.env, ...QUIET, ...(suite.jest ? { NODE_OPTIONS: JEST_NODE_OPTIONS } : {}), ...env };
  if (show) console.log(`\n── ${suite.name}: ${suite.about}`);
  const { ok, output, note } = await execute(suite, { args, env: all, show, report });
  if (!show) console.log(`\n── ${suite.name}: ${suite.about}\n${output.trimEnd()}`);
  if (note !== undefined) console.log(`${suite.name} ${note}`);
  const sum = await tally(ok, report);
  const took = performance.now() - started;
  return { suite, ok: ok && sum.failed === 0, took, ...(note === undefined ? {} : { note }), ...sum };
};

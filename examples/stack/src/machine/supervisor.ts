import type { Report } from './report.js';

/** Something that was started and can be stopped. */
export interface Stoppable {
  stop(): Promise<unknown>;
}

/** Keeps what a command started, and stops it all, the newest first. */
export interface Supervisor {
  /** Takes something into care and hands it back. Refuses (stops it and throws) once the stopping has begun. */
  own<T extends Stoppable>(name: string, thing: T): Promise<T>;
  /** Stops everything once; later calls wait for the first. Never throws: what went wrong is reported. */
  stopAll(): Promise<void>;
  /** Resolves when the stopping has begun, with the reason. */
  stopping: Promise<string>;
}

/**
 * Makes a supervisor that also stops everything on Ctrl-C, SIGTERM, a closed terminal, an uncaught error, or the
 * end of the process that started this one, and then exits. Against kill -9 there is `guard.ts`.
 */
export function createSupervisor(report: Report): Supervisor {
  const owned: { name: string; thing: Stoppable }[] = [];
  let stopped: Promise<void> | undefined;
  let announce: (reason: string) => void = () => undefined;
  const stopping = new Promise<string>((resolve) => (announce = resolve));

  const stopAll = (reason = 'finished'): Promise<void> => {
    announce(reason);
    stopped ??= (async () => {
      for (let next = owned.pop(); next; next = owned.pop()) {
        const { name, thing } = next;
        await thing.stop().catch((error: unknown) => report(`Stopping ${name} failed: ${String(error)}`));
      }
    })();
    return stopped;
  };

  exitAfter(report, stopAll);
  return {
    stopping,
    stopAll: () => stopAll(),
    async own(name, thing) {
      if (stopped) {
        await thing.stop();
        throw new Error(`${name} came up while everything was being stopped.`);
      }
      owned.push({ name, thing });
      return thing;
    },
  };
}

function exitAfter(report: Report, stopAll: (reason: string) => Promise<void>): void {
  let asked = 0;
  const end = (reason: string, exitCode: number) => {
    asked += 1;
    // The second Ctrl-C of an impatient person: the guard ends what is left.
    if (asked > 1) process.exit(exitCode);
    report(`Stopping everything (${reason})`);
    void stopAll(reason).finally(() => process.exit(exitCode));
  };
  let lastSignal = 0;
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    process.on(signal, () => {
      // One Ctrl-C reaches us twice: from the terminal, and passed on by npm and tsx.
      if (Date.now() - lastSignal < 500) return;
      lastSignal = Date.now();
      end(signal, code);
    });
  }
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      report(error instanceof Error ? (error.stack ?? error.message) : String(error));
      end(event, 1);
    });
  }
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid === parent || asked > 0) return;
    end('the process that started this one is gone', 1);
  }, 1_000).unref();
}

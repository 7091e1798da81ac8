import { startProcess, type ProcessOptions, type RunningProcess } from '../machine/process.js';

/** A program that can be stopped, killed and started again; `C` are the changes that a restart takes. */
export interface Service<C> {
  /** Its process now, or `null` while it is down. */
  process(): RunningProcess | null;
  /** Asks it to end, and waits until it has. */
  stop(): Promise<void>;
  /** Ends it as a crash does (kill -9), and waits until it is gone. */
  kill(): Promise<void>;
  /** Stops it where it runs, and starts it again, with what was changed now and at earlier restarts. */
  restart(changes?: C): Promise<void>;
}

/**
 * Starts a program that can be started again.
 * @param describe the process for the given changes, and for the how-manieth start, from 1
 */
export async function startService<C extends object>(
  describe: (changes: Partial<C>, start: number) => ProcessOptions,
): Promise<Service<Partial<C>>> {
  let changes: Partial<C> = {};
  let starts = 0;
  const launch = () => startProcess(describe(changes, (starts += 1)));
  let running: RunningProcess | null = await launch();

  const end = async (how: 'stop' | 'kill'): Promise<void> => {
    const ending = running;
    running = null;
    await ending?.[how]();
  };
  return {
    process: () => running,
    stop: () => end('stop'),
    kill: () => end('kill'),
    async restart(more = {}) {
      await end('stop');
      changes = { ...changes, ...more };
      running = await launch();
    },
  };
}

/**
 * Work that is nudged: runs at most once at a time, and once more when it was nudged meanwhile. `drain` takes no more
 * nudges and resolves when it rests.
 */
export interface Loop {
  nudge(): void;
  /** Nudges, and resolves when work that began after it is done, however often it is nudged again meanwhile. */
  run(): Promise<void>;
  drain(): Promise<void>;
}

export const createLoop = (work: () => Promise<void>, onError: (error: unknown) => void): Loop => {
  let closed = false;
  let active = false;
  let running = Promise.resolve();
  /** Who waits for work that has not begun yet. */
  let waiting: (() => void)[] = [];

  const turn = async (): Promise<void> => {
    try {
      do {
        const served = waiting;
        waiting = [];
        try {
          await work();
        } catch (error) {
          onError(error);
        }
        for (const resolve of served) resolve();
      } while (waiting.length > 0 && !closed);
    } finally {
      // In the same breath as the last look at who waits: a nudge in between would be lost.
      active = false;
      for (const resolve of waiting.splice(0)) resolve();
    }
  };
  const run = (): Promise<void> => {
    if (closed) return Promise.resolve();
    const done = new Promise<void>((resolve) => {
      waiting.push(resolve);
    });
    if (!active) {
      active = true;
      running = turn();
    }
    return done;
  };
  return {
    run,
    nudge: () => void run(),
    drain: async () => {
      closed = true;
      await running;
    },
  };
};

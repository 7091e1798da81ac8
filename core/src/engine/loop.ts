/**
 * Work that is nudged: runs at most once at a time, and once more when it was nudged meanwhile. `drain` takes no more
 * nudges and resolves when it rests.
 */
export interface Loop {
  nudge(): void;
  /** Nudges, and resolves when the work that then runs is done. */
  run(): Promise<void>;
  drain(): Promise<void>;
}

export const createLoop = (work: () => Promise<void>, onError: (error: unknown) => void): Loop => {
  let again = false;
  let closed = false;
  let active = false;
  let running = Promise.resolve();

  const turn = async (): Promise<void> => {
    try {
      do {
        again = false;
        try {
          await work();
        } catch (error) {
          onError(error);
        }
      } while (again && !closed);
    } finally {
      // In the same breath as the last look at `again`: a nudge in between would be lost.
      active = false;
    }
  };
  const run = (): Promise<void> => {
    if (closed) return Promise.resolve();
    again = true;
    if (!active) {
      active = true;
      running = turn();
    }
    return running;
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

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
  let running: Promise<void> | undefined;

  const turn = async (): Promise<void> => {
    do {
      again = false;
      await work().catch(onError);
    } while (again && !closed);
  };
  const run = (): Promise<void> => {
    if (closed) return Promise.resolve();
    again = true;
    running ??= turn().finally(() => {
      running = undefined;
    });
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

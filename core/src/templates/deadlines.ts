/** How often running renders are looked at, in milliseconds: the precision of the time limit. */
const TICK = 20;

interface Watched {
  started: BigInt64Array;
  onLate: () => void;
}

/** Watches tasks that write their own starting time, so that neither start-up nor queueing counts as theirs. */
export interface Deadlines {
  /** Calls `onLate` once when the task has run for too long. Returns what ends the watch. */
  watch(started: BigInt64Array, onLate: () => void): () => void;
}

/** @param timeoutMs how long a task may run; `onLate` comes at most one tick before it, never after it. */
export function createDeadlines(timeoutMs: number): Deadlines {
  const watched = new Set<Watched>();
  const limit = BigInt(Math.max(1, timeoutMs - TICK)) * 1_000_000n;
  let timer: NodeJS.Timeout | undefined;

  const look = (): void => {
    const now = process.hrtime.bigint();
    for (const entry of watched) {
      const started = Atomics.load(entry.started, 0);
      if (started !== 0n && now - started >= limit) {
        end(entry);
        entry.onLate();
      }
    }
  };
  const end = (entry: Watched): void => {
    watched.delete(entry);
    if (watched.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
  return {
    watch(started, onLate) {
      const entry = { started, onLate };
      watched.add(entry);
      // Not unref'd: it keeps the process alive while a thread is starting up for a task.
      timer ??= setInterval(look, TICK);
      return () => end(entry);
    },
  };
}

/** How often running renders are looked at, in milliseconds: the precision of the time limit. */
const TICK = 20;
/** A look that comes later than this after the one before says that the host stood still meanwhile, in milliseconds. */
const LATE = 100;
const NS = 1_000_000n;

/** The shared cells of a task: when it began and when it ended, in monotonic nanoseconds; 0 until then. */
export const BEGAN = 0;
export const ENDED = 1;

interface Watched {
  progress: BigInt64Array;
  onLate: (stoodStill: boolean) => void;
  /** How long it ran while the host did not stand still, and how long the host stood still meanwhile. */
  ran: bigint;
  stood: bigint;
}

/** Watches tasks that write their own progress, so that neither start-up nor queueing counts as theirs. */
export interface Deadlines {
  /**
   * Calls `onLate` once when the task has run for too long and has not ended; `stoodStill`: the host did for a good
   * part of that time. Returns what ends the watch.
   */
  watch(progress: BigInt64Array, onLate: (stoodStill: boolean) => void): () => void;
}

/**
 * @param timeoutMs how long a task may run; `onLate` comes at most one tick before it. While the host stands still, a
 * tick counts at most: nobody could have taken the result then, and the task may have stood still as well.
 * @param clock monotonic nanoseconds
 */
export function createDeadlines(timeoutMs: number, clock: () => bigint = () => process.hrtime.bigint()): Deadlines {
  const watched = new Set<Watched>();
  const limit = BigInt(Math.max(1, timeoutMs - TICK)) * NS;
  let timer: NodeJS.Timeout | undefined;
  let looked = 0n;

  const look = (): void => {
    const now = clock();
    const gap = now - looked;
    looked = now;
    for (const entry of watched) {
      const began = Atomics.load(entry.progress, BEGAN);
      // What has ended is on its way here, however late that is.
      if (began === 0n || Atomics.load(entry.progress, ENDED) !== 0n) continue;
      const went = now - began < gap ? now - began : gap;
      const counts = gap > BigInt(LATE) * NS && went > BigInt(TICK) * NS ? BigInt(TICK) * NS : went;
      entry.ran += counts;
      entry.stood += went - counts;
      if (entry.ran < limit) continue;
      end(entry);
      entry.onLate(entry.stood * 4n >= limit);
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
    watch(progress, onLate) {
      const entry: Watched = { progress, onLate, ran: 0n, stood: 0n };
      watched.add(entry);
      if (!timer) {
        looked = clock();
        // Not unref'd: it keeps the process alive while a thread is starting up for a task.
        timer = setInterval(look, TICK);
      }
      return () => end(entry);
    },
  };
}

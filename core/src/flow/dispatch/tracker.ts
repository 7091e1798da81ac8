import { noLongerThan } from '../../kernel/no-longer-than.js';

/** Work that nobody waits for while it is begun, and that can be waited for as a whole. */
export interface Tracker {
  track(work: Promise<unknown>): void;
  /** Makes work that is asked for: it runs at most once at a time, and once more when it was asked for meanwhile. */
  once(work: () => Promise<void>): () => void;
  /** Resolves when nothing is under way. */
  rest(): Promise<void>;
  /** Waits for that no longer than so many milliseconds; false where it took longer. */
  restWithin(ms: number): Promise<boolean>;
}

export const createTracker = (onError: (error: unknown) => void): Tracker => {
  const underWay = new Set<Promise<unknown>>();

  const track = (work: Promise<unknown>): void => {
    const told = work.catch(onError).finally(() => underWay.delete(told));
    underWay.add(told);
  };
  const rest = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.all(underWay);
  };
  return {
    track,
    rest,
    once(work) {
      let asked = false;
      let active = false;
      const turns = async (): Promise<void> => {
        try {
          while (asked) {
            asked = false;
            await work();
          }
        } finally {
          active = false;
        }
      };
      return () => {
        asked = true;
        if (active) return;
        active = true;
        track(turns());
      };
    },
    restWithin: (ms) => noLongerThan(ms, rest()),
  };
};

import type { Gap } from '@whenthen/core/testing';

/** How often a fault came about at each gap. */
export type Hits = Map<Gap, number>;

/** How one process of a round fares at the gap that is set. */
export interface Process {
  /** What its engine passes its gaps by. */
  atGap(gap: Gap): Promise<void> | undefined;
  /** The process stands still at a gap, with all that it does. Resolves when it has come there. */
  standStill(gap: Gap): Promise<void>;
  /** What comes to a gap throws, so many times. */
  fail(gap: Gap, times: number): void;
  /** Has it still to throw? */
  isToFail(): boolean;
  /** Ends a fault: who stands still goes on. */
  goOn(): void;
}

interface Fault {
  gap: Gap;
  /** How often it is still to throw; `still`: it stands still instead. */
  left: number | 'still';
  reach: () => void;
}

export const createProcess = (hits: Hits): Process => {
  let fault: Fault | undefined;
  let standing: Promise<void> | undefined;
  let goOn = (): void => undefined;

  const count = (gap: Gap): void => void hits.set(gap, (hits.get(gap) ?? 0) + 1);

  return {
    async atGap(gap) {
      const now = fault;
      if (now?.gap === gap) {
        if (now.left === 'still') {
          count(gap);
          standing ??= new Promise<void>((resolve) => (goOn = resolve));
          now.reach();
        } else if (now.left > 0) {
          count(gap);
          now.left -= 1;
          throw new Error(`Failed on purpose at “${gap}”`);
        }
      }
      // A process that ended or stands still does nothing any more, wherever it was.
      await standing;
    },
    standStill: (gap) =>
      new Promise((reach) => {
        fault = { gap, left: 'still', reach };
      }),
    fail(gap, times) {
      fault = { gap, left: times, reach: () => undefined };
    },
    isToFail: () => fault !== undefined && fault.left !== 'still' && fault.left > 0,
    goOn() {
      fault = undefined;
      standing = undefined;
      goOn();
    },
  };
};

/** One of the two wakes of a round: everybody due passes the wait and an action. */
export interface Half {
  /** People advanced. */
  steps: number;
  /** From the moment the first of them was taken up until the last one was through. */
  ms: number;
}

/** One way to do the work. */
export interface Case {
  name: string;
  /** People due at once. */
  people: number;
  /** Does the whole of it once, from the same state each time. @throws Error when somebody did not come through. */
  round(): Promise<Half[]>;
}

/** Steps a second over the halves of a round. */
export const rate = (halves: Half[]): number =>
  (halves.reduce((n, h) => n + h.steps, 0) / halves.reduce((n, h) => n + h.ms, 0)) * 1000;

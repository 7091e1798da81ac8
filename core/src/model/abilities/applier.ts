import type { PendingChange } from '../run.js';

/** A change that a run committed for its person. */
export interface Committed {
  run: string;
  person: string;
  pending: PendingChange;
}

/**
 * Applies to people what runs committed for them: decide, commit, apply. Whoever is about to look at a person, or to
 * change one, has everything applied first that was committed before; so nobody sees a person without it.
 */
export interface Applier {
  /** The database's time before a look at what is pending: what `apply` is given later on. */
  before(): Promise<Date>;
  /** Applies everything that was committed for these people. Returns how many changes it found. */
  catchUp(people: string[]): Promise<number>;
  /** Applies what was committed just now; nobody stands in it twice. `since`: from `before`, before it was decided. */
  apply(committed: Committed[], since: Date): Promise<void>;
  /** Applies what a crash left, some of it. Returns how many changes it found. */
  catchUpSome(limit: number): Promise<number>;
}

/** By which named ways mail can leave: of this process, and of the workers that are there. */
export interface WaysOut {
  /** Those that this process has beside the usual one. */
  own: ReadonlySet<string>;
  /** Those, and what other workers have; a name is kept for a minute when the last worker that had it is gone. */
  known(): Promise<ReadonlySet<string>>;
}

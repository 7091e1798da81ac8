/**
 * Tells the workers that there is something to do. It is stored already when they are told: what they do not hear of
 * they find at their next sweep. Resolves when they are told, or cannot be; never rejects.
 */
export interface Signals {
  /** Events, or news of people, wait to be processed. */
  events(): Promise<void>;
  /** Effects are due. */
  effects(): Promise<void>;
  /** People may be overdue. */
  late(): Promise<void>;
}

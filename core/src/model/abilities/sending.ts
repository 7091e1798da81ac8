import type { Hold, SkipRule } from '../operation/sending.js';

/** Whether anything is sent, as workers ask for it again and again. */
export interface Sending {
  /** Two seconds old at most. */
  state(): Promise<{ held: Hold | null; skip: SkipRule | null }>;
  /**
   * Does nobody move on either? So it is while the engine itself holds the sending: whether those who are late count as
   * late is for whoever decides to say.
   */
  standsStill(): Promise<boolean>;
  /** The next who asks reads it anew: it was changed here. */
  forget(): void;
}

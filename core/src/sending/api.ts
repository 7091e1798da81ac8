/** Whether anything is sent: e-mails, calls of other systems, and actions of developers. */
export interface SendingView {
  state: 'going' | 'held';
  /** While it is held. */
  held: {
    since: string;
    /** Somebody holds it, the database is a restored one or a copy, or nobody worked for long. */
    why: 'by hand' | 'restored' | 'gap';
    /** `null`: the engine. */
    by: string | null;
    reason: string;
    /** When a worker was there last, as this database knows; `null` where it is held by hand. */
    lastAlive: string | null;
  } | null;
  /** What is due and not sent, of each kind counted up to 1,000. `null` where that cannot be found out in a second. */
  waiting: { mails: number; webhooks: number; others: number; oldest: string | null } | null;
  /** What was due before goes out no more; `null` before anybody has decided so. */
  skipped: { before: string; by: string | null; at: string } | null;
}

export interface SendingApi {
  status(): Promise<SendingView>;
  /**
   * Nothing is sent from now on; workers follow within two seconds, and what is under way still goes out. People get on
   * in their workflows, and what they would be sent waits.
   * @throws ConflictError where it is held already
   */
  hold(how: { by?: string; reason: string }): Promise<SendingView>;
  /**
   * Sends what waits, or only what was due at `skipDueBefore` or later: everything that was due before, also what turns
   * out so later on, is skipped, with the reason in its timeline.
   * @throws ConflictError where nothing is held
   */
  release(how: { by?: string; skipDueBefore?: Date }): Promise<SendingView>;
}

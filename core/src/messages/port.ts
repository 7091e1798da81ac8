import type { MessageRecord, MessageState } from './message.js';

/** What messages need from a store. Every write but the first is guarded by the lease that `open` noted. */
export interface MessageStore {
  /**
   * Makes the message known for an attempt, or takes it over with a new lease. Answers the state it had before:
   * `sending` means that an earlier attempt may have been accepted.
   */
  open(message: MessageRecord): Promise<MessageState>;
  /** Notes what is about to be sent; false when the lease was lost, and then it must not be sent. */
  markSending(
    id: string,
    lease: string,
    content: { subject: string; html: string; text: string; templateVersion: number | null },
  ): Promise<boolean>;
  /** Notes how it came out. */
  settle(
    id: string,
    lease: string,
    result: { state: Exclude<MessageState, 'sending'>; reason?: string; sentAt?: Date },
  ): Promise<void>;
  /** Decides by hand about a held message; false when it is not held. */
  resolve(id: string, state: 'pending' | 'sent', now: Date): Promise<boolean>;
  get(id: string): Promise<MessageRecord | null>;
  byRun(run: string): Promise<MessageRecord[]>;
  /** Those of these ids that are there. */
  known(ids: string[]): Promise<Set<string>>;
  /** Newest first; with `q`, the start of an address, by address. `after` is the id of the last one seen. */
  list(query: {
    q?: string | undefined;
    template?: string | undefined;
    person?: string | undefined;
    run?: string | undefined;
    state?: MessageState | undefined;
    after?: string | undefined;
    limit: number;
  }): Promise<MessageRecord[]>;
  /** Newest first, up to and including `until`. */
  ofPerson(query: { person: string; until?: Date | undefined; limit: number }): Promise<MessageRecord[]>;
}

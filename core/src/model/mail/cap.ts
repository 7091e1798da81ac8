/** A marketing mail of somebody, by the key of its effect. */
export interface CapEntry {
  key: string;
  topic: string;
  /** When it went out, as far as caps go, or is to go out. */
  at: Date;
  /** False: it was put off until then. */
  taken: boolean;
}

/** The marketing mails that somebody got lately, and those that were put off. `_id` is the person. */
export interface CapRecord {
  _id: string;
  /** Counts the writes, from 1; guards each of them. */
  rev: number;
  mails: CapEntry[];
}

/** What caps on marketing mails need from a store. */
export interface CapStore {
  get(person: string): Promise<CapRecord | null>;
  /** Writes a record over the one before it (`rev` - 1); false where somebody was faster. */
  write(record: CapRecord): Promise<boolean>;
  /** Forgets a mail: it was not sent, and will not be. */
  release(person: string, key: string): Promise<void>;
  /** Forgets these people. */
  erase(people: string[]): Promise<void>;
}

import type { JournalEntry } from '../definition/journal.js';

/** Entries of a long journal, moved out of the run. `_id` is `run:from`. */
export interface JournalPage {
  _id: string;
  run: string;
  from: number;
  entries: JournalEntry[];
}

/** When somebody last entered under a re-entry rule "after", and by which event. */
export interface Gate {
  _id: string;
  event: string;
  at: Date;
  /** The events that were processed together with the last one and passed as well. */
  passed?: string[];
}

export interface Watermark {
  _id: string;
  at: Date;
}

/** Which version of the engine's data this database holds. `_id` is `schema`. */
export interface SchemaRecord {
  _id: string;
  version: number;
}

/** Where something published under a kind and an id comes from. */
export interface OriginRecord {
  _id: string;
  origin: string;
}

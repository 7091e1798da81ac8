/** What is known of the entries of a workflow, and whether they are paused. `_id` is the workflow. */
export interface FuseRecord {
  _id: string;
  /** How many entered, by the hour (since 1970) in which what had them enter was handed over; of the last weeks. */
  hours?: Record<string, number>;
  /** Entries are paused: since when, and how many an hour are usual. */
  blown?: { at: Date; usual: number };
  /** Nothing pauses them until then; `null`: for good. By whom. */
  open?: { until: Date | null; by: string };
  /** Counts the decisions of people about it; left out before the first. */
  decided?: number;
}

/** Entries to be counted. */
export interface EntryCount {
  workflow: string;
  hour: number;
  entries: number;
  /** Hours that are too long ago to be known any more. */
  forget: number[];
}

/** What fuses on entries need from a store. */
export interface FuseStore {
  /** Those of these workflows that anything is known of. */
  of(workflows: string[]): Promise<Map<string, FuseRecord>>;
  count(counts: EntryCount[]): Promise<void>;
  /** Pauses entries, unless they are, or somebody has decided since (`decided`, 0 before the first time). */
  blow(workflow: string, blown: { at: Date; usual: number }, decided: number): Promise<void>;
  /** Writes down a decision: entries are not paused, and those of some hours count no more. Opens it, or closes it. */
  mend(workflow: string, decision: { forget: number[]; open: FuseRecord['open'] }): Promise<void>;
  /** All that are blown, in no order. */
  blown(): Promise<FuseRecord[]>;
}

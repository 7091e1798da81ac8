/** What is counted of things that are not kept: by its workflow, and by version, step or template where it has one. */
export interface Sum {
  _id: string;
  /** `runs`: passages, by outcome. `steps`: what they did, by how it came out. `mails`: e-mails, by state, opened, clicked. */
  of: 'runs' | 'steps' | 'mails';
  workflow: string;
  version?: number;
  step?: string;
  template?: string | null;
  templateVersion?: number | null;
  /** How many, by name. */
  n: Record<string, number>;
}

/** What sums need from a store. */
export interface SumStore {
  /**
   * Adds to sums, in one write each. Counted by bites, which go up by kind: what was added by a bite is not added once
   * more by the same one, or by an earlier one.
   */
  fold(sums: Sum[], by: { kind: string; n: number }): Promise<void>;
  /** The sums of workflows, in no order. */
  ofWorkflows(workflows: string[], of: Sum['of']): Promise<Sum[]>;
}

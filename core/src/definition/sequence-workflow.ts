/** A sequence runs as a workflow of this id: there is one engine and one scheduler for both. */
export const sequenceWorkflow = (sequence: string): string => `sequence:${sequence}`;

/** The sequence's id, where a workflow is one. */
export const sequenceOf = (workflow: string): string | undefined =>
  workflow.startsWith('sequence:') ? workflow.slice('sequence:'.length) : undefined;

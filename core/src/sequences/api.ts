import type { WorkflowStatus } from '../definition/workflow.js';
import type { SequenceInput } from './sequence.js';
import type { AddPeople, WorkflowView } from '../workflows/api.js';

export interface SequenceView {
  id: string;
  name: string;
  status: WorkflowStatus;
  version: number | null;
  /** How many e-mails it has. */
  emails: number;
  counts: WorkflowView['counts'];
}

export interface SequencesApi {
  /**
   * Makes the next version of a sequence; people inside stay on theirs. A new one takes people in at once.
   * @throws InvalidInputError or InvalidDefinitionError with paths like `emails[1].template`
   */
  publish(
    sequence: SequenceInput & { id: string; by?: string; origin?: string },
  ): Promise<{ version: number; created: boolean }>;
  setStatus(id: string, status: 'active' | 'archived', by?: string): Promise<void>;
  get(id: string): Promise<SequenceView | null>;
  list(): Promise<SequenceView[]>;
  /** Adds people by hand. Each enters once: who is inside goes on, who was taken out goes on where they were. */
  addPeople(id: string, people: AddPeople): Promise<{ added: number }>;
  /** Takes people out, by their ids. */
  removePeople(id: string, people: string[], by?: string): Promise<{ removed: number }>;
}

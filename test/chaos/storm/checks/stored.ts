import type { Db } from 'mongodb';
import type { JournalEntry, WorkflowDefinition } from '@whenthen/core/definition';

/** A run as it is stored, with its whole journal. */
export interface StoredRun {
  _id: string;
  workflow: string;
  version: number;
  person: string;
  state: string;
  outcome: string | null;
  reason: string | null;
  enteredAt: Date;
  endedAt: Date | null;
  instance?: string;
  trigger: { event: string; name: string; properties: Record<string, never> };
  journal: JournalEntry[];
}

export interface StoredEvent {
  _id: string;
  name: string;
  email: string;
  occurredAt: Date;
  properties: Record<string, never>;
  state: string;
}

export interface StoredEffect {
  _id: string;
  run: string;
  step: string;
  seq: number;
  action: string;
  state: string;
  person: string;
  reason?: string;
}

export interface StoredPerson {
  _id: string;
  email: string;
  tags: string[];
  segments?: string[];
  fields: Record<string, unknown>;
}

export interface StoredMessage {
  _id: string;
  messageId: string;
  state: string;
  to: string;
}

/** All that the engine stored. */
export interface Stored {
  runs: StoredRun[];
  people: Map<string, StoredPerson>;
  events: Map<string, StoredEvent>;
  effects: StoredEffect[];
  messages: StoredMessage[];
  /** By `workflow:version`. */
  definitions: Map<string, WorkflowDefinition>;
}

const byId = <T extends { _id: string }>(list: T[]): Map<string, T> => new Map(list.map((one) => [one._id, one]));

/** Reads everything: some hundred megabytes at the most. */
export const readStored = async (db: Db): Promise<Stored> => {
  const all = <T extends { _id: string }>(name: string, projection: Record<string, 1> = {}): Promise<T[]> =>
    db.collection<T>(`whenthen_${name}`).find({}, { projection }).toArray() as unknown as Promise<T[]>;
  const pages = await all<{ _id: string; run: string; from: number; entries: JournalEntry[] }>('journal');
  const moved = new Map<string, JournalEntry[]>();
  for (const { run, entries } of pages.sort((a, b) => a.from - b.from))
    moved.set(run, [...(moved.get(run) ?? []), ...entries]);
  const runs = await all<StoredRun>('runs');
  for (const run of runs) run.journal = [...(moved.get(run._id) ?? []), ...run.journal];
  const versions = await all<{ _id: string; workflow: string; version: number; definition: WorkflowDefinition }>(
    'workflow_versions',
  );
  return {
    runs,
    people: byId(await all<StoredPerson>('people')),
    events: byId(await all<StoredEvent>('events')),
    effects: await all<StoredEffect>('effects', { run: 1, step: 1, seq: 1, action: 1, state: 1, person: 1, reason: 1 }),
    messages: await all<StoredMessage>('messages', { messageId: 1, state: 1, to: 1 }),
    definitions: new Map(versions.map((v) => [`${v.workflow}:${v.version}`, v.definition])),
  };
};

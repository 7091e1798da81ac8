import type { Json } from './json/json.js';

/** A value that a decision looked at, and what came of it. `what` is in plain words. */
export interface Saw {
  what: string;
  value: Json;
  expected?: Json;
  result: boolean;
}

/** How a run ended. */
export const runOutcomes = ['completed', 'goal', 'exited', 'failed', 'stopped'] as const;
export type RunOutcome = (typeof runOutcomes)[number];

/** One entry in a run's journal: what was decided at a step, with the values it saw. Times are Unix milliseconds. */
export type JournalEntry = { at: number; step?: string } & (
  | { type: 'entered'; trigger: string; event: string; occurredAt: number }
  | { type: 'action'; action: string; effect?: string; changes?: Json }
  | { type: 'delay'; setting: string; until: number; zone?: string }
  | { type: 'decision'; branch: string; saw: Saw[] }
  | { type: 'waiting_for_event'; event: string; until: number }
  | { type: 'received'; event: string; eventId: string }
  | { type: 'ended'; outcome: RunOutcome; reason: string; saw?: Saw[] }
  | { type: 'note'; message: string }
);

/** One line of a person's or a run's timeline, ready to be read. Times are ISO 8601. */
export interface TimelineEntry {
  at: string;
  /** Groups entries and picks their icon. */
  kind: 'event' | 'entered' | 'action' | 'delay' | 'decision' | 'message' | 'ended' | 'note';
  /** `good` a goal or a mail that went out, `bad` a failure, `warn` something held or skipped. */
  tone?: 'good' | 'bad' | 'warn';
  /** One sentence in plain words. */
  title: string;
  /** The own name of an event, beside its label. */
  name?: string;
  detail?: string;
  saw?: Saw[];
  step?: string;
  run?: string;
  workflow?: { id: string; name: string; version: number };
  message?: string;
}

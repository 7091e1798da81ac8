import type { Json, JsonObject } from '../definition/json.js';

/** Something to be done outside a run, as stored. */
export interface EffectRecord {
  /** The same for every attempt: hash of run, step and visit. */
  _id: string;
  run: string;
  person: string;
  workflow: string;
  version: number;
  step: string;
  seq: number;
  action: string;
  input: JsonObject;
  /** `open`: to be done or under way. `held`: a person has to decide. `dropped`: its step was never committed. */
  state: 'open' | 'done' | 'failed' | 'skipped' | 'held' | 'dropped';
  /** When it may next be claimed; while it is claimed, when the lease ends. */
  dueAt: Date;
  attempts: number;
  /** Stands from a claim to its result: found on an effect that is due, the claim before it ended without one. */
  lease?: string;
  /** How many claims in a row ended without a result. */
  lost?: number;
  /** How often it was recorded again after the first time: a drop holds only while nobody has. */
  again?: number;
  /** An earlier version dropped it although its run had decided on it; it was found later. */
  mislaid?: true;
  reason?: string;
  output?: Json;
  createdAt: Date;
  endedAt?: Date;
}

/** How an effect's attempt came out. `later` leaves it open. */
export type EffectOutcome =
  | { state: 'done'; output?: Json }
  | { state: 'failed' | 'skipped' | 'held'; reason: string }
  | { state: 'later'; dueAt: Date; reason: string };

/** What effects need from a store. */
export interface EffectStore {
  /**
   * Records effects that are about to be decided. One whose key is there already stays as it is; one that was dropped
   * is opened again. Returns the keys that were new.
   */
  record(effects: EffectRecord[]): Promise<Set<string>>;
  /**
   * Claims what is due among these actions, with a new lease; the attempt is counted. `lost`: only what was claimed
   * before and has no result, which is counted too; otherwise only what was not.
   */
  claim(query: {
    actions: string[];
    now: Date;
    until: Date;
    lease: string;
    limit: number;
    lost: boolean;
  }): Promise<EffectRecord[]>;
  /** Writes results; each holds only while the lease does. */
  finish(results: { key: string; lease: string; outcome: EffectOutcome }[], now: Date): Promise<void>;
  /**
   * Drops effects that no commit will name: each only while its lease holds and nobody has recorded it again since it
   * was claimed.
   */
  drop(effects: Pick<EffectRecord, '_id' | 'lease' | 'again'>[], now: Date): Promise<void>;
  /** Lets go of claims, to be looked at again at `dueAt`. */
  release(keys: string[], lease: string, dueAt: Date): Promise<void>;
  /** Dropped effects in the order of their keys, from the one behind `after`. Reads them all: for a look that is made once. */
  dropped(query: { after: string; limit: number }): Promise<Pick<EffectRecord, '_id' | 'run' | 'step' | 'seq'>[]>;
  /** Has dropped effects count as failed, because their runs had decided on them. */
  mislay(keys: string[]): Promise<void>;
  /** How many effects were mislaid, and the first of them. */
  mislaid(
    limit: number,
  ): Promise<{ count: number; first: Pick<EffectRecord, '_id' | 'run' | 'person' | 'step' | 'action'>[] }>;
  /** When the next open effect of these actions is due. */
  nextDue(actions: string[]): Promise<Date | null>;
  /** In the order in which they came about. */
  byRuns(runs: string[]): Promise<EffectRecord[]>;
  /** What steps of these runs answered, by run and step; where a step was passed again, the newest. */
  answers(runs: string[]): Promise<Map<string, Record<string, Json>>>;
  /** Opens a held effect again, or closes it. */
  settleHeld(key: string, decision: 'reopen' | 'done', now: Date): Promise<boolean>;
}

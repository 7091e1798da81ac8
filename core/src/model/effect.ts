import type { Json, JsonObject } from '../definition/json/json.js';
import type { EffectClass } from './lane.js';
import type { AttentionKind, Handled } from './operation/attention.js';
import type { RunRecord } from './run.js';

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
  /** What it shares slots with; an effect of an earlier version gets it when a worker starts. */
  lane?: string;
  class?: EffectClass;
  /** Stands from a claim to its result: found on an effect that is due, the claim before it ended without one. */
  lease?: string;
  /** How many trials in a row ended without a result: it may be what ended the process. */
  lost?: number;
  /** How often its server held it up, which counts as no attempt. */
  heldUps?: number;
  /** Since when its lane, or its server, has held it up: it was in time then. */
  heldUp?: Date;
  /** How often it was recorded again after the first time: a drop holds only while nobody has. */
  again?: number;
  /** An earlier version dropped it although its run had decided on it; it was found later. */
  mislaid?: true;
  reason?: string;
  /** Until when it was put off last, and why; `since`: when it was put off first. */
  putOff?: { until: Date; reason: string; since: Date };
  /** It needs a person, until they decide. */
  attention?: AttentionKind;
  /** What it has in common with others that failed like it; stays when it is dismissed. */
  cause?: string;
  handled?: Handled;
  output?: Json;
  createdAt: Date;
  /** When its run was due to decide on it; left out where that was when it did, and by earlier versions. */
  moment?: Date;
  /** When its run would have come to it had nobody been late; left out where that was about when it did. */
  due?: Date;
  endedAt?: Date;
}

/** A run as it was read, and whether its journal named the effect at that same moment. */
export interface SeenRun {
  run: Pick<RunRecord, 'state' | 'seq'>;
  decided: boolean;
}

/**
 * What a run, read at one moment, says of an effect that was recorded for it. `decided`: it is to be carried out.
 * `undecided`: its step may still be committed. `lost`: the run went another way or is not there; as long as nobody
 * records the effect again, no commit will name it.
 */
export const standingOf = (
  { seq }: Pick<EffectRecord, 'seq'>,
  seen: SeenRun | undefined,
): 'decided' | 'undecided' | 'lost' => {
  if (seen?.decided) return 'decided';
  return seen?.run.state === 'waiting' && seen.run.seq <= seq ? 'undecided' : 'lost';
};

/**
 * How an effect's attempt came out. `later` leaves it open. So do `put off` (it may not be done yet), `held up` (its lane
 * is) and `moved` (it belongs into another lane), and those attempts do not count.
 */
export type EffectOutcome =
  | { state: 'done'; output?: Json; reason?: string }
  | { state: 'failed' | 'held'; reason: string }
  /** `expired`: it was too late; somebody may want it all the same. */
  | { state: 'skipped'; reason: string; expired?: boolean }
  | { state: 'later' | 'held up' | 'put off'; dueAt: Date; reason: string }
  | { state: 'moved'; lane: string; dueAt: Date };

/** Lanes by whole names and by how names begin, without some. */
export interface LaneQuery {
  names: string[];
  prefixes: string[];
  without: string[];
}

/** E-mails of templates, and the lane that they belong into; taken out of other lanes whose names begin like `from`. */
export interface Rehome {
  templates: string[];
  lane: string;
  from: string;
}

/** A claim of effects of these actions until a moment, under a lease. */
export interface Claim {
  actions: string[];
  now: Date;
  until: Date;
  lease: string;
}

/** Effects of these lanes and actions whose claim ran out, without some by their keys. */
export interface Lost {
  lanes: LaneQuery;
  actions: string[];
  except: string[];
  now: Date;
}

/** What effects need from a store. */
export interface EffectStore {
  /**
   * Records effects that are about to be decided. One whose key is there already stays as it is; one that was dropped
   * is opened again. Returns the keys that were new.
   */
  record(effects: EffectRecord[]): Promise<Set<string>>;
  /**
   * Lanes that hold something due and unclaimed among these, in no order; at most a thousand effects are looked at.
   * `unplaced`: there are effects without a lane, as an earlier version leaves them.
   */
  dueLanes(query: { lanes: LaneQuery; now: Date }): Promise<{ lanes: string[]; unplaced: boolean }>;
  /** Open effects without a lane, for `place`. */
  unplaced(limit: number): Promise<Pick<EffectRecord, '_id' | 'action' | 'input'>[]>;
  /** Gives lanes to effects. */
  place(effects: (Pick<EffectRecord, '_id'> & Required<Pick<EffectRecord, 'lane' | 'class'>>)[]): Promise<void>;
  /** Has e-mails that wait and that nobody has claimed be in the lane that they belong into. Reads all that wait there. */
  rehome(query: Rehome): Promise<void>;
  /**
   * Claims what is due in a lane and was never claimed or was let go of: transactional first, then by time; at most
   * `limit`, of which `marketing` may be marketing, or all where it is left out. The attempts are counted. `heldUp`:
   * noted on those that have no earlier one. `more`: there may be more; with no marketing allowed, transactional ones.
   */
  claim(
    query: Claim & { lane: string; limit: number; marketing?: number; heldUp?: Date },
  ): Promise<{ claimed: (EffectRecord & { lease: string })[]; more: boolean }>;
  /** Is there an effect of these lanes whose claim ran out without a result? */
  hasLost(query: Lost): Promise<boolean>;
  /**
   * Claims the one effect of these lanes whose claim ran out first without a result; that is counted as `lost`. Where
   * its process ends as well, it is let alone for longer each time: the n-th such claim holds 2ⁿ times as long, so that
   * a process that something else ends again and again does not use up the trials of what was under way in it.
   */
  claimLost(query: Lost & Claim): Promise<(EffectRecord & { lease: string }) | null>;
  /** Makes claims hold until `until`. Returns the keys of those that held. */
  renew(claims: { key: string; lease: string }[], until: Date): Promise<Set<string>>;
  /**
   * Writes results. `done` is written whoever holds the lease now, for it is known to have happened; everything else
   * only while the lease holds.
   */
  finish(results: { key: string; lease: string; outcome: EffectOutcome }[], now: Date): Promise<void>;
  /**
   * Drops effects that no commit will name: each only while its lease holds and nobody has recorded it again since it
   * was claimed.
   */
  drop(effects: Pick<EffectRecord, '_id' | 'lease' | 'again'>[], now: Date): Promise<void>;
  /** Lets go of claims, to be looked at again at `dueAt`; they do not count. What was on trial stays to be tried. */
  release(keys: string[], lease: string, dueAt: Date): Promise<void>;
  /** Dropped effects in the order of their keys, from the one behind `after`. Reads them all: for a look that is made once. */
  dropped(query: { after: string; limit: number }): Promise<Pick<EffectRecord, '_id' | 'run' | 'step' | 'seq'>[]>;
  /** Has dropped effects count as failed, because their runs had decided on them. */
  mislay(keys: string[]): Promise<void>;
  /** How many effects were mislaid, and the first of them. */
  mislaid(
    limit: number,
  ): Promise<{ count: number; first: Pick<EffectRecord, '_id' | 'run' | 'person' | 'step' | 'action'>[] }>;
  /** The newest of these actions that are held, by their keys. */
  newestHeld(actions: readonly string[], limit: number): Promise<string[]>;
  /** How many of these actions are held until somebody decides about them; counted up to `limit`. */
  held(actions: readonly string[], limit: number): Promise<number>;
  /** When the next open effect of these actions is due that was not due at `now`. */
  nextDue(actions: string[], now: Date): Promise<Date | null>;
  /**
   * Has what these runs still want done be skipped, with this reason; what is under way is left. Returns how many are.
   */
  cancel(query: { runs: string[]; reason: string; now: Date }): Promise<number>;
  /** Removes the effects of these runs that are not open. */
  erase(runs: string[]): Promise<void>;
  byIds(ids: string[]): Promise<EffectRecord[]>;
  /** In the order in which they came about. */
  byRuns(runs: string[]): Promise<EffectRecord[]>;
  /** What steps of these runs answered, by run and step; where a step was passed again, the newest. */
  answers(runs: string[]): Promise<Map<string, Record<string, Json>>>;
  /** Opens a held effect again, or closes it; false when it is not held. */
  resolveHeld(key: string, decision: 'reopen' | 'done', now: Date): Promise<boolean>;
}

/**
 * Thrown by, or told to, an attempt that is over before it did anything: the process is stopping, or another worker
 * has taken the effect over. The effect is let go of, and the attempt does not count.
 */
export class GivenBackError extends Error {
  override readonly name = 'GivenBackError';
}

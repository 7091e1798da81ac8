import type { RunOutcome, JournalEntry } from '../definition/journal.js';
import type { PersonChange } from '../decide/types.js';
import type { JsonObject } from '../definition/json/json.js';
import type { Cause } from './person.js';

/** Changes to its person that a run's commit decided: they stand with the run until the person has them. */
export interface PendingChange {
  /** The same for all runs that committed these changes together. No two of them are of one person. */
  key: string;
  changes: PersonChange[];
  cause: Cause;
  /** When it was decided. */
  at: Date;
  /** How often the person's document could not take them. */
  refused?: number;
}

/** A run with changes that its person may not have yet, oldest first. */
export interface PendingRun {
  _id: string;
  person: string;
  pending: PendingChange[];
}

/** One person's passage through one version, as stored. */
export interface RunRecord {
  _id: string;
  workflow: string;
  version: number;
  person: string;
  /** Unique within workflow and person: what keeps a second entry out. */
  entryKey: string;
  instance?: string;
  subject?: string;
  trigger: { event: string; name: string; properties: JsonObject; depth?: number };
  state: 'waiting' | 'ended';
  step: string | null;
  phase: 'arrive' | 'wait';
  /** Steps passed. */
  seq: number;
  /** Counts writes; guards each of them. */
  rev: number;
  /** Times that it was claimed alone, or threw alone, and did not get on: what unmasks a poisonous run. */
  attempts: number;
  /** Not there where it got on last time. `among`: how many were claimed together; `reason`: what was thrown. */
  lost?: { among: number; reason?: string };
  enteredAt: Date;
  stepAt: Date;
  wakeAt: Date | null;
  endedAt: Date | null;
  outcome: RunOutcome | null;
  reason: string | null;
  /**
   * `step`: by its own steps. Else from outside, so that what it had not sent yet is not sent any more: by a `rule`, or
   * because its thing has another `owner`, until it is its person's again.
   */
  endedBy?: 'rule' | 'owner' | 'step';
  /** Where its owner's having changed ended it: when it would have been woken, had it gone on. */
  resumeAt?: Date;
  /** How often in a row something could not be asked, as of that `seq`. */
  unanswered?: { seq: number; times: number };
  /** Wake partition. */
  part: number;
  journal: JournalEntry[];
  /** Entries moved out to the journal collection. */
  journalMoved: number;
  /** About how many bytes of entries the document holds; left out by earlier versions. */
  journalBytes?: number;
  /** What is still to be applied to the person. */
  pending?: PendingChange[];
  /** Its retention time is over: `going`, what it did is being removed; `kept`, it was, and what stays keeps a second entry out. */
  thinned?: 'going' | 'kept';
  /** Mark of the write that brought it here. */
  commit?: string;
}

/** A run without its journal: what a batch loads. `journalLength` counts the entries in the document. */
export type RunHead = Omit<RunRecord, 'journal' | 'pending'> & { journalLength: number };

/** What advancing a run looks at: little, since a batch loads it for everybody who is due. */
export type DueRun = Pick<
  RunHead,
  | '_id'
  | 'workflow'
  | 'version'
  | 'person'
  | 'subject'
  | 'trigger'
  | 'step'
  | 'phase'
  | 'seq'
  | 'rev'
  | 'attempts'
  | 'lost'
  | 'unanswered'
  | 'enteredAt'
  | 'stepAt'
  | 'wakeAt'
  | 'part'
  | 'journalLength'
  | 'journalBytes'
>;

/** Where a run goes, and the entries that say why. Grouped by equality before it is written. */
export interface RunTransition {
  set: Partial<
    Pick<
      RunRecord,
      | 'step'
      | 'phase'
      | 'seq'
      | 'stepAt'
      | 'unanswered'
      | 'wakeAt'
      | 'state'
      | 'outcome'
      | 'reason'
      | 'endedAt'
      | 'endedBy'
      | 'resumeAt'
    >
  >;
  entries: JournalEntry[];
  /** What the person is to be changed by, once it is committed. */
  pending?: PendingChange;
}

export interface RunCommit {
  run: DueRun;
  transition: RunTransition;
}

/** Where a run that had ended goes on, and the event that has it do so. */
export interface Reopening {
  run: RunHead;
  step: string | null;
  /** Whether it arrives at the step, or waits there already, and since when. */
  phase: RunRecord['phase'];
  stepAt: Date;
  event: string;
  wakeAt: Date;
  entry: JournalEntry;
}

/** Filter of a list of runs, newest first. `after` is the last id seen; `step` is where a run waits. */
export interface RunQuery {
  workflow?: string | undefined;
  version?: number | undefined;
  step?: string | undefined;
  person?: string | undefined;
  state?: 'waiting' | 'ended' | undefined;
  outcome?: RunOutcome | undefined;
  after?: string | undefined;
  limit: number;
}

/** Who is due: everybody of one slot, or everybody late, except for slots that are being worked on. */
export type Due = { at: Date } | { until: Date; except: Date[] };

export interface DueQuery {
  part: number;
  workflow: string;
  due: Due;
  limit: number;
  /** Versions that are left out. */
  without: number[];
  /** Only those who were claimed and did not get on, or only the others. */
  lost: boolean;
}

/** An event that has somebody enter, unless somebody did so by this gate after `notSince`. */
export interface GateWish {
  key: string;
  event: string;
  at: Date;
  notSince: Date;
  /** All events for this gate that are being processed together. */
  atHand: string[];
}

/** What runs need from a store. */
export interface RunStore {
  /** Inserts those whose entry key is free; answers the ids of the new ones. */
  insertNew(runs: RunRecord[]): Promise<Set<string>>;
  /** Whether the place of each is taken: somebody has entered under its entry key. */
  taken(places: Pick<RunRecord, 'workflow' | 'person' | 'entryKey'>[]): Promise<boolean[]>;
  /** Passes gates for re-entry "after": returns the events that may enter. Each gate and each event stands there once. */
  passGates(gates: GateWish[]): Promise<Set<string>>;
  /** Workflows that have someone due in a slot of a partition. */
  dueWorkflows(part: number, due: Due): Promise<string[]>;
  /** People due, with what advancing them looks at. Of those who were lost, whoever was lost least comes first. */
  due(query: DueQuery): Promise<DueRun[]>;
  heads(ids: string[]): Promise<RunHead[]>;
  /** Runs of these people that wait. */
  waitingOf(people: string[]): Promise<RunHead[]>;
  /** Runs that wait in a workflow, some of them. */
  waitingIn(workflow: string, limit: number): Promise<RunHead[]>;
  /** Moves the revision of everybody due in a workflow on, so that nobody who read them before can write them. */
  fenceDue(query: { workflow: string; until: Date; partitions: number }): Promise<void>;
  /** The newest run that has ended of each person in a workflow, by `workflow:person`. */
  endedOf(places: { workflow: string; person: string }[]): Promise<Map<string, RunHead>>;
  /** The runs of these people that ended because their thing had another owner. */
  endedByOwner(people: string[]): Promise<RunHead[]>;
  /** Runs in a workflow, of these people or of everybody, that ended so do not go on when their thing comes back. */
  neverGoOn(workflow: string, people: string[] | 'everybody'): Promise<void>;
  /** Has ended runs go on at a step, due at once; answers those that nobody else moved meanwhile. */
  reopen(runs: Reopening[]): Promise<RunHead[]>;
  /** Notes, before work that may end the process, how many were claimed together; counts it where that is one. */
  claim(ids: string[]): Promise<void>;
  /** Counts that a run could not be advanced, unless it was claimed alone, which is counted; and notes why. */
  lose(run: DueRun, reason: string): Promise<void>;
  /** Writes transitions, each guarded by the revision; answers the ids of those that were written. */
  commit(commits: RunCommit[]): Promise<Set<string>>;
  /** The runs of these people with changes that may not be applied yet. */
  pendingOf(people: string[]): Promise<PendingRun[]>;
  /** People whose runs have changes that may not be applied yet, some of them. */
  pendingPeople(limit: number): Promise<string[]>;
  /** Forgets changes that were applied, whatever became of the runs since. */
  forgetPending(applied: { key: string; runs: string[] }[]): Promise<void>;
  /** Counts that a person could not take a change. */
  countRefused(key: string, run: string): Promise<void>;
  /** Adds a remark to journals, whatever the state of the runs. */
  note(ids: string[], message: string, at: Date): Promise<void>;
  /**
   * Takes a person out of their runs, so many at most: what is counted stays (the workflow, its version, the outcome, when),
   * under `alias`; what told of them goes (trigger, subject, journal, reason). None that waits. Returns how many.
   */
  erase(query: { person: string; alias: string; limit: number }): Promise<number>;
  /** The ids of runs that are a person's, or were before they were erased, behind `after`, in order. */
  idsOfPerson(query: { people: string[]; after: string; limit: number }): Promise<string[]>;
  /** Forgets when a person last entered where, under re-entry rules "after". */
  eraseGates(person: string): Promise<void>;
  /** Makes these runs another person's, each guarded by its revision, which moves on. `entryKeys`: those that get another. */
  reassign(runs: Pick<RunHead, '_id' | 'rev'>[], to: string, entryKeys: ReadonlyMap<string, string>): Promise<void>;
  /** Has what one person last entered count for another: of two moments, the later one. */
  reassignGates(from: string, to: string): Promise<void>;
  get(id: string): Promise<RunRecord | null>;
  /** The whole journal, with what was moved out. */
  journal(run: RunRecord): Promise<JournalEntry[]>;
  /** The runs of effects, by the effects' keys, each as read at one moment together with whether it names the effect. */
  naming(
    effects: { key: string; run: string; step: string; seq: number }[],
  ): Promise<Map<string, { run: RunHead; decided: boolean }>>;
  /** The runs of a person that an event started. */
  startedBy(query: { person: string; event: string; limit: number }): Promise<RunRecord[]>;
  list(query: RunQuery): Promise<RunRecord[]>;
  /** The runs with these ids, newest first. */
  byIds(ids: string[]): Promise<RunRecord[]>;
  counts(workflow: string): Promise<{ waiting: number } & Record<RunOutcome, number>>;
  /** How many wait, by version and step, counted from an index. */
  waitingAt(workflow: string): Promise<{ version: number; step: string; n: number }[]>;
  /** How many wait in each of these workflows; one that nobody waits in is left out. */
  waitingInEach(workflows: string[]): Promise<Map<string, number>>;
}

/** The sales channel of the order or cart that a run began with, by its id in the store; `undefined` where none is known. */
export const salesChannelOf = ({ properties }: { properties: JsonObject }): string | undefined => {
  const channel = properties['sales_channel_id'];
  return typeof channel === 'string' && channel !== '' ? channel : undefined;
};

/** Is a run about a cart? What is known last about a cart is what counts; of anything else, what the trigger told. */
export const isAboutCart = ({ subject }: Pick<RunHead, 'subject'>): boolean => subject?.startsWith('cart:') ?? false;

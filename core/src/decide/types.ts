import type { ConsentState } from '../definition/consent/states.js';
import type { Json, JsonObject } from '../definition/json/json.js';
import type { NameOf } from '../definition/describe/name-of.js';
import type { JournalEntry, RunOutcome } from '../definition/journal.js';
import type { Vocabulary } from '../definition/vocabulary.js';

/** What is known about a person when a decision is taken. */
export interface PersonFacts {
  email: string;
  tags: readonly string[];
  fields: JsonObject;
  /** Ids of the segments the person is in. */
  segments?: readonly string[];
  timeZone?: string | undefined;
  /** Calculations that an earlier version made before it came to the commit, each by run and `seq`: not made again. */
  made?: readonly string[] | undefined;
}

/** A past event of the person, as far as conditions look at it. `occurredAt` in Unix milliseconds. */
export interface EventFact {
  id: string;
  name: string;
  occurredAt: number;
  properties: JsonObject;
}

/** What a decision asks a condition of the developers about the person, as they are at that point. */
export interface Question {
  /** The same whenever the same is asked within one decision. */
  key: string;
  type: string;
  input: JsonObject;
  person: PersonFacts;
}

/** What is known about a question. `what` says in words what was asked; `value` is what was seen. */
export type QuestionAnswer =
  | { known: true; holds: boolean; value: Json; what: string }
  /** It could not be asked: until then, in Unix milliseconds; for good where that is left out. */
  | { known: false; reason: string; what: string; retryAt?: number | undefined };

/** What somebody agreed to: by topic, where they were asked; `unsubscribed`: they want no marketing mail at all. */
export interface ConsentFacts {
  topics: Readonly<Record<string, ConsentState>>;
  unsubscribed?: boolean;
}

/** The facts a decision may look at. `events` holds every event of the names asked for by `factsNeeded`. */
export interface Facts {
  person: PersonFacts;
  events: readonly EventFact[];
  /** What steps of the run answered so far, by their ids; where a step was passed again, the newest. */
  answers?: Readonly<Record<string, Json>>;
  /** What the person agreed to. */
  consent?: ConsentFacts;
  /** What is known last about the cart that the run is about. */
  cart?: JsonObject;
  /** Answers to what decisions asked, by the keys of the questions. */
  asked?: ReadonlyMap<string, QuestionAnswer>;
}

/** Where a run stands. Times in Unix milliseconds. */
export interface RunState {
  id: string;
  workflow: string;
  /** The person's id. */
  person: string;
  /** The step it stands at; `null` only for a definition without steps. */
  step: string | null;
  /** `arrive`: the step is still to be carried out. `wait`: it waits in the step. */
  phase: 'arrive' | 'wait';
  /** How many steps it has passed; part of every effect's key. */
  seq: number;
  enteredAt: number;
  /** When it arrived at its step: what a delay counts from. */
  stepAt: number;
  trigger: { event: string; name: string; properties: JsonObject };
}

/** A change to the person. It is committed with the run, and applied to the person once. */
export type PersonChange =
  | { kind: 'add_tag'; tag: string }
  | { kind: 'remove_tag'; tag: string }
  | { kind: 'set_field'; field: string; value: Json }
  /** Works on the value that is there when it is written. */
  | { kind: 'calculate'; field: string; operation: Calculation; by: number };

/** Arithmetic on the number that a field holds; a field that holds nothing counts as 0. */
export const calculations = ['add', 'subtract', 'multiply', 'divide'] as const;
export type Calculation = (typeof calculations)[number];

/** What a change may look at besides the person. */
export interface ChangeScope {
  run: { id: string; workflow: string };
  trigger: RunState['trigger'];
}

/** Works out the changes an action makes to the person. Pure. */
export type ChangeFunction = (input: JsonObject, person: PersonFacts, scope: ChangeScope) => PersonChange[];

/** What a decision takes from its surroundings, apart from facts and time. */
export interface World {
  /** The store's zone, IANA name. */
  timeZone: string;
  /** Durations are divided by this. */
  timeScale: number;
  /** Actions that only change the person, by type; any other action becomes an effect. */
  changes: Readonly<Record<string, ChangeFunction>>;
  /** What the journal calls segments; by their ids where it is left out. */
  nameOf?: NameOf;
  /** What developers call events, fields and properties. */
  vocabulary?: Vocabulary;
  /**
   * Up to here what people were late for counts as if nobody had been, in Unix milliseconds: the next delay begins when
   * it would have. For what lies between a backup and the moment at which it was put back.
   */
  caughtUpTo?: number;
}

/** When something is decided, in Unix milliseconds, and in what surroundings. */
export interface Moment {
  now: number;
  world: World;
}

/** Something to be done outside the run. Its key is made of run, step and `seq`. */
export interface PlannedEffect {
  step: string;
  seq: number;
  action: string;
  input: JsonObject;
  /** When the run came to it by its own reckoning, where that was before it was decided, in Unix milliseconds. */
  due?: number;
}

/** What happens next with a run: the journal of how it was decided, what is to be done, and where it stands then. */
export interface Decision {
  /** Where there are any, this is not the decision yet: they are answered first, and it is decided again. */
  questions?: Question[];
  entries: JournalEntry[];
  effects: PlannedEffect[];
  changes: PersonChange[];
  seq: number;
  next:
    /**
     * `unanswered`: it waits since something could not be asked. `more`: it does not wait; it stands before the step
     * and goes on when this is written, because much was gathered.
     */
    | { state: 'waiting'; step: string; wakeAt: number; stepAt: number; unanswered?: true; more?: true }
    /** `rule`: an exit rule ended it, wherever it stood; `step`: it came to its own end. */
    | { state: 'ended'; outcome: RunOutcome; reason: string; by: 'rule' | 'step' };
}

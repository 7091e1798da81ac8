import type { EventFact } from '../decide/index.js';
import type { JsonObject } from '../definition/json/json.js';
import type { BounceChange } from './mail/bounce.js';
import type { ConsentAsk, ConsentEntry } from './mail/consent.js';
import type { Subscription } from './mail/subscription.js';
import type { FeedbackKind } from './mail/feedback.js';
import { createHash } from 'node:crypto';

/** An event as stored. `_id` is `source:id`, which makes a second handover a duplicate. */
export interface EventRecord {
  _id: string;
  source: string;
  name: string;
  email: string;
  subject?: string;
  properties: JsonObject;
  person?: {
    fields?: JsonObject;
    externalIds?: Record<string, string>;
    timeZone?: string;
    locale?: string;
    /** What is only concluded, and holds as long as nobody says it. */
    guessed?: { timeZone?: string; locale?: string };
    /** Their mails are not tracked from then on. */
    untracked?: true;
    /** Tags they get. */
    tags?: string[];
  };
  occurredAt: Date;
  receivedAt: Date;
  /** `failed`: it could not be processed, five times, and was passed by; `reason` says why. */
  state: 'received' | 'processed' | 'failed';
  /** Which part of all events it belongs to, by its person: each part is with one worker at a time. The store sets it. */
  part?: number;
  /** Times it was begun alone without being processed: what unmasks an event that throws or ends the process. */
  attempts?: number;
  /** Not before this moment it is begun again, and what happened to its person later waits for it. */
  retryAt?: Date;
  reason?: string;
  /** How many events of workflows led to this one, one after the other; left out for an event from outside. */
  depth?: number;
  /** The run that brought it about, where it is told that its consequences end here. */
  run?: string;
  /** Its person owns its subject from then on: a cart, an order, an account. */
  owns?: boolean;
  /** Ends everything that its person is in, with this reason. */
  endRuns?: string;
  /** What it tells is taken in and starts nothing: it was so before, and is only told now. */
  quiet?: boolean;
  /** Workflows that it would have had somebody enter, had it not been too old when it was processed. */
  leftOut?: string[];
  /** Workflows that it would have had somebody enter, had their entries not been paused. */
  fused?: string[];
  /** It was processed before, and is now only to have its person enter these workflows, however old it is. */
  startFor?: string[];
  /** The change that the engine records by this event, so that processing it repairs what a crash left undone. */
  subscription?: Pick<Subscription, 'status' | 'by' | 'how' | 'why'>;
  /** The change to whether mail reaches its person, that it records in the same way. */
  bounce?: Pick<BounceChange, 'kind' | 'by' | 'why'>;
  /** What it tells of an e-mail of ours, recorded in the same way. */
  mailed?: { message: string; kind: FeedbackKind; why: string };
  /** The same for a change of consent. */
  consent?: Omit<ConsentEntry, 'since' | 'event'> & { said?: string };
  /** What its form asked consent for: processing it records that as an event of its own. */
  asks?: ConsentAsk;
}

/** Why an event had nobody enter a workflow: it came too late, which is meant where nothing is said, or was kept. */
export type LeftOutWhy = 'late' | 'fuse';

/** Where that is noted on an event. */
export const leftOutField = (why: LeftOutWhy = 'late'): 'leftOut' | 'fused' => (why === 'late' ? 'leftOut' : 'fused');

/** An event as decisions see it. */
export const eventFact = (e: EventRecord): EventFact => ({
  id: e._id,
  name: e.name,
  occurredAt: e.occurredAt.getTime(),
  properties: e.properties,
});

/** What events need from a store. */
export interface EventStore {
  /** Inserts those that are not there yet; durable when it resolves. Returns how many were new. */
  insertNew(events: EventRecord[]): Promise<number>;
  /** The parts in which something is to be processed; with `until`, something that happened by then. */
  waitingParts(until?: Date): Promise<number[]>;
  /** Are more than so many to be processed, in all parts together? */
  areMoreThan(many: number): Promise<boolean>;
  /** To be processed, of these parts, in the order in which they happened; none of those people. */
  waiting(query: { parts: number[]; without: string[]; limit: number }): Promise<EventRecord[]>;
  /** The people one of whose events is not begun again before some moment after `now`. */
  heldBack(now: Date): Promise<string[]>;
  /** Before it is processed alone: counts, and holds it back until `retryAt`. Returns how often it was begun. */
  begin(id: string, retryAt: Date): Promise<number>;
  /** Notes why it could not be processed; with `give up` it counts as failed and is passed by. */
  couldNot(id: string, reason: string, then: 'try again' | 'give up'): Promise<void>;
  /** Those of these ids that are to be processed. */
  stillOpen(ids: string[]): Promise<string[]>;
  /** Puts those into their parts that a version before this one inserted. */
  placeOld(): Promise<void>;
  /** Those that were to start something else meanwhile stay as they are. */
  markProcessed(events: Pick<EventRecord, '_id' | 'startFor'>[]): Promise<void>;
  /**
   * Notes that these events came too late for a workflow, or were kept by its fuse: that only while they are to be
   * processed for the first time. A worker that stood still meanwhile keeps nobody who has been let in.
   */
  leaveOut(workflow: string, ids: string[], why?: LeftOutWhy): Promise<void>;
  /** How many events came too late for a workflow, or were kept. */
  countLeftOut(workflow: string, why?: LeftOutWhy): Promise<number>;
  /** Has all events that came too late for a workflow, or were kept, start it now. Returns how many there are. */
  startLeftOut(workflow: string, why?: LeftOutWhy): Promise<number>;
  /** Forgets that events came too late for a workflow, or were kept. Returns how many there were. */
  dismissLeftOut(workflow: string, why?: LeftOutWhy): Promise<number>;
  /** Events of these people by name since a moment, oldest first. */
  byNames(query: { emails: string[]; names: string[]; since: Date }): Promise<EventRecord[]>;
  /** The newest event about each of these things that is of the person who stands beside it; none where there is none. */
  newestAbout(things: { subject: string; email: string }[]): Promise<EventRecord[]>;
  /** Who owns these things, by what was told last, and whose they were before. Only those that had several owners. */
  handedOver(subjects: string[]): Promise<{ subject: string; owner: string; before: string[] }[]>;
  /** What ends everything that these people are in. */
  endsOf(emails: string[]): Promise<EventRecord[]>;
  get(id: string): Promise<EventRecord | null>;
  /** Newest first; with `q`, the start of an address, by address. `after` is the id of the last one seen. */
  list(query: {
    q?: string | undefined;
    name?: string | undefined;
    source?: string | undefined;
    state?: EventRecord['state'] | undefined;
    after?: string | undefined;
    limit: number;
  }): Promise<EventRecord[]>;
  /** Which names, or sources, there are: some of them, in order. */
  kinds(field: 'name' | 'source', limit: number): Promise<string[]>;
  /** Removes events of these people that happened by `until`, so many at most. Returns how many. */
  erase(query: { emails: string[]; until: Date; limit: number }): Promise<number>;
  /** Removes these. */
  remove(ids: string[]): Promise<void>;
  /** Makes events of these people, or those of these ids, another's, so many at most. Returns how many. */
  reassign(query: { emails: string[]; to: string; limit: number }): Promise<number>;
  /** Newest first, up to and including `until`. */
  timeline(query: { email: string; until?: Date | undefined; limit: number }): Promise<EventRecord[]>;
}

/** Events of these people by name, oldest first, grouped by e-mail; nothing is asked where there are no names. */
export const eventsByEmail = async (
  events: Pick<EventStore, 'byNames'>,
  query: { emails: string[]; names: string[]; since: Date },
): Promise<Map<string, EventRecord[]>> => {
  const found = new Map<string, EventRecord[]>();
  if (query.names.length === 0) return found;
  for (const event of await events.byNames(query)) {
    const list = found.get(event.email);
    if (list) list.push(event);
    else found.set(event.email, [event]);
  }
  return found;
};

/** What has the events of a part with one worker at a time. */
export const leaseOfPart = (part: number): string => `events:${part}`;

/** Into so many parts all people are divided, for processing their events. Events carry theirs: it never changes. */
const PARTS = 16;

/** The part that a person's events belong to. */
export const partOf = (email: string): number => (createHash('md5').update(email).digest()[0] ?? 0) % PARTS;

import type { JsonObject } from '../definition/json.js';
import type { Subscription } from '../subscriptions/subscription.js';

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
    /** Tags they get. */
    tags?: string[];
  };
  occurredAt: Date;
  receivedAt: Date;
  state: 'received' | 'processed';
  /** How many events of workflows led to this one, one after the other; left out for an event from outside. */
  depth?: number;
  /** The run that brought it about, where it is told that its consequences end here. */
  run?: string;
  /** What it tells is taken in and starts nothing: it was so before, and is only told now. */
  quiet?: boolean;
  /** The change that the engine records by this event, so that processing it repairs what a crash left undone. */
  subscription?: Pick<Subscription, 'status' | 'by'>;
}

/** What events need from a store. */
export interface EventStore {
  /** Inserts those that are not there yet; durable when it resolves. Answers how many were new. */
  insertNew(events: EventRecord[]): Promise<number>;
  /** Not yet processed, in the order in which they happened; with `before`, only those received earlier. */
  unprocessed(query: { limit: number; before?: Date }): Promise<EventRecord[]>;
  markProcessed(ids: string[]): Promise<void>;
  /** Events of these people by name since a moment, oldest first. */
  byNames(query: { emails: string[]; names: string[]; since: Date }): Promise<EventRecord[]>;
  /** The newest event about each subject. */
  newestBySubject(subjects: string[]): Promise<Map<string, EventRecord>>;
  get(id: string): Promise<EventRecord | null>;
  /** Newest first; with `q`, the start of an address, by address. `after` is the id of the last one seen. */
  list(query: {
    q?: string | undefined;
    name?: string | undefined;
    source?: string | undefined;
    after?: string | undefined;
    limit: number;
  }): Promise<EventRecord[]>;
  /** Which names, or sources, there are: some of them, in order. */
  kinds(field: 'name' | 'source', limit: number): Promise<string[]>;
  /** Newest first, up to and including `until`. */
  timeline(query: { email: string; until?: Date | undefined; limit: number }): Promise<EventRecord[]>;
}

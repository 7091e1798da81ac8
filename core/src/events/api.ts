import type { JsonObject } from '../definition/json/json.js';
import type { RunView } from '../runs/api.js';
import type { Page, PageQuery } from '../kernel/page.js';

/** What came of a handover. `duplicates` were known already and changed nothing. */
export interface TrackResult {
  accepted: number;
  duplicates: number;
}

export interface EventView {
  id: string;
  source: string;
  name: string;
  /** What happened, in words. */
  title: string;
  email: string;
  subject: string | null;
  occurredAt: string;
  receivedAt: string;
  /** Has it been worked on, so that it started what it starts? */
  processed: boolean;
  /** `failed`: it could not be processed, five times, and was passed by. */
  state: 'received' | 'processed' | 'failed';
  /** Why it could not be processed, the last time; `null` where it could. */
  reason: string | null;
}

/** Filters of the list of events; `q` is the start of an e-mail address. */
export interface EventQuery extends PageQuery {
  q?: string;
  name?: string;
  source?: string;
  state?: EventView['state'];
}

/** One event: what it told, and the runs that it started. */
export interface EventDetails {
  event: EventView;
  properties: JsonObject;
  /** What it told about the person. */
  told: JsonObject;
  person: { id: string; email: string } | null;
  runs: RunView[];
}

export interface EventsApi {
  /** Newest first; with `q` by address, and newest first below each. */
  list(query: EventQuery): Promise<Page<EventView>>;
  /** One event with its properties and the runs that it started. */
  get(id: string): Promise<EventDetails | null>;
  /** The names and the sources of events that there are, at most 200 of each. */
  kinds(): Promise<{ names: string[]; sources: string[] }>;
}

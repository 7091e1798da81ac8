import type { JsonObject } from '../../definition/json.js';
import type { MessageState } from '../../messages/message.js';
import type { PageQuery } from './pages.js';
import type { RunView } from './workflows.js';

export interface MessageView {
  id: string;
  run: string;
  person: string;
  to: string;
  /** `null`: a notification to staff. */
  template: string | null;
  templateVersion: number | null;
  subject: string | null;
  state: MessageState;
  reason: string | null;
  attempts: number;
  /** When it is tried again, where an attempt failed and another one is to come; `null` otherwise. */
  nextAttemptAt: string | null;
  createdAt: string;
  sentAt: string | null;
}

/** Filters of the list of messages; `q` is the start of an e-mail address. */
export interface MessageQuery extends PageQuery {
  q?: string;
  person?: string;
  run?: string;
  state?: MessageState;
  template?: string;
}

/** One e-mail as it was, or is about to be, sent. `html` and `text` are `null` until it is rendered. */
export interface MessageDetails {
  message: MessageView;
  messageId: string;
  html: string | null;
  text: string | null;
  /** The run that sent it, and its step. */
  run: RunView | null;
  step: string;
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

export interface PublishTemplate {
  id: string;
  name: string;
  subject: string;
  html: string;
  text?: string;
  preheader?: string;
  kind?: 'marketing' | 'transactional';
  by?: string;
  /** As for workflows. */
  origin?: string;
}

export interface RenderedEmail {
  subject: string;
  html: string;
  text: string;
}

import type { BackfillState } from '../backfills/port.js';
import type { Catalog } from '../definition/catalog.js';
import type { Condition } from '../definition/condition.js';
import type { FormResponse } from '../forms/answer.js';
import type { Issue } from '../definition/issue.js';
import type { JsonObject } from '../definition/json.js';
import type { RunOutcome, TimelineEntry } from '../definition/journal.js';
import type { WorkflowDefinition, WorkflowLayout, WorkflowStatus } from '../definition/workflow.js';
import type { PayloadMapping, Proof } from '../endpoints/endpoint.js';
import type { EventInput } from '../events/event.js';
import type { ImportRow } from '../people/import-row.js';
import type { SegmentContent as SegmentInput } from '../segments/segment.js';
import type { SequenceInput } from '../sequences/sequence.js';
import type { MessageState } from '../messages/message.js';
import type { PageResponse } from '../subscriptions/page.js';
import type { TrackingResponse } from '../tracking/respond.js';
import type { ChosenStatus, SubscriptionStatus } from '../subscriptions/subscription.js';

/** A request to the page to unsubscribe, from whichever framework. Its body is not looked at: the token says it all. */
export interface SubscriptionRequest {
  /** `GET` shows the page and changes nothing; `POST` does what the token stands for. */
  method: 'GET' | 'POST';
  token: string;
  /** The query parameter `from`, which the page's own button sends. */
  from?: unknown;
}

/** A form that somebody filled in, handed over by your own code. */
export interface SubmitForm {
  /** The form's id, which triggers name. */
  form: string;
  /** What the admin calls it. */
  name?: string;
  /** What was filled in, by the names of the inputs. */
  values: Record<string, unknown>;
  /** The same for every attempt to hand it over. */
  id?: string;
  /** The input with the address; by default the first called `email`, or something like it. */
  email?: string;
  /** Which inputs become fields of the person: input → field. */
  fields?: Record<string, string>;
  occurredAt?: Date;
}

/** A form that a website posts, from whichever framework. */
export interface FormRequest {
  form: string;
  body: Uint8Array<ArrayBuffer>;
  contentType: string | undefined;
  /** The IP address it comes from: so many are taken from each. */
  address: string | undefined;
  accept: string | undefined;
  origin: string | undefined;
}

/** Makes an endpoint for webhooks; signed calls by default, and the mapping can wait for the first call. */
export interface EndpointInput {
  name: string;
  proof?: { kind: 'signature' } | { kind: 'header'; header?: string };
  mapping?: Partial<PayloadMapping>;
}

export interface EndpointView {
  id: string;
  name: string;
  proof: Proof;
  mapping: PayloadMapping;
  /** Calls that had something happen. */
  accepted: number;
  /** Calls without the right proof, which are not kept. */
  turnedAway: number;
  turnedAwayAt: string | null;
  /** The last 20, newest first. */
  calls: { at: string; status: number; reason: string | null; body: string }[];
  createdAt: string;
}

/** A call from another system, from whichever framework. */
export interface EndpointRequest {
  endpoint: string;
  /** As it came over the wire: a signature is of these bytes. */
  body: Uint8Array<ArrayBuffer>;
  /** By their names in lower case. */
  headers: Readonly<Record<string, string | undefined>>;
}

/** A request to the address of a pixel or a link in a mail, from whichever framework. */
export interface TrackingRequest {
  /** Only `GET` counts: others only look whether something is there. */
  method: string;
  token: string;
  userAgent?: string | undefined;
}

/** What came of a handover. `duplicates` were known already and changed nothing. */
export interface TrackResult {
  accepted: number;
  duplicates: number;
}

/** What a publish takes: `definition` is checked whole before anything is written. */
export interface PublishWorkflow {
  id: string;
  name: string;
  definition: unknown;
  layout?: WorkflowLayout;
  by?: string;
}

export interface WorkflowView {
  id: string;
  name: string;
  status: WorkflowStatus;
  /** The version that new entries get; `null` before the first publish. */
  version: number | null;
  publishedAt: string | null;
  /** People by where they are: waiting now, and ended by outcome. */
  counts: { waiting: number } & Record<RunOutcome, number>;
  /** Nobody inside gets on. */
  frozen: boolean;
}

export interface SequenceView {
  id: string;
  name: string;
  status: WorkflowStatus;
  version: number | null;
  /** How many e-mails it has. */
  emails: number;
  counts: WorkflowView['counts'];
}

export interface SegmentView {
  id: string;
  name: string;
  status: 'active' | 'archived';
  criteria: Condition;
  /** How many people are in it. */
  count: number;
  /** How far the look at everybody has come since the criteria were changed; `null` when it is done. */
  building: { looked: number; of: number } | null;
}

/** Who fits criteria: of `looked` people `count` do; of all people where `complete`. */
export interface SegmentPreview {
  count: number;
  looked: number;
  complete: boolean;
  sample: PersonView[];
}

export interface WorkflowVersionView {
  workflow: string;
  version: number;
  name: string;
  definition: WorkflowDefinition;
  layout: WorkflowLayout;
  publishedAt: string;
  by?: string;
}

export interface RunView {
  id: string;
  workflow: { id: string; name: string; version: number };
  person: { id: string; email: string };
  instance?: string;
  state: 'waiting' | 'ended';
  /** The step it stands at; `null` once it has ended. */
  step: string | null;
  enteredAt: string;
  wakeAt: string | null;
  endedAt: string | null;
  outcome: RunOutcome | null;
  reason: string | null;
}

export interface RunExplanation {
  run: RunView;
  definition: WorkflowDefinition;
  timeline: TimelineEntry[];
}

export interface PersonView {
  id: string;
  email: string;
  tags: string[];
  fields: JsonObject;
  timeZone?: string;
  /** May marketing mail go to them? `since` and `by` are `null` where it was never changed. */
  subscription: { status: SubscriptionStatus; since: string | null; by: string | null };
  createdAt: string;
  lastSeenAt: string | null;
}

/** What is changed about a person; tags that are there, or not there, already and equal values change nothing. */
export interface ChangePerson {
  addTags?: string[];
  removeTags?: string[];
  fields?: JsonObject;
}

/** People to add to a workflow by hand, at most 10,000. An e-mail that is not known yet becomes a new person. */
export interface AddPeople {
  people: ({ id: string } | { email: string })[];
  /** The same for every attempt: adding again under it changes nothing. */
  request?: string;
  /** Of a sequence only: whether those who were taken out go on where they were (the default) or begin anew. */
  again?: 'resume' | 'restart';
}

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
}

/** Filters of the list of events; `q` is the start of an e-mail address. */
export interface EventQuery extends PageQuery {
  q?: string;
  name?: string;
  source?: string;
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

/** One page of a list. Hand `next` in as `after` for the following page; `null` at the end. */
export interface Page<T> {
  items: T[];
  next: string | null;
}
export interface PageQuery {
  after?: string;
  /** 1 to 200, 50 by default. */
  limit?: number;
}

/** Who is added by a backfill: those who fit criteria or are in a segment; everybody where neither is given. */
export interface StartBackfill {
  /** In the language of segments. */
  criteria?: unknown;
  segment?: string;
  /** How many are added in a minute at most; 1,000 by default. */
  perMinute?: number;
  /** The same for every attempt to start it: it starts once. */
  request?: string;
  by?: string;
}

export interface BackfillView {
  id: string;
  workflow: string;
  /** `null`: everybody. */
  criteria: Condition | null;
  perMinute: number;
  state: BackfillState;
  added: number;
  /** How many people it has looked at, of about how many; `null` when it has ended. */
  progress: { looked: number; of: number } | null;
  startedAt: string;
  endedAt: string | null;
  by: string | null;
}

/** Rows of a list of people, 1,000 at most at once. */
export interface ImportPeople {
  /** Names the import: handing a row of it over twice changes nothing. */
  import: string;
  /** Counted from 1, as whoever made the list counts. */
  rows: { row: number; person: ImportRow }[];
  /** Whether what changes starts workflows, and who comes into a segment enters it; not by default. */
  startWorkflows?: boolean;
  by?: string;
}

export interface ImportResult {
  accepted: number;
  refused: { row: number; issues: { path: (string | number)[]; message: string }[] }[];
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
}

export interface RenderedEmail {
  subject: string;
  html: string;
  text: string;
}

/** The engine: one per process. Made by `createEngine`. */
export interface Engine {
  /**
   * Hands events over: one idempotent insert, durable when it resolves. Needs no worker.
   * @throws InvalidInputError naming the index and the path of what is wrong; then nothing was stored.
   */
  track(events: EventInput | EventInput[]): Promise<TrackResult>;

  workflows: {
    /** Checks a definition, without storing it, also against the templates that are published. */
    check(definition: unknown): Promise<Issue[]>;
    /**
     * Makes the next immutable version; publishing the same definition again returns the version there is.
     * The status does not change, except that a new workflow is a draft.
     * @throws InvalidDefinitionError with the issues.
     */
    publish(workflow: PublishWorkflow): Promise<{ version: number; created: boolean }>;
    /** @throws NotFoundError, or ConflictError where a workflow without a version is to be activated. */
    setStatus(id: string, status: WorkflowStatus): Promise<void>;
    /**
     * Adds people by the trigger "Added by hand". Who really enters is for the workflow's entry rules to say.
     * @throws NotFoundError, InvalidInputError naming who is not there, ConflictError where it takes nobody in
     */
    addPeople(id: string, people: AddPeople): Promise<{ added: number }>;
    /** Nobody inside gets on until `unfreeze`; when it resolves, no step is taken any more. Waits go on counting. */
    freeze(id: string): Promise<void>;
    unfreeze(id: string): Promise<void>;
    /** Stops everybody who is inside. Who enters meanwhile may stay: pause it first to keep it empty. */
    stopEveryone(id: string, by?: string): Promise<{ stopped: number }>;
    get(id: string): Promise<WorkflowView | null>;
    list(): Promise<WorkflowView[]>;
    version(id: string, version: number): Promise<WorkflowVersionView | null>;
  };

  sequences: {
    /**
     * Makes the next version of a sequence; people inside stay on theirs. A new one takes people in at once.
     * @throws InvalidInputError or InvalidDefinitionError with paths like `emails[1].template`
     */
    publish(sequence: SequenceInput & { id: string; by?: string }): Promise<{ version: number; created: boolean }>;
    setStatus(id: string, status: 'active' | 'archived'): Promise<void>;
    get(id: string): Promise<SequenceView | null>;
    list(): Promise<SequenceView[]>;
    /** Adds people by hand. Each enters once: who is inside goes on, who was taken out goes on where they were. */
    addPeople(id: string, people: AddPeople): Promise<{ added: number }>;
    /** Takes people out, by their ids. */
    removePeople(id: string, people: string[]): Promise<{ removed: number }>;
  };

  /** Everybody who matches now is added to a workflow with the trigger "Added by hand", so many a minute. */
  backfills: {
    /** Counts who would be added, within 3 seconds. @throws as `start` */
    preview(workflow: string, backfill?: StartBackfill): Promise<SegmentPreview>;
    /**
     * Starts one; it goes on across restarts. While the workflow is paused it waits. Nobody is added twice.
     * @throws NotFoundError, ConflictError where the workflow takes nobody in, InvalidInputError, InvalidDefinitionError
     */
    start(workflow: string, backfill?: StartBackfill): Promise<{ id: string }>;
    /** The newest 20 of a workflow. */
    list(workflow: string): Promise<BackfillView[]>;
    /** Who was added stays inside. @throws NotFoundError, or ConflictError when it has ended */
    cancel(workflow: string, id: string): Promise<void>;
  };

  segments: {
    /**
     * Makes a segment, or changes it. Who fits now comes in without an event: they did not enter, they were there.
     * From then on membership follows every change; entering and leaving are events. Where the criteria did not change,
     * nothing is built anew.
     * @throws InvalidInputError or InvalidDefinitionError with paths like `criteria.of[1].value`
     */
    publish(segment: SegmentInput & { id: string }): Promise<{ rebuilt: boolean }>;
    /** Nobody is in it any more, and nobody enters; workflows that ask for it find nobody in it. */
    archive(id: string): Promise<void>;
    get(id: string): Promise<SegmentView | null>;
    /** Those that are not archived, by name. */
    list(): Promise<SegmentView[]>;
    /** Who is in it, newest people first. */
    people(id: string, query?: PageQuery): Promise<Page<PersonView>>;
    /** Counts who fits criteria now, within 3 seconds. @throws as `publish` */
    preview(criteria: unknown): Promise<SegmentPreview>;
  };

  templates: {
    /** @throws InvalidTemplateError with the issues when it does not compile. */
    publish(template: PublishTemplate): Promise<{ version: number; created: boolean }>;
    list(): Promise<{ id: string; name: string; version: number }[]>;
    /**
     * Renders unsaved content with the data given, or with sample data; with `kind: 'marketing'` also the footer that a
     * mail without a link to unsubscribe gets. @throws InvalidTemplateError
     */
    preview(content: Omit<PublishTemplate, 'id' | 'name' | 'by'>, data?: JsonObject): Promise<RenderedEmail>;
    sample(): JsonObject;
  };

  runs: {
    list(
      query: { workflow?: string; person?: string; state?: 'waiting' | 'ended'; outcome?: RunOutcome } & PageQuery,
    ): Promise<Page<RunView>>;
    /** The run, its definition, and what happened step by step with the values each decision saw. */
    explain(id: string): Promise<RunExplanation | null>;
    /** Stops one run. @throws NotFoundError, or ConflictError when it has ended. */
    stop(id: string, by?: string): Promise<void>;
  };

  people: {
    /** Finds people whose e-mail starts with `q`, or who carry the tag `q`; all people, newest first, without `q`. */
    search(query: { q?: string } & PageQuery): Promise<Page<PersonView>>;
    get(id: string): Promise<PersonView | null>;
    /**
     * Changes tags and fields; what really changed can start workflows.
     * @throws NotFoundError, or InvalidInputError with the paths
     */
    change(id: string, change: ChangePerson): Promise<void>;
    /**
     * Takes in people of a list: new ones, and what it tells of those who are there. A row that is refused is told with
     * its reason, and the others are taken in. Workers merge them in; nobody is subscribed again by it.
     * @throws InvalidInputError about the call as a whole
     */
    import(list: ImportPeople): Promise<ImportResult>;
    /** The names of all fields that anybody has, in order. Reads everybody: meant for an export. */
    fieldNames(): Promise<string[]>;
    /** Everything that happened to a person over all workflows, newest first. */
    timeline(id: string, query?: PageQuery): Promise<Page<TimelineEntry>>;
    /**
     * Subscribes or unsubscribes a person by hand, recorded as an event with `by`; what is so already stays as it is.
     * @throws NotFoundError, or InvalidInputError
     */
    setSubscription(id: string, status: ChosenStatus, by: string): Promise<PersonView>;
  };

  messages: {
    /** Newest first; with `q` by address, and newest first below each. */
    list(query: MessageQuery): Promise<Page<MessageView>>;
    /** One e-mail with its rendered parts. */
    get(id: string): Promise<MessageDetails | null>;
    /** Decides about a held (`uncertain`) message: send it again, or take it as sent. */
    resolve(id: string, decision: 'resend' | 'sent'): Promise<void>;
  };

  /** Addresses that other systems call: webhooks that start workflows. */
  endpoints: {
    /** Makes one; the secret is told this once. @throws InvalidInputError */
    create(endpoint: EndpointInput): Promise<{ endpoint: EndpointView; secret: string }>;
    /** By name. */
    list(): Promise<EndpointView[]>;
    get(id: string): Promise<EndpointView | null>;
    /** Renames it, or says where things stand in its payloads. @throws NotFoundError, InvalidInputError */
    change(id: string, change: Partial<Pick<EndpointInput, 'name' | 'mapping'>>): Promise<EndpointView>;
    /** A new secret; the one before works no more. @throws NotFoundError */
    rotate(id: string): Promise<{ secret: string }>;
    /** @throws NotFoundError */
    remove(id: string): Promise<void>;
    /** Answers a call: proof first, then the payload. Never throws. */
    respond(request: EndpointRequest): Promise<{ status: number; json: object }>;
  };

  forms: {
    /** The forms of the option `forms`. */
    list(): { id: string; name: string }[];
    /**
     * Takes in a form that somebody filled in: `$form_submitted` happens to them, once for the same `id`.
     * @throws InvalidInputError with paths like `values.email`
     */
    submit(submission: SubmitForm): Promise<{ accepted: boolean }>;
    /** Answers a form that a website posts: limited in size and number, robots dropped. Never throws. */
    respond(request: FormRequest): Promise<FormResponse>;
  };

  tracking: {
    /** Answers a pixel or a link of a mail, and records that it was opened or clicked. Never throws. */
    respond(request: TrackingRequest): Promise<TrackingResponse>;
  };

  events: {
    /** Newest first; with `q` by address, and newest first below each. */
    list(query: EventQuery): Promise<Page<EventView>>;
    /** One event with its properties and the runs that it started. */
    get(id: string): Promise<EventDetails | null>;
    /** The names and the sources of events that there are, at most 200 of each. */
    kinds(): Promise<{ names: string[]; sources: string[] }>;
  };

  subscriptions: {
    /** Answers a request to the page to unsubscribe. Never throws: what is wrong is said on the page. */
    respond(request: SubscriptionRequest): Promise<PageResponse>;
    /**
     * The address at which a person unsubscribes, for mail that goes out by other ways.
     * @throws ConflictError without the options `secret` and `publicUrl`
     */
    url(person: string): string;
  };

  /** Durable marks for whoever reads another system's tables, for example a reconciler. */
  watermarks: {
    get(name: string): Promise<Date | null>;
    /** Moves forward only. */
    advance(name: string, to: Date): Promise<void>;
  };

  /** What workflows can be built from here: the registered actions with the JSON Schema of their settings. */
  catalog(): Catalog;

  /** Is the database there, and is this process working? Never throws. */
  health(): Promise<{ ok: boolean; worker: boolean; database: 'up' | 'down'; detail?: string }>;

  /** Starts working (only with `worker: true`). Resolves when it takes work. */
  start(): Promise<void>;
  /** Stops taking work, finishes what is under way (at most `graceMs`, 10 s by default), closes everything. */
  stop(): Promise<void>;
}

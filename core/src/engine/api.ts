import type { SegmentContent } from '../segments/segment.js';
import type { Catalog } from '../definition/catalog.js';
import type { Issue } from '../definition/issue.js';
import type { RunOutcome, TimelineEntry } from '../definition/journal.js';
import type { JsonObject } from '../definition/json.js';
import type { Seen } from '../definition/vocabulary/seen.js';
import type { WorkflowStatus } from '../definition/workflow.js';
import type { EventInput } from '../events/event.js';
import type { Health } from '../health/report.js';
import type { Reply } from '../kernel/reply.js';
import type { SequenceInput } from '../sequences/sequence.js';
import type { ChosenStatus } from '../subscriptions/subscription.js';
import type {
  EventDetails,
  EventQuery,
  EventView,
  MessageDetails,
  MessageQuery,
  MessageView,
  PublishTemplate,
  RenderedEmail,
} from './api/messages.js';
import type { Page, PageQuery } from './api/pages.js';
import type {
  AddPeople,
  BackfillView,
  ChangePerson,
  ImportPeople,
  ImportResult,
  PersonView,
  StartBackfill,
} from './api/people.js';
import type {
  EndpointInput,
  EndpointRequest,
  EndpointView,
  FormRequest,
  SubmitForm,
  SubscriptionRequest,
  TrackingRequest,
} from './api/requests.js';
import type {
  PublishWorkflow,
  RunExplanation,
  RunView,
  SegmentPreview,
  SegmentView,
  SequenceView,
  TrackResult,
  WorkflowVersionView,
  WaitingView,
  WorkflowGlance,
  WorkflowView,
} from './api/workflows.js';

export type * from './api/messages.js';
export type * from './api/pages.js';
export type * from './api/people.js';
export type * from './api/requests.js';
export type * from './api/workflows.js';

/**
 * The engine: one per process. Made by `createEngine`.
 *
 * Every method reads all that it is given before any command reaches the database, and rejects with an
 * `InvalidInputError` that names each path, or with one of its kinds. One that MongoDB does not answer in time (option
 * `mongo.timeoutMs`) rejects with an `UnavailableError`.
 */
export interface Engine {
  /**
   * Hands events over: one idempotent insert, durable when it resolves. Needs no worker.
   * @throws InvalidInputError naming the index and the path of what is wrong; then nothing was stored. UnavailableError
   * where it is not known whether it was: hand over again, which changes nothing where it was.
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
    /**
     * Has the events that came too late (`leftOut`) have somebody enter now; waits count from now. Who entered already,
     * or does not pass the entry rules, does not enter. Returns how many events there were.
     * @throws NotFoundError, or ConflictError where it takes nobody in
     */
    startLeftOut(id: string): Promise<{ events: number }>;
    /** Forgets that events came too late (`leftOut`): they start nobody. Returns how many there were. @throws NotFoundError */
    dismissLeftOut(id: string): Promise<{ events: number }>;
    /** Nobody inside gets on until `unfreeze`; when it resolves, no step is taken any more. Waits go on counting. */
    freeze(id: string): Promise<void>;
    unfreeze(id: string): Promise<void>;
    /** Stops everybody who is inside. Who enters meanwhile may stay: pause it first to keep it empty. */
    stopEveryone(id: string, by?: string): Promise<{ stopped: number }>;
    get(id: string): Promise<WorkflowView | null>;
    list(): Promise<WorkflowView[]>;
    /** All at a glance, by their ids: two looks, however many there are. */
    glances(): Promise<Map<string, WorkflowGlance>>;
    /** How many people wait at each step. Counted from an index, at most a second ago. `null` where there is none. */
    waiting(id: string): Promise<WaitingView | null>;
    version(id: string, version: number): Promise<WorkflowVersionView | null>;
  };

  sequences: {
    /**
     * Makes the next version of a sequence; people inside stay on theirs. A new one takes people in at once.
     * @throws InvalidInputError or InvalidDefinitionError with paths like `emails[1].template`
     */
    publish(
      sequence: SequenceInput & { id: string; by?: string; origin?: string },
    ): Promise<{ version: number; created: boolean }>;
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
    publish(segment: SegmentContent & { id: string; origin?: string }): Promise<{ rebuilt: boolean }>;
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
    preview(content: Omit<PublishTemplate, 'id' | 'name' | 'by' | 'origin'>, data?: JsonObject): Promise<RenderedEmail>;
    sample(): JsonObject;
  };

  runs: {
    list(
      query: {
        workflow?: string;
        version?: number;
        /** The id of a step: who waits at it. */
        step?: string;
        person?: string;
        state?: 'waiting' | 'ended';
        outcome?: RunOutcome;
      } & PageQuery,
    ): Promise<Page<RunView>>;
    /** The run, its definition, and what happened step by step with the values each decision saw. */
    explain(id: string): Promise<RunExplanation | null>;
    /** Stops one run. @throws NotFoundError, or ConflictError when it has ended. */
    stop(id: string, by?: string): Promise<void>;
  };

  people: {
    /**
     * Finds people whose e-mail starts with `q`, then those of whom each word of `q` begins a word of their names, their
     * address or its domain (`ella berg`, `@example.com`; case and accents do not count), then those with the tag `q`.
     * All people, newest first, without `q`.
     */
    search(query: { q?: string } & PageQuery): Promise<Page<PersonView>>;
    get(id: string): Promise<PersonView | null>;
    /**
     * Changes tags and fields; what really changed can start workflows.
     * @throws NotFoundError, or InvalidInputError with the paths
     */
    change(id: string, change: ChangePerson): Promise<void>;
    /**
     * Takes in people of a list: new ones, and what it tells of those who are there. A cell that cannot be
     * taken in is left out, and a row without an address is refused; both are told with their reasons. Workers merge them in; nobody is subscribed again by it.
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
    /** Renames it, says where things stand in its payloads, or which secret the sender has. @throws NotFoundError, InvalidInputError */
    change(id: string, change: Partial<Pick<EndpointInput, 'name' | 'mapping' | 'secret'>>): Promise<EndpointView>;
    /** A new secret; the one before works no more. @throws NotFoundError */
    rotate(id: string): Promise<{ secret: string }>;
    /** @throws NotFoundError */
    remove(id: string): Promise<void>;
    /** Answers a call: proof first, then the payload. Never throws. */
    respond(request: EndpointRequest): Promise<Reply>;
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
    respond(request: FormRequest): Promise<Reply>;
  };

  tracking: {
    /** Answers a pixel or a link of a mail, and records that it was opened or clicked. Never throws. */
    respond(request: TrackingRequest): Promise<Reply<string | Uint8Array<ArrayBuffer>>>;
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
    respond(request: SubscriptionRequest): Promise<Reply>;
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

  /**
   * What workflows can be built from: actions, and conditions and triggers of the developers, with the JSON Schema of
   * their settings, and what the developers call events, fields and properties; those of this process, and those that
   * the others registered.
   */
  catalog(): Promise<Catalog>;
  /**
   * What came in so far, to choose from: the events, last seen first, with the properties of the newest of each, tags and
   * fields; at most 200 of each. The same answer is told for five seconds, however many ask.
   */
  seen(): Promise<Seen>;

  /**
   * How the whole engine is, over all of its processes: whether the database is there, somebody works, and each part of
   * the work comes round. Any process can ask, also one that only reads. Never throws; takes 3 seconds at most.
   */
  health(): Promise<Health>;
  /** Whether `health` is good, for programs that look from outside: asked anew every five seconds at most. Never throws. */
  up(): Promise<boolean>;

  /**
   * Starts working (only with `worker: true`). Resolves when it takes work.
   * @throws OutdatedError when a newer version has worked on this database
   */
  start(): Promise<void>;
  /** Stops taking work, finishes what is under way (at most `graceMs`, 10 s by default), closes everything. */
  stop(): Promise<void>;
}

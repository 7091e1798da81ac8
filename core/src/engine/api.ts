import type { Catalog } from '../definition/catalog.js';
import type { Seen } from '../definition/vocabulary/seen.js';
import type { ConsentApi } from '../consent/api.js';
import type { EventInput } from '../model/event-input.js';
import type { Health } from '../health/report.js';
import type { PeopleApi } from '../people/api.js';
import type { PrivacyApi } from '../privacy/api.js';
import type { WorkflowsApi } from '../workflows/api.js';
import type { BackfillsApi } from '../backfills/api.js';
import type { EventsApi, TrackResult } from '../events/api.js';
import type { SequencesApi } from '../sequences/api.js';
import type { AuditApi } from '../audit/api.js';
import type { MetricsApi } from '../metrics/api.js';
import type { SendingApi } from '../sending/api.js';
import type { RetentionApi } from '../retention/api.js';
import type { SettingsApi } from '../settings/api.js';
import type { OutgoingWebhooksApi } from '../webhooks/outgoing/api.js';
import type { SecretsApi } from '../secrets/api.js';
import type { SegmentsApi } from '../segments/api.js';
import type { RunsApi } from '../runs/api.js';
import type { AttentionApi } from '../attention/api.js';
import type { MessagesApi } from '../messages/api.js';
import type { TemplatesApi } from '../templates/api.js';
import type { PagesBehindMail } from './api-pages.js';
import type { FeedbackApi } from '../feedback/api.js';
import type { SuppressionsApi } from '../suppressions/api.js';
import type { FormsApi } from '../forms/api.js';
import type { TrackingApi } from '../tracking/api.js';
import type { WebhooksApi } from '../webhooks/incoming/api.js';
import type { WatermarksApi } from '../watermarks/api.js';

/**
 * The engine: one per process. Made by `createEngine`.
 *
 * Every method reads all that it is given before any command reaches the database, and rejects with an
 * `InvalidInputError` that names each path, or with one of its kinds. One that MongoDB does not answer in time (option
 * `mongo.timeoutMs`) rejects with an `UnavailableError`.
 */
export interface Engine extends PagesBehindMail {
  /**
   * Hands events over: one idempotent insert, durable when it resolves. Needs no worker.
   * @throws InvalidInputError naming the index and the path of what is wrong; then nothing was stored. UnavailableError
   * where it is not known whether it was: hand over again, which changes nothing where it was.
   */
  track(events: EventInput | EventInput[]): Promise<TrackResult>;

  workflows: WorkflowsApi;

  sequences: SequencesApi;

  /** Everybody who matches now is added to a workflow with the trigger "Added by hand", so many a minute. */
  backfills: BackfillsApi;

  segments: SegmentsApi;

  templates: TemplatesApi;

  /** What a merchant sets for the whole shop while it runs. */
  settings: SettingsApi;

  /** What staff did: who, what, to which thing, when. */
  audit: AuditApi;

  /** Whether anything is sent, and the switch that holds it. */
  sending: SendingApi;

  /** What this process measures. */
  metrics: MetricsApi;
  /** What is kept, for how long, and what was counted of what is not kept any more. */
  retention: RetentionApi;

  runs: RunsApi;

  people: PeopleApi & PrivacyApi;

  messages: MessagesApi;

  /** What failed, is held or came too late, and what somebody decides about it. */
  attention: AttentionApi;

  /** Addresses that other systems call: webhooks that start workflows. */
  webhooks: WebhooksApi;

  /** Calls that steps make to other systems, tried out. */
  outgoingWebhooks: OutgoingWebhooksApi;

  /** Tokens and passwords that steps name, kept apart from workflows. */
  secrets: SecretsApi;

  forms: FormsApi;

  tracking: TrackingApi;

  events: EventsApi;

  /** What mail providers tell: bounces, complaints, deliveries. */
  feedback: FeedbackApi;

  /** Addresses to which no mail goes, or no marketing mail, and why. */
  suppressions: SuppressionsApi;
  /** What people agreed to, topic by topic. */
  consent: ConsentApi;

  /** Durable marks for whoever reads another system's tables, for example a reconciler. */
  watermarks: WatermarksApi;

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

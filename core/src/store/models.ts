import { Schema, type Connection, type Model } from 'mongoose';
import type { BackfillRecord } from '../model/backfill.js';
import type { DateWatch, ScheduleWatch } from '../model/watch.js';
import type { EndpointRecord } from '../model/webhook.js';
import type { EffectRecord } from '../model/effect.js';
import type { EventRecord } from '../model/event.js';
import type { ExtensionRecord } from '../model/extension.js';
import type { Heartbeat } from '../model/heartbeat.js';
import type { MessageRecord } from '../model/message.js';
import type { PersonRecord } from '../model/person.js';
import type { LeaseRecord, WorkLeaseRecord } from '../model/lease.js';
import type { RunRecord } from '../model/run.js';
import type { SegmentRecord } from '../model/segment.js';
import type { SuppressionRecord } from '../model/subscription.js';
import type { TemplateRecord } from '../model/template.js';
import type { VersionRecord, WorkflowRecord } from '../model/workflow.js';
import { events } from './event-schema.js';
import type { Gate, JournalPage, OriginRecord, SchemaRecord, Watermark } from './records.js';
import { count, Mixed, settings, text, time } from './schema-parts.js';

const people = new Schema(
  {
    _id: text,
    email: text,
    tags: [String],
    segments: { type: [String], default: undefined },
    segmentsAt: Date,
    dates: Mixed,
    datesAt: Date,
    rev: Number,
    applied: Mixed,
    fields: Mixed,
    externalIds: Mixed,
    timeZone: String,
    locale: String,
    subscription: Mixed,
    words: Mixed,
    createdAt: time,
    updatedAt: time,
    lastSeenAt: Date,
    news: Mixed,
    newsAt: Date,
    told: { type: [String], default: undefined },
  },
  settings,
)
  .index({ email: 1 }, { unique: true })
  .index({ newsAt: 1 }, { name: 'news', partialFilterExpression: { newsAt: { $exists: true } } })
  .index({ segmentsAt: 1 }, { partialFilterExpression: { segmentsAt: { $exists: true } } })
  .index({ datesAt: 1 }, { partialFilterExpression: { datesAt: { $exists: true } } })
  .index({ segments: 1, _id: -1 })
  // Sparse: who was made by an earlier version has none until they are looked at.
  .index({ 'words.w': 1 }, { name: 'words', sparse: true })
  .index({ tags: 1, _id: -1 });

const origins = new Schema({ _id: text, origin: text }, settings);

const workflows = new Schema(
  {
    _id: text,
    name: text,
    kind: String,
    status: text,
    version: Number,
    activeSince: Date,
    firstActiveAt: Date,
    frozen: Boolean,
    createdAt: time,
    updatedAt: time,
  },
  settings,
).index({ status: 1 });

const versions = new Schema(
  {
    _id: text,
    workflow: text,
    version: count,
    name: text,
    definition: Mixed,
    layout: Mixed,
    hash: text,
    publishedAt: time,
    by: String,
  },
  settings,
).index({ workflow: 1, version: -1 }, { unique: true });

const runs = new Schema(
  {
    _id: text,
    workflow: text,
    version: count,
    person: text,
    entryKey: text,
    instance: String,
    subject: String,
    trigger: Mixed,
    state: text,
    step: String,
    phase: text,
    seq: count,
    rev: count,
    attempts: count,
    lost: Mixed,
    unanswered: Mixed,
    enteredAt: time,
    stepAt: time,
    wakeAt: Date,
    endedAt: Date,
    outcome: String,
    reason: String,
    endedBy: String,
    resumeAt: Date,
    part: count,
    journal: Mixed,
    journalMoved: count,
    journalBytes: Number,
    pending: Mixed,
    commit: String,
  },
  settings,
)
  // The only indexes on moving fields of a waiting run: waking costs what is due, not what waits,
  .index({ part: 1, wakeAt: 1, workflow: 1 }, { name: 'due', partialFilterExpression: { state: 'waiting' } })
  // and who waits where is counted, and listed, without reading runs.
  .index(
    { workflow: 1, state: 1, version: 1, step: 1, _id: -1 },
    { name: 'inside', partialFilterExpression: { state: 'waiting' } },
  )
  // Small: only what is not applied yet.
  .index({ person: 1 }, { name: 'pending', partialFilterExpression: { 'pending.key': { $exists: true } } })
  // Small: only what goes on when its thing comes back.
  .index({ person: 1 }, { name: 'owner', partialFilterExpression: { endedBy: 'owner' } })
  .index({ workflow: 1, person: 1, entryKey: 1 }, { name: 'entry', unique: true })
  .index({ person: 1, state: 1, _id: -1 })
  .index({ workflow: 1, outcome: 1, _id: -1 })
  .index({ workflow: 1, _id: -1 });

const effects = new Schema(
  {
    _id: text,
    run: text,
    person: text,
    workflow: text,
    version: count,
    step: text,
    seq: count,
    action: text,
    input: Mixed,
    state: text,
    dueAt: time,
    attempts: count,
    lane: String,
    class: String,
    lease: String,
    lost: Number,
    again: Number,
    mislaid: Boolean,
    reason: String,
    output: Mixed,
    createdAt: time,
    endedAt: Date,
  },
  settings,
)
  .index({ action: 1, dueAt: 1 }, { name: 'due', partialFilterExpression: { state: 'open' } })
  // What a lane may claim, transactional first; and, behind it, what is claimed.
  .index({ lane: 1, lease: 1, class: -1, dueAt: 1 }, { name: 'lanes', partialFilterExpression: { state: 'open' } })
  // What was tried and waits for another attempt; with it, what is at another attempt.
  .index(
    { lane: 1, attempts: -1 },
    { name: 'failing', partialFilterExpression: { state: 'open', reason: { $exists: true } } },
  )
  .index({ mislaid: 1 }, { partialFilterExpression: { mislaid: true } })
  .index({ action: 1, endedAt: 1 }, { name: 'held', partialFilterExpression: { state: 'held' } })
  .index({ run: 1 });

const messages = new Schema(
  {
    _id: text,
    run: text,
    person: text,
    workflow: text,
    step: text,
    to: text,
    template: String,
    templateVersion: Number,
    messageId: text,
    subject: String,
    html: String,
    text: String,
    state: text,
    claim: String,
    reason: String,
    attempts: Number,
    createdAt: time,
    sentAt: Date,
  },
  settings,
)
  .index({ person: 1, createdAt: -1 })
  .index({ run: 1 })
  .index({ state: 1, createdAt: -1, _id: -1 })
  .index({ template: 1, state: 1, createdAt: -1, _id: -1 })
  .index({ to: 1, createdAt: -1, _id: -1 })
  .index({ createdAt: -1, _id: -1 });

const templates = new Schema(
  {
    _id: text,
    template: text,
    version: count,
    name: text,
    subject: text,
    html: text,
    text: String,
    preheader: String,
    kind: text,
    hash: text,
    publishedAt: time,
    by: String,
  },
  settings,
).index({ template: 1, version: -1 }, { unique: true });

const segments = new Schema(
  {
    _id: text,
    name: text,
    criteria: Mixed,
    status: text,
    build: Mixed,
    leaving: Boolean,
    createdAt: time,
    updatedAt: time,
  },
  settings,
);

const endpoints = new Schema(
  {
    _id: text,
    name: text,
    proof: Mixed,
    secret: text,
    secretGiven: Boolean,
    mapping: Mixed,
    calls: Mixed,
    accepted: count,
    turnedAway: count,
    turnedAwayAt: Date,
    createdAt: time,
  },
  settings,
);

const backfills = new Schema(
  {
    _id: text,
    workflow: text,
    criteria: Mixed,
    perMinute: count,
    state: text,
    build: Mixed,
    added: count,
    pace: Mixed,
    startedAt: time,
    endedAt: Date,
    by: String,
    same: String,
    schedule: Mixed,
  },
  settings,
)
  .index({ state: 1 }, { partialFilterExpression: { state: 'running' } })
  .index({ same: 1 }, { unique: true, partialFilterExpression: { same: { $exists: true }, state: 'running' } })
  .index({ workflow: 1, startedAt: -1 });

const dateWatches = new Schema(
  { _id: text, field: text, offset: Mixed, yearly: Boolean, properties: Mixed, createdAt: time, build: Mixed },
  settings,
);

const scheduleWatches = new Schema(
  {
    _id: text,
    workflow: text,
    time: text,
    weekdays: Mixed,
    monthDays: Mixed,
    segment: String,
    properties: Mixed,
    next: time,
  },
  settings,
);

const extensions = new Schema({ _id: text, kind: text, descriptor: text, seenAt: time }, settings);
const suppressions = new Schema({ _id: text, reason: String, since: time, by: text, how: String }, settings);
const journal = new Schema({ _id: text, run: text, from: count, entries: Mixed }, settings).index(
  { run: 1, from: 1 },
  { unique: true },
);
const leases = new Schema({ _id: text, holder: text, until: time }, settings)
  // What a crash left behind goes by itself.
  .index({ until: 1 }, { expireAfterSeconds: 3600 });
const gates = new Schema({ _id: text, event: text, at: time, passed: Mixed }, settings);
const workLeases = new Schema(
  { _id: text, owner: String, until: time, again: Boolean, underWay: count, left: count, atOnce: count, alone: Mixed },
  settings,
);
const watermarks = new Schema({ _id: text, at: time }, settings);
const meta = new Schema({ _id: text, version: count }, settings);
/** A worker that says nothing any more is forgotten after an hour. */
const workers = new Schema(
  {
    _id: text,
    name: text,
    version: text,
    schema: count,
    actions: [String],
    startedAt: time,
    everyMs: count,
    leaseMs: count,
    clockAheadMs: count,
    loops: Mixed,
    saidAt: time,
    at: time,
  },
  settings,
).index({ at: 1 }, { name: 'forgotten', expireAfterSeconds: 3_600 });

const model = <T>(connection: Connection, prefix: string, name: string, schema: Schema): Model<T> =>
  connection.model(`${prefix}${name}`, schema, `${prefix}${name}`) as unknown as Model<T>;

/** The engine's collections as mongoose models on one connection, with their indexes. */
export const createModels = (connection: Connection, prefix: string) => ({
  people: model<PersonRecord>(connection, prefix, 'people', people),
  events: model<EventRecord>(connection, prefix, 'events', events),
  origins: model<OriginRecord>(connection, prefix, 'origins', origins),
  workflows: model<WorkflowRecord>(connection, prefix, 'workflows', workflows),
  versions: model<VersionRecord>(connection, prefix, 'workflow_versions', versions),
  runs: model<RunRecord>(connection, prefix, 'runs', runs),
  effects: model<EffectRecord>(connection, prefix, 'effects', effects),
  messages: model<MessageRecord>(connection, prefix, 'messages', messages),
  segments: model<SegmentRecord>(connection, prefix, 'segments', segments),
  endpoints: model<EndpointRecord>(connection, prefix, 'webhook_endpoints', endpoints),
  backfills: model<BackfillRecord>(connection, prefix, 'backfills', backfills),
  dateWatches: model<DateWatch>(connection, prefix, 'date_watches', dateWatches),
  scheduleWatches: model<ScheduleWatch>(connection, prefix, 'schedule_watches', scheduleWatches),
  templates: model<TemplateRecord>(connection, prefix, 'templates', templates),
  extensions: model<ExtensionRecord>(connection, prefix, 'extensions', extensions),
  suppressions: model<SuppressionRecord>(connection, prefix, 'suppressions', suppressions),
  journal: model<JournalPage>(connection, prefix, 'journal', journal),
  leases: model<LeaseRecord>(connection, prefix, 'leases', leases),
  gates: model<Gate>(connection, prefix, 'gates', gates),
  workLeases: model<WorkLeaseRecord>(connection, prefix, 'work_leases', workLeases),
  watermarks: model<Watermark>(connection, prefix, 'watermarks', watermarks),
  meta: model<SchemaRecord>(connection, prefix, 'meta', meta),
  workers: model<Heartbeat>(connection, prefix, 'workers', workers),
});
export type Models = ReturnType<typeof createModels>;

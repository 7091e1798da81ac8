import type { AuditRecord } from '../../../model/operation/audit.js';
import type { AttentionJob } from '../../../model/attention.js';
import type { BackfillRecord } from '../../../model/backfill.js';
import type { CapRecord } from '../../../model/mail/cap.js';
import type { BounceRecord } from '../../../model/mail/bounce.js';
import type { EffectRecord } from '../../../model/effect.js';
import type { EventRecord } from '../../../model/event.js';
import type { ExtensionRecord } from '../../../model/extension.js';
import type { FuseRecord } from '../../../model/fuse.js';
import type { Heartbeat } from '../../../model/operation/heartbeat.js';
import type { LaneRecord } from '../../../model/operation/lane-state.js';
import type { PruneState } from '../../../model/operation/retention.js';
import type { Sum } from '../../../model/operation/sums.js';
import type { LeaseRecord, WorkLeaseRecord } from '../../../model/operation/lease.js';
import type { ErasureRecord } from '../../../model/operation/erasure.js';
import type { MergeRecord } from '../../../model/operation/merge.js';
import type { MessageRecord } from '../../../model/message.js';
import type { PersonRecord } from '../../../model/person.js';
import type { RunRecord } from '../../../model/run.js';
import type { SecretRecord } from '../../../model/operation/secret.js';
import type { SegmentRecord } from '../../../model/segment.js';
import type { SendingRecord } from '../../../model/operation/sending.js';
import type { ShopSettingsRecord } from '../../../model/operation/shop-settings.js';
import type { ConsentRecord } from '../../../model/mail/consent.js';
import type { SuppressionRecord } from '../../../model/mail/subscription.js';
import type { TemplateRecord } from '../../../model/mail/template.js';
import type { DateWatch, ScheduleWatch } from '../../../model/watch.js';
import type { WebhookRecord } from '../../../model/webhook.js';
import type { VersionRecord, WorkflowRecord } from '../../../model/workflow.js';
import { Table } from './table.js';

/** When somebody last entered under a re-entry rule "after", and by which events. */
export interface Gate {
  _id: string;
  event: string;
  at: Date;
  passed?: string[];
}

/** Everything that a store in memory keeps. */
export const createTables = () => ({
  people: new Table<PersonRecord>(),
  events: new Table<EventRecord>(),
  workflows: new Table<WorkflowRecord>(),
  versions: new Table<VersionRecord>(),
  runs: new Table<RunRecord>(),
  gates: new Table<Gate>(),
  effects: new Table<EffectRecord>(),
  attentionJobs: new Table<AttentionJob>(),
  messages: new Table<MessageRecord>(),
  segments: new Table<SegmentRecord>(),
  webhooks: new Table<WebhookRecord>(),
  backfills: new Table<BackfillRecord>(),
  dateWatches: new Table<DateWatch>(),
  scheduleWatches: new Table<ScheduleWatch>(),
  templates: new Table<TemplateRecord>(),
  extensions: new Table<ExtensionRecord>(),
  suppressions: new Table<SuppressionRecord>(),
  caps: new Table<CapRecord>(),
  fuses: new Table<FuseRecord>(),
  bounces: new Table<BounceRecord>(),
  consents: new Table<ConsentRecord>(),
  leases: new Table<LeaseRecord>(),
  lanes: new Table<LaneRecord>(),
  workLeases: new Table<WorkLeaseRecord>(),
  workers: new Table<Heartbeat>(),
  erasures: new Table<ErasureRecord>(),
  eraseHosts: new Table<{ _id: string }>(),
  merges: new Table<MergeRecord>(),
  shopSettings: new Table<ShopSettingsRecord>(),
  audit: new Table<AuditRecord>(),
  sending: new Table<SendingRecord>(),
  retention: new Table<PruneState>(),
  sums: new Table<Sum & { bites: Record<string, number> }>(),
  secrets: new Table<SecretRecord>(),
  origins: new Table<{ _id: string; origin: string }>(),
  watermarks: new Table<{ _id: string; at: Date }>(),
});
export type Tables = ReturnType<typeof createTables>;

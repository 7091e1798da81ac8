import type { AttentionStore } from './attention.js';
import type { BackfillStore } from './backfill.js';
import type { BounceStore } from './mail/bounce.js';
import type { DateWatchStore, ScheduleWatchStore } from './watch.js';
import type { CapStore } from './mail/cap.js';
import type { ErasureStore } from './operation/erasure.js';
import type { MergeStore } from './operation/merge.js';
import type { WebhookStore } from './webhook.js';
import type { EffectStore } from './effect.js';
import type { EventStore } from './event.js';
import type { ExtensionStore } from './extension.js';
import type { FuseStore } from './fuse.js';
import type { AuditStore } from './operation/audit.js';
import type { HealthStore } from './operation/heartbeat.js';
import type { LaneStore } from './operation/lane-state.js';
import type { WorkLeaseStore, LeaseStore } from './operation/lease.js';
import type { MessageStore } from './message.js';
import type { PeopleStore } from './person.js';
import type { RunStore } from './run.js';
import type { SegmentStore } from './segment.js';
import type { SendingStore } from './operation/sending.js';
import type { SecretStore } from './operation/secret.js';
import type { ShopSettingsStore } from './operation/shop-settings.js';
import type { SeenStore } from './seen.js';
import type { ConsentStore } from './mail/consent.js';
import type { SubscriptionStore } from './mail/subscription.js';
import type { TemplateStore } from './mail/template.js';
import type { WorkflowStore } from './workflow.js';
import type { OriginStore } from './operation/origin.js';
import type { RetentionStore } from './operation/retention.js';
import type { SumStore } from './operation/sums.js';
import type { WatermarkStore } from './operation/watermark.js';

/** Everything the engine keeps: the ports of all nouns, and what is asked of the store as a whole. */
export interface Stores {
  people: PeopleStore;
  events: EventStore;
  workflows: WorkflowStore;
  runs: RunStore;
  effects: EffectStore;
  attention: AttentionStore;
  messages: MessageStore;
  segments: SegmentStore;
  webhooks: WebhookStore;
  backfills: BackfillStore;
  dateWatches: DateWatchStore;
  scheduleWatches: ScheduleWatchStore;
  templates: TemplateStore;
  extensions: ExtensionStore;
  seen: SeenStore;
  subscriptions: SubscriptionStore;
  caps: CapStore;
  fuses: FuseStore;
  bounces: BounceStore;
  consents: ConsentStore;
  origins: OriginStore;
  shopSettings: ShopSettingsStore;
  audit: AuditStore;
  sending: SendingStore;
  retention: RetentionStore;
  sums: SumStore;
  erasures: ErasureStore;
  merges: MergeStore;
  secrets: SecretStore;
  watermarks: WatermarkStore;
  workLeases: WorkLeaseStore;
  health: HealthStore;
  leases: LeaseStore;
  lanes: LaneStore;
  /** The database's own time, at most a second old and never ahead of it. */
  recentTime(): Promise<Date>;
  /** A new id; later ones sort behind earlier ones. */
  newId(): string;
  /** The version of the data that this engine knows. */
  schema: number;
  /** Where all this is, in words: which database, and which part of it. */
  place: string;
  /** Which database this is: another one where it was copied, or made anew from a dump. */
  identity(): Promise<string>;
  ping(): Promise<void>;
  /** What the database's clock says. */
  time(): Promise<Date>;
  /** Whether an error means that the database is away, and says nothing about what was read or written. */
  isAway(error: unknown): boolean;
  close(): Promise<void>;
}

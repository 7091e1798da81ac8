import type { MailStores } from './mail/stores.js';
import type { OperationStores } from './operation/stores.js';
import type { AttentionStore } from './attention.js';
import type { BackfillStore } from './backfill.js';
import type { DateWatchStore, ScheduleWatchStore } from './watch.js';
import type { WebhookStore } from './webhook.js';
import type { EffectStore } from './effect.js';
import type { EventStore } from './event.js';
import type { ExtensionStore } from './extension.js';
import type { FuseStore } from './fuse.js';
import type { MessageStore } from './message.js';
import type { PeopleStore } from './person.js';
import type { RunStore } from './run.js';
import type { SegmentStore } from './segment.js';
import type { SeenStore } from './seen.js';
import type { WorkflowStore } from './workflow.js';

/** Everything the engine keeps: the ports of all nouns, and what is asked of the store as a whole. */
export interface Stores extends MailStores, OperationStores {
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
  extensions: ExtensionStore;
  seen: SeenStore;
  fuses: FuseStore;
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

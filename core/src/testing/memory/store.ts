import { passOn, type AtGap } from '../../kernel/gaps.js';
import type { Stores } from '../../model/stores.js';
import { createMemoryAudit } from './audit.js';
import { createMemoryAttention } from './attention.js';
import { createMemoryBackfills } from './backfills.js';
import { createMemoryCaps } from './caps.js';
import { createMemoryBounces } from './mail/bounces.js';
import { createMemoryConsents } from './consents.js';
import { createMemoryEffects } from './effects.js';
import { createMemoryWebhooks } from './webhooks.js';
import { createMemoryEvents } from './events.js';
import { createMemoryExtensions } from './extensions.js';
import { createMemoryFuses } from './fuses.js';
import { createMemoryHealth } from './health.js';
import { createMemoryLanes } from './lanes.js';
import { createMemoryLeases } from './leases.js';
import { createMemoryMessages } from './messages.js';
import { createMemoryOrigins, createMemoryWatermarks } from './marks.js';
import { createMemoryPeople } from './people.js';
import { createMemoryRuns } from './runs.js';
import { createMemoryRetention } from './retention.js';
import { createMemorySecrets } from './secrets.js';
import { createMemorySeen } from './seen.js';
import { createMemorySegments } from './segments.js';
import { createMemorySending } from './sending.js';
import { createMemoryShopSettings } from './shop-settings.js';
import { createMemorySums } from './sums.js';
import { createMemorySubscriptions } from './subscriptions.js';
import { createMemoryErasures, createMemoryMerges } from './privacy/records.js';
import { createTables, type Tables } from './kit/tables.js';
import { createMemoryTemplates } from './templates.js';
import { createMemoryDateWatches, createMemoryScheduleWatches } from './watches.js';
import { createMemoryWorkLeases } from './work-leases.js';
import { createMemoryWorkflows } from './workflows.js';

export interface MemoryStoreOptions {
  /** What the store's own clock says, in Unix milliseconds. */
  now: () => number;
  /** Awaited between any two writes. */
  atGap?: AtGap;
  /** Where it keeps its records. */
  tables?: Tables;
}

/**
 * A store in memory: for tests, which it does not keep waiting. What it holds is gone with it.
 * @example
 * const store = createMemoryStore({ now: Date.now });
 * await store.watermarks.advance('orders', new Date());
 */
export const createMemoryStore = ({ now, atGap = passOn, tables = createTables() }: MemoryStoreOptions): Stores => {
  const time = (): Date => new Date(now());
  let ids = 0;
  const newId = (): string => (++ids).toString(16).padStart(24, '0');
  return {
    people: createMemoryPeople(tables, { newId, now: time }),
    events: createMemoryEvents(tables),
    workflows: createMemoryWorkflows(tables),
    runs: createMemoryRuns(tables),
    effects: createMemoryEffects(tables, atGap),
    attention: createMemoryAttention(tables),
    messages: createMemoryMessages(tables),
    segments: createMemorySegments(tables),
    webhooks: createMemoryWebhooks(tables),
    backfills: createMemoryBackfills(tables),
    dateWatches: createMemoryDateWatches(tables),
    scheduleWatches: createMemoryScheduleWatches(tables),
    templates: createMemoryTemplates(tables),
    extensions: createMemoryExtensions(tables),
    seen: createMemorySeen(tables),
    subscriptions: createMemorySubscriptions(tables, atGap),
    caps: createMemoryCaps(tables),
    fuses: createMemoryFuses(tables),
    bounces: createMemoryBounces(tables),
    consents: createMemoryConsents(tables),
    origins: createMemoryOrigins(tables),
    shopSettings: createMemoryShopSettings(tables),
    audit: createMemoryAudit(tables),
    sending: createMemorySending(tables, time),
    retention: createMemoryRetention(tables),
    sums: createMemorySums(tables),
    erasures: createMemoryErasures(tables),
    merges: createMemoryMerges(tables),
    secrets: createMemorySecrets(tables),
    watermarks: createMemoryWatermarks(tables),
    workLeases: createMemoryWorkLeases(tables, time),
    health: createMemoryHealth(tables, time),
    leases: createMemoryLeases(tables),
    lanes: createMemoryLanes(tables),
    newId,
    schema: 1,
    place: 'the memory of this process',
    recentTime: () => Promise.resolve(time()),
    identity: () => Promise.resolve('memory'),
    ping: () => Promise.resolve(),
    time: () => Promise.resolve(time()),
    isAway: () => false,
    close: () => Promise.resolve(),
  };
};

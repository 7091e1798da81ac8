import { passOn, type AtGap } from '../../kernel/gaps.js';
import type { Stores } from '../../model/stores.js';
import { createMemoryAttention } from './attention.js';
import { createMemoryMail } from './mail/stores.js';
import { createMemoryOperation } from './operation/stores.js';
import { createMemoryBackfills } from './backfills.js';
import { createMemoryEffects } from './effects.js';
import { createMemoryWebhooks } from './webhooks.js';
import { createMemoryEvents } from './events.js';
import { createMemoryExtensions } from './extensions.js';
import { createMemoryFuses } from './fuses.js';
import { createMemoryMessages } from './messages.js';
import { createMemoryPeople } from './people.js';
import { createMemoryRuns } from './runs.js';
import { createMemoryRetention } from './retention.js';
import { createMemorySeen } from './seen.js';
import { createMemorySegments } from './segments.js';
import { createMemoryErasures, createMemoryMerges } from './privacy/records.js';
import { createTables, type Tables } from './kit/tables.js';
import { createMemoryDateWatches, createMemoryScheduleWatches } from './watches.js';
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
    ...createMemoryMail(tables, atGap),
    ...createMemoryOperation(tables, time),
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
    extensions: createMemoryExtensions(tables),
    seen: createMemorySeen(tables),
    fuses: createMemoryFuses(tables),
    retention: createMemoryRetention(tables),
    erasures: createMemoryErasures(tables),
    merges: createMemoryMerges(tables),
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

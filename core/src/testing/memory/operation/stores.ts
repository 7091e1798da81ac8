import type { OperationStores } from '../../../model/operation/stores.js';
import type { Tables } from '../kit/tables.js';
import { createMemoryAudit } from './audit.js';
import { createMemoryHealth } from './health.js';
import { createMemoryLanes } from './lanes.js';
import { createMemoryLeases } from './leases.js';
import { createMemoryOrigins, createMemoryWatermarks } from './marks.js';
import { createMemorySecrets } from './secrets.js';
import { createMemorySending } from './sending.js';
import { createMemoryShopSettings } from './shop-settings.js';
import { createMemorySums } from './sums.js';
import { createMemoryWorkLeases } from './work-leases.js';

/** The ports of the nouns of this folder, in memory. */
export const createMemoryOperation = (tables: Tables, time: () => Date) =>
  ({
    origins: createMemoryOrigins(tables),
    shopSettings: createMemoryShopSettings(tables),
    audit: createMemoryAudit(tables),
    sending: createMemorySending(tables, time),
    sums: createMemorySums(tables),
    secrets: createMemorySecrets(tables),
    watermarks: createMemoryWatermarks(tables),
    workLeases: createMemoryWorkLeases(tables, time),
    health: createMemoryHealth(tables, time),
    leases: createMemoryLeases(tables),
    lanes: createMemoryLanes(tables),
  }) satisfies Partial<OperationStores>;

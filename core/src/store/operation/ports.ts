import type { OperationStores } from '../../model/operation/stores.js';
import type { OperationCollections } from './models.js';
import { createAuditStore } from './audit.js';
import { createLaneStore } from './lanes.js';
import { createLeaseStore } from './leases.js';
import { createOriginStore } from './origins.js';
import { createSecretStore } from './secrets.js';
import { createSendingStore } from './sending.js';
import { createShopSettingsStore } from './shop-settings.js';
import { createSumStore } from './sums.js';
import { createWatermarkStore } from './watermarks.js';
import { createWorkLeaseStore } from './work-leases.js';

/** The ports of the nouns of this folder, on MongoDB. */
export const createOperationPorts = (collections: OperationCollections) =>
  ({
    origins: createOriginStore(collections),
    shopSettings: createShopSettingsStore(collections),
    audit: createAuditStore(collections),
    sending: createSendingStore(collections),
    sums: createSumStore(collections),
    secrets: createSecretStore(collections),
    watermarks: createWatermarkStore(collections),
    workLeases: createWorkLeaseStore(collections),
    leases: createLeaseStore(collections),
    lanes: createLaneStore(collections),
  }) satisfies Partial<OperationStores>;

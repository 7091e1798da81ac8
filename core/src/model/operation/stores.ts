import type { AuditStore } from './audit.js';
import type { ErasureStore } from './erasure.js';
import type { HealthStore } from './heartbeat.js';
import type { LaneStore } from './lane-state.js';
import type { LeaseStore, WorkLeaseStore } from './lease.js';
import type { MergeStore } from './merge.js';
import type { OriginStore } from './origin.js';
import type { RetentionStore } from './retention.js';
import type { SecretStore } from './secret.js';
import type { SendingStore } from './sending.js';
import type { ShopSettingsStore } from './shop-settings.js';
import type { SumStore } from './sums.js';
import type { WatermarkStore } from './watermark.js';

/** The ports of the nouns of this folder: how the engine is operated. */
export interface OperationStores {
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
}

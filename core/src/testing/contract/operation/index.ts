import type { OperationStores } from '../../../model/operation/stores.js';
import type { StoreCase } from '../kit/case.js';
import { auditCases } from './audit.js';
import { healthCases } from './health.js';
import { laneCases } from './lanes.js';
import { leaseCases } from './leases.js';
import { originCases } from './origins.js';
import { secretCases } from './secrets.js';
import { sendingCases } from './sending.js';
import { shopSettingsCases } from './shop-settings.js';
import { watermarkCases } from './watermarks.js';
import { workLeaseCases } from './work-leases.js';

/** The cases of the ports of this folder. */
export const operationCases = {
  origins: originCases,
  shopSettings: shopSettingsCases,
  audit: auditCases,
  sending: sendingCases,
  secrets: secretCases,
  watermarks: watermarkCases,
  workLeases: workLeaseCases,
  health: healthCases,
  leases: leaseCases,
  lanes: laneCases,
} satisfies { [port in keyof OperationStores]?: StoreCase[] };

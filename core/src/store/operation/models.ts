import type { CollectionsOf } from '../kit/collections.js';
import type { PeopleCollections } from '../people/schema.js';
import type { MetaCollections } from '../kit/meta.js';
import { auditModels } from './audit.js';
import { laneModels } from './lanes.js';
import { leaseModels } from './leases.js';
import { originModels } from './origins.js';
import { secretModels } from './secrets.js';
import { sendingModels } from './sending.js';
import { shopSettingsModels } from './shop-settings.js';
import { sumModels } from './sums.js';
import { watermarkModels } from './watermarks.js';
import { workLeaseModels } from './work-leases.js';

/** The models of the nouns of this folder. */
export const operationModels = {
  ...auditModels,
  ...laneModels,
  ...leaseModels,
  ...originModels,
  ...secretModels,
  ...sendingModels,
  ...shopSettingsModels,
  ...sumModels,
  ...watermarkModels,
  ...workLeaseModels,
};

/** Their collections, and those that they also look into. */
export type OperationCollections = CollectionsOf<typeof operationModels> & PeopleCollections & MetaCollections;

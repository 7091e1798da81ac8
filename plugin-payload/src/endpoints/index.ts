import type { Endpoint } from 'payload';
import type { Runtime } from '../runtime/runtime.js';
import { auditEndpoints } from './audit.js';
import { attentionEndpoints } from './attention.js';
import { backfillEndpoints } from './backfills.js';
import { catalogEndpoints } from './catalog.js';
import { consentEndpoints } from './consent.js';
import type { BoundEndpoint } from './kit/define.js';
import { eventEndpoints } from './events.js';
import { healthEndpoints } from './health.js';
import { messageEndpoints } from './messages.js';
import { peopleEndpoints } from './people.js';
import { privacyEndpoints } from './privacy.js';
import { otherMethods, publicEndpoints } from './public-routes.js';
import { recipeEndpoints } from './recipes.js';
import { retentionEndpoints } from './retention.js';
import { runEndpoints } from './runs.js';
import { secretEndpoints } from './secrets.js';
import { segmentEndpoints } from './segments.js';
import { settingsEndpoints } from './settings.js';
import { sendingEndpoints } from './sending.js';
import { suppressionEndpoints } from './suppressions.js';
import { templateEndpoints } from './templates.js';
import { webhookEndpoints } from './webhooks.js';
import { workflowEndpoints } from './workflows.js';

/** All of them; `docs/endpoints.md` tells what each takes and returns. */
export const allEndpoints: BoundEndpoint[] = [
  ...auditEndpoints,
  ...attentionEndpoints,
  ...backfillEndpoints,
  ...catalogEndpoints,
  ...consentEndpoints,
  ...eventEndpoints,
  ...healthEndpoints,
  ...messageEndpoints,
  ...peopleEndpoints,
  ...privacyEndpoints,
  ...recipeEndpoints,
  ...retentionEndpoints,
  ...runEndpoints,
  ...secretEndpoints,
  ...segmentEndpoints,
  ...settingsEndpoints,
  ...sendingEndpoints,
  ...suppressionEndpoints,
  ...templateEndpoints,
  ...webhookEndpoints,
  ...workflowEndpoints,
  ...publicEndpoints,
];

/** The plugin's endpoints, under `/api/whenthen`. Each checks its own access. */
export const endpoints = (runtime: Runtime): Endpoint[] =>
  [...allEndpoints, ...otherMethods].map((bind) => bind(runtime));

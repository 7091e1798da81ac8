import type { Endpoint } from 'payload';
import type { Runtime } from '../runtime/runtime.js';
import { attentionEndpoints } from './attention.js';
import { backfillEndpoints } from './backfills.js';
import { catalogEndpoints } from './catalog.js';
import type { BoundEndpoint } from './define.js';
import { eventEndpoints } from './events.js';
import { healthEndpoints } from './health.js';
import { messageEndpoints } from './messages.js';
import { peopleEndpoints } from './people.js';
import { otherMethods, publicEndpoints } from './public-routes.js';
import { recipeEndpoints } from './recipes.js';
import { runEndpoints } from './runs.js';
import { secretEndpoints } from './secrets.js';
import { segmentEndpoints } from './segments.js';
import { templateEndpoints } from './templates.js';
import { webhookEndpoints } from './webhooks.js';
import { workflowEndpoints } from './workflows.js';

/** All of them; `docs/endpoints.md` tells what each takes and returns. */
export const allEndpoints: BoundEndpoint[] = [
  ...attentionEndpoints,
  ...backfillEndpoints,
  ...catalogEndpoints,
  ...eventEndpoints,
  ...healthEndpoints,
  ...messageEndpoints,
  ...peopleEndpoints,
  ...recipeEndpoints,
  ...runEndpoints,
  ...secretEndpoints,
  ...segmentEndpoints,
  ...templateEndpoints,
  ...webhookEndpoints,
  ...workflowEndpoints,
  ...publicEndpoints,
];

/** The plugin's endpoints, under `/api/whenthen`. Each checks its own access. */
export const endpoints = (runtime: Runtime): Endpoint[] =>
  [...allEndpoints, ...otherMethods].map((bind) => bind(runtime));

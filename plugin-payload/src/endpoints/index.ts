import type { Endpoint } from 'payload';
import type { Runtime } from '../runtime.js';
import { backfillEndpoints } from './backfills.js';
import { catalogEndpoints } from './catalog.js';
import type { BoundEndpoint } from './define.js';
import { eventEndpoints } from './events.js';
import { formSubmissionEndpoint } from './formSubmission.js';
import { healthEndpoints } from './health.js';
import { mailTrackingEndpoint } from './mailTracking.js';
import { messageEndpoints } from './messages.js';
import { peopleEndpoints } from './people.js';
import { recipeEndpoints } from './recipes.js';
import { runEndpoints } from './runs.js';
import { segmentEndpoints } from './segments.js';
import { templateEndpoints } from './templates.js';
import { unsubscribeEndpoint, unsubscribePageEndpoint } from './unsubscribe.js';
import { webhookCallEndpoint } from './webhookCall.js';
import { webhookEndpoints } from './webhooks.js';
import { workflowEndpoints } from './workflows.js';

/** Called from outside without a login: a token, a signature or the form's own limits protect them. */
const publicEndpoints: BoundEndpoint[] = [
  formSubmissionEndpoint,
  mailTrackingEndpoint,
  unsubscribeEndpoint,
  unsubscribePageEndpoint,
  webhookCallEndpoint,
];

/** All of them; `docs/endpoints.md` tells what each takes and returns. */
export const allEndpoints: BoundEndpoint[] = [
  ...backfillEndpoints,
  ...catalogEndpoints,
  ...eventEndpoints,
  ...healthEndpoints,
  ...messageEndpoints,
  ...peopleEndpoints,
  ...recipeEndpoints,
  ...runEndpoints,
  ...segmentEndpoints,
  ...templateEndpoints,
  ...webhookEndpoints,
  ...workflowEndpoints,
  ...publicEndpoints,
];

/** The plugin's endpoints, under `/api/whenthen`. Each checks its own access. */
export const endpoints = (runtime: Runtime): Endpoint[] => allEndpoints.map((bind) => bind(runtime));

import type { Endpoint } from 'payload';
import type { Runtime } from '../runtime.js';
import { catalogEndpoint } from './catalog.js';
import type { BoundEndpoint } from './define.js';
import { healthEndpoint, upEndpoint } from './health.js';
import { eventEndpoint } from './event.js';
import { eventsEndpoint } from './events.js';
import { messageEndpoint } from './message.js';
import { messageDecisionEndpoint } from './messageDecision.js';
import { messagesEndpoint } from './messages.js';
import { peopleEndpoint } from './people.js';
import { peopleExportEndpoint } from './peopleExport.js';
import { peopleImportEndpoint } from './peopleImport.js';
import { personEndpoint } from './person.js';
import { personSubscriptionEndpoint } from './personSubscription.js';
import { personTimelineEndpoint } from './personTimeline.js';
import { otherMethods, publicEndpoints } from './public-routes.js';
import { recipeInstallEndpoint } from './recipeInstall.js';
import { runEndpoint } from './run.js';
import { runStopEndpoint } from './runStop.js';
import { runsEndpoint } from './runs.js';
import { segmentEndpoint } from './segment.js';
import { segmentPreviewEndpoint } from './segmentPreview.js';
import { templatePreviewEndpoint } from './templatePreview.js';
import { templatePreviewPageEndpoint } from './templatePreviewPage.js';
import { templateSampleEndpoint } from './templateSample.js';
import { webhookChangeEndpoint } from './webhookChange.js';
import { webhookCreateEndpoint } from './webhookCreate.js';
import { webhookRemoveEndpoint } from './webhookRemove.js';
import { webhookRotateEndpoint } from './webhookRotate.js';
import { webhooksEndpoint } from './webhooks.js';
import { workflowBackfillCancelEndpoint } from './workflowBackfillCancel.js';
import { workflowBackfillPreviewEndpoint } from './workflowBackfillPreview.js';
import { workflowBackfillsEndpoint } from './workflowBackfills.js';
import { workflowBackfillStartEndpoint } from './workflowBackfillStart.js';
import { workflowFreezeEndpoint } from './workflowFreeze.js';
import { workflowLeftOutEndpoint } from './workflowLeftOut.js';
import { workflowPeopleEndpoint } from './workflowPeople.js';
import { workflowStatusEndpoint } from './workflowStatus.js';
import { workflowStopEndpoint } from './workflowStop.js';
import { workflowSummaryEndpoint } from './workflowSummary.js';
import { workflowWaitingEndpoint } from './workflowWaiting.js';

/** All of them; `docs/endpoints.md` tells what each takes and answers. */
export const allEndpoints: BoundEndpoint[] = [
  upEndpoint,
  catalogEndpoint,
  eventEndpoint,
  eventsEndpoint,
  healthEndpoint,
  messageDecisionEndpoint,
  messageEndpoint,
  messagesEndpoint,
  peopleEndpoint,
  peopleExportEndpoint,
  peopleImportEndpoint,
  personEndpoint,
  personSubscriptionEndpoint,
  personTimelineEndpoint,
  ...publicEndpoints,
  recipeInstallEndpoint,
  runEndpoint,
  runStopEndpoint,
  runsEndpoint,
  segmentEndpoint,
  segmentPreviewEndpoint,
  templatePreviewEndpoint,
  templatePreviewPageEndpoint,
  templateSampleEndpoint,
  webhookChangeEndpoint,
  webhookCreateEndpoint,
  webhookRemoveEndpoint,
  webhookRotateEndpoint,
  webhooksEndpoint,
  workflowBackfillCancelEndpoint,
  workflowBackfillPreviewEndpoint,
  workflowBackfillsEndpoint,
  workflowBackfillStartEndpoint,
  workflowFreezeEndpoint,
  workflowLeftOutEndpoint,
  workflowPeopleEndpoint,
  workflowStatusEndpoint,
  workflowStopEndpoint,
  workflowSummaryEndpoint,
  workflowWaitingEndpoint,
];

/** The plugin's endpoints, under `/api/whenthen`. Each checks its own access. */
export const endpoints = (runtime: Runtime): Endpoint[] =>
  [...allEndpoints, ...otherMethods].map((bind) => bind(runtime));

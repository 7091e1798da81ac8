import { createEventQueries } from '../events/queries.js';
import { track } from '../events/track.js';
import { createFormApi } from '../forms/intake.js';
import { createSeen } from '../seen/seen.js';
import { createWatermarkApi } from '../watermarks/watermarks.js';
import { createWebhookApi } from '../webhooks/incoming/webhooks.js';
import type { Engine } from './api.js';
import type { Assembled } from './assemble.js';

/** What comes in from outside. */
export const intakeOf = ({
  calls,
}: Pick<Assembled, 'calls'>): Pick<Engine, 'track' | 'events' | 'webhooks' | 'forms' | 'watermarks' | 'seen'> => ({
  track: (events) => track(calls, events),
  events: createEventQueries(calls),
  webhooks: createWebhookApi(calls),
  forms: createFormApi(calls),
  watermarks: createWatermarkApi(calls.store),
  seen: createSeen(calls.store),
});

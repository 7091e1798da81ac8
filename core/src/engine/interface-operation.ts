import { createAuditApi } from '../audit/queries.js';
import { createMetricsApi } from '../metrics/metrics.js';
import { createSendingApi } from '../sending/sending.js';
import { createRetention } from '../retention/overview.js';
import { createSettings } from '../settings/settings.js';
import type { Engine } from './api.js';
import type { Assembled } from './assemble.js';

/** How the engine itself gets on. */
export const operationOf = ({
  calls,
  health,
  prometheus,
}: Pick<Assembled, 'calls' | 'health' | 'prometheus'>): Pick<
  Engine,
  'audit' | 'metrics' | 'retention' | 'sending' | 'settings' | 'health' | 'up'
> => ({
  audit: createAuditApi(calls),
  metrics: createMetricsApi(calls, { prometheus, token: calls.options.metrics?.token, health: () => health.report() }),
  sending: createSendingApi(calls),
  settings: createSettings(calls),
  retention: createRetention(calls),
  health: () => health.report(),
  up: () => health.up(),
});

import { createAuditApi } from '../audit/queries.js';
import { createMetricsApi } from '../metrics/metrics.js';
import { createSendingApi } from '../sending/sending.js';
import { createRetention } from '../retention/overview.js';
import { createAttentionCommands } from '../attention/commands.js';
import { createAttentionQueries } from '../attention/queries.js';
import { createSettings } from '../settings/settings.js';
import { createSecretOf, createSecretsApi } from '../secrets/secrets.js';
import { createOutgoingWebhooks } from '../webhooks/outgoing/test-call.js';
import type { Engine } from './api.js';
import type { Assembled } from './assemble.js';

/** How the engine itself gets on. */
export const operationOf = ({
  calls,
  health,
  prometheus,
  webhooks,
}: Pick<Assembled, 'calls' | 'health' | 'prometheus' | 'webhooks'>): Pick<
  Engine,
  | 'attention'
  | 'audit'
  | 'metrics'
  | 'outgoingWebhooks'
  | 'retention'
  | 'secrets'
  | 'sending'
  | 'settings'
  | 'health'
  | 'up'
> => ({
  audit: createAuditApi(calls),
  metrics: createMetricsApi(calls, { prometheus, token: calls.options.metrics?.token, health: () => health.report() }),
  sending: createSendingApi(calls),
  attention: { ...createAttentionQueries(calls), ...createAttentionCommands(calls) },
  outgoingWebhooks: createOutgoingWebhooks({
    send: webhooks.send,
    secretOf: createSecretOf(calls),
    clock: calls.clock,
    audit: calls.audit,
  }),
  secrets: createSecretsApi(calls),
  settings: createSettings(calls),
  retention: createRetention(calls),
  health: () => health.report(),
  up: () => health.up(),
});

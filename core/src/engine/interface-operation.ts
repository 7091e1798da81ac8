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
  webhooks,
}: Pick<Assembled, 'calls' | 'health' | 'webhooks'>): Pick<
  Engine,
  'attention' | 'outgoingWebhooks' | 'secrets' | 'settings' | 'health' | 'up'
> => ({
  attention: { ...createAttentionQueries(calls), ...createAttentionCommands(calls) },
  outgoingWebhooks: createOutgoingWebhooks({
    send: webhooks.send,
    secretOf: createSecretOf(calls),
    clock: calls.clock,
  }),
  secrets: createSecretsApi(calls),
  settings: createSettings(calls),
  health: () => health.report(),
  up: () => health.up(),
});

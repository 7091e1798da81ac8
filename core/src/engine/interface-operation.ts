import { createAuditApi } from '../audit/queries.js';
import { createSendingApi } from '../sending/sending.js';
import { createSettings } from '../settings/settings.js';
import type { Engine } from './api.js';
import type { Assembled } from './assemble.js';

/** How the engine itself gets on. */
export const operationOf = ({
  calls,
  health,
}: Pick<Assembled, 'calls' | 'health'>): Pick<Engine, 'audit' | 'sending' | 'settings' | 'health' | 'up'> => ({
  audit: createAuditApi(calls),
  sending: createSendingApi(calls),
  settings: createSettings(calls),
  health: () => health.report(),
  up: () => health.up(),
});

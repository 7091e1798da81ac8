import { createRetention } from '../retention/overview.js';
import { createSettings } from '../settings/settings.js';
import type { Engine } from './api.js';
import type { Assembled } from './assemble.js';

/** How the engine itself gets on. */
export const operationOf = ({
  calls,
  health,
}: Pick<Assembled, 'calls' | 'health'>): Pick<Engine, 'settings' | 'retention' | 'health' | 'up'> => ({
  settings: createSettings(calls),
  retention: createRetention(calls),
  health: () => health.report(),
  up: () => health.up(),
});

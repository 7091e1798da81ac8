import { createAttentionCommands } from '../attention/commands.js';
import { createAttentionQueries } from '../attention/queries.js';
import { createSettings } from '../settings/settings.js';
import type { Engine } from './api.js';
import type { Assembled } from './assemble.js';

/** How the engine itself gets on. */
export const operationOf = ({
  calls,
  health,
}: Pick<Assembled, 'calls' | 'health'>): Pick<Engine, 'attention' | 'settings' | 'health' | 'up'> => ({
  attention: { ...createAttentionQueries(calls), ...createAttentionCommands(calls) },
  settings: createSettings(calls),
  health: () => health.report(),
  up: () => health.up(),
});

import { ConflictError, NotFoundError } from '../kernel/errors.js';
import { readId } from '../kernel/input.js';
import type { WorkflowRecord } from '../model/workflow.js';
import type { WorkflowsApi } from './api.js';
import type { Ports } from '../model/abilities/ports.js';

/** What can be done about events that came too late for a workflow. */
export const createLeftOut = ({
  store,
  signals,
}: Ports<'signals', 'events' | 'workflows'>): Pick<WorkflowsApi, 'startLeftOut' | 'dismissLeftOut'> => {
  const named = async (id: string): Promise<WorkflowRecord> => {
    const key = readId(id);
    const workflow = await store.workflows.get(key);
    if (!workflow) throw new NotFoundError(`The workflow "${key}"`);
    return workflow;
  };

  return {
    async startLeftOut(id) {
      const { _id, status, version } = await named(id);
      if (status !== 'active' || version === null)
        throw new ConflictError('Only an active workflow takes people in: activate it first.');
      const events = await store.events.startLeftOut(_id);
      if (events > 0) await signals.events();
      return { events };
    },

    dismissLeftOut: async (id) => ({ events: await store.events.dismissLeftOut((await named(id))._id) }),
  };
};

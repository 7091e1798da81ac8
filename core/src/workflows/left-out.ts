import { ConflictError, NotFoundError } from '../kernel/errors.js';
import { byText, read, readId } from '../kernel/input.js';
import type { WorkflowRecord } from '../model/workflow.js';
import { workflowThing } from './thing.js';
import type { WorkflowsApi } from './api.js';
import type { Ports } from '../model/abilities/ports.js';

/** What can be done about events that came too late for a workflow. */
export const createLeftOut = ({
  store,
  signals,
  audit,
}: Ports<'audit' | 'signals', 'events' | 'workflows'>): Pick<WorkflowsApi, 'startLeftOut' | 'dismissLeftOut'> => {
  const named = async (id: string): Promise<WorkflowRecord> => {
    const key = readId(id);
    const workflow = await store.workflows.get(key);
    if (!workflow) throw new NotFoundError(`The workflow "${key}"`);
    return workflow;
  };

  const note = (
    what: 'workflow.left_out_started' | 'workflow.left_out_dismissed',
    { _id, name }: WorkflowRecord,
    by: string | undefined,
    work: () => Promise<number>,
  ): Promise<number> =>
    audit.note({ by, what, on: { ...workflowThing(_id), name } }, work, (events) => (events > 0 ? { events } : null));

  return {
    async startLeftOut(id, by) {
      const who = read(byText.optional(), by, 'by');
      const workflow = await named(id);
      const { _id, status, version } = workflow;
      if (status !== 'active' || version === null)
        throw new ConflictError('Only an active workflow takes people in: activate it first.');
      const events = await note('workflow.left_out_started', workflow, who, () => store.events.startLeftOut(_id));
      if (events > 0) await signals.events();
      return { events };
    },

    async dismissLeftOut(id, by) {
      const who = read(byText.optional(), by, 'by');
      const workflow = await named(id);
      const forget = () => store.events.dismissLeftOut(workflow._id);
      return { events: await note('workflow.left_out_dismissed', workflow, who, forget) };
    },
  };
};

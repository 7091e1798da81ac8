import { z } from 'zod';
import { read, readId } from '../../kernel/input.js';
import type { WorkflowRecord } from '../../workflows/port.js';
import type { Engine, WorkflowView } from '../api.js';
import type { EngineContext } from '../context.js';

const workflowView = async ({ store }: EngineContext, w: WorkflowRecord): Promise<WorkflowView> => ({
  id: w._id,
  name: w.name,
  status: w.status,
  version: w.version,
  publishedAt:
    w.version === null ? null : ((await store.workflows.version(w._id, w.version))?.publishedAt.toISOString() ?? null),
  counts: await store.runs.counts(w._id),
  frozen: w.frozen,
  leftOut: await store.events.countLeftOut(w._id),
});

const versionInput = z.number().int().min(1);

export const createWorkflowQueries = (
  context: EngineContext,
): Pick<Engine['workflows'], 'get' | 'list' | 'statuses' | 'version'> => ({
  async get(id) {
    const workflow = await context.store.workflows.get(readId(id));
    return workflow ? workflowView(context, workflow) : null;
  },

  list: async () => Promise.all((await context.store.workflows.all()).map((w) => workflowView(context, w))),

  statuses: async () => new Map((await context.store.workflows.all()).map((w) => [w._id, w.status])),

  async version(id, number) {
    const [key, version] = [readId(id), read(versionInput, number, 'version')];
    const record = await context.store.workflows.version(key, version);
    if (!record) return null;
    const { workflow, name, definition, layout, publishedAt, by } = record;
    return {
      workflow,
      version,
      name,
      definition,
      layout,
      publishedAt: publishedAt.toISOString(),
      ...(by ? { by } : {}),
    };
  },
});

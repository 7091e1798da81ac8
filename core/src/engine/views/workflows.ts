import { z } from 'zod';
import { read, readId } from '../../kernel/input.js';
import type { WorkflowRecord } from '../../workflows/port.js';
import type { Engine, WorkflowView } from '../api.js';
import { originKey } from '../claim-origin.js';
import type { EngineContext } from '../context.js';

const workflowView = async (
  { store }: EngineContext,
  w: WorkflowRecord,
  documents: ReadonlySet<string>,
): Promise<WorkflowView> => {
  const version = w.version === null ? null : await store.workflows.version(w._id, w.version);
  return {
    id: w._id,
    name: w.name,
    source: documents.has(originKey('workflow', w._id)) ? 'document' : 'code',
    status: w.status,
    version: w.version,
    publishedAt: version?.publishedAt.toISOString() ?? null,
    byHand: version?.definition.triggers.some(({ kind }) => kind === 'manual') ?? false,
    counts: await store.runs.counts(w._id),
    frozen: w.frozen,
    leftOut: await store.events.countLeftOut(w._id),
  };
};

const viewsOf = async (context: EngineContext, found: (WorkflowRecord | null)[]): Promise<WorkflowView[]> => {
  const workflows = found.filter((w) => w !== null);
  const documents = await context.store.origins.noted(workflows.map((w) => originKey('workflow', w._id)));
  return Promise.all(workflows.map((w) => workflowView(context, w, documents)));
};

const versionInput = z.number().int().min(1);

export const createWorkflowQueries = (
  context: EngineContext,
): Pick<Engine['workflows'], 'get' | 'list' | 'statuses' | 'version'> => ({
  async get(id) {
    const [view] = await viewsOf(context, [await context.store.workflows.get(readId(id))]);
    return view ?? null;
  },

  list: async () => viewsOf(context, await context.store.workflows.all()),

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

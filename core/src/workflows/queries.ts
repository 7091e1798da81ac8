import { z } from 'zod';
import { read, readId } from '../kernel/input.js';
import type { FuseRecord } from '../model/fuse.js';
import type { WorkflowRecord } from '../model/workflow.js';
import { originKey } from '../model/operation/origin.js';
import { fuseView } from './fuse.js';
import { runCounts } from '../retention/counted.js';
import type { WaitingView, WorkflowView, WorkflowsApi } from './api.js';
import type { Ports } from '../model/abilities/ports.js';

const workflowView = async (
  context: Ports<'clock', 'events' | 'fuses' | 'runs' | 'sums' | 'workflows'>,
  w: WorkflowRecord,
  known: {
    documents: ReadonlySet<string>;
    fuses: ReadonlyMap<string, FuseRecord>;
    attention: ReadonlyMap<string, number>;
  },
): Promise<WorkflowView> => {
  const { store } = context;
  const version = w.version === null ? null : await store.workflows.version(w._id, w.version);
  return {
    id: w._id,
    name: w.name,
    source: known.documents.has(originKey('workflow', w._id)) ? 'document' : 'code',
    status: w.status,
    version: w.version,
    publishedAt: version?.publishedAt.toISOString() ?? null,
    byHand: version?.definition.triggers.some(({ kind }) => kind === 'manual') ?? false,
    counts: await runCounts(store, w._id),
    frozen: w.frozen,
    leftOut: await store.events.countLeftOut(w._id),
    fuse: await fuseView(context, w._id, known.fuses.get(w._id)),
    attention: known.attention.get(w._id) ?? 0,
  };
};

const viewsOf = async (
  context: Ports<'clock', 'attention' | 'events' | 'fuses' | 'origins' | 'runs' | 'sums' | 'workflows'>,
  found: (WorkflowRecord | null)[],
): Promise<WorkflowView[]> => {
  const workflows = found.filter((w) => w !== null);
  const documents = await context.store.origins.noted(workflows.map((w) => originKey('workflow', w._id)));
  const ids = workflows.map((w) => w._id);
  const [fuses, attention] = await Promise.all([context.store.fuses.of(ids), context.store.attention.countEach(ids)]);
  return Promise.all(workflows.map((w) => workflowView(context, w, { documents, fuses, attention })));
};

const versionInput = z.number().int().min(1);

/** What was counted is told again for so long, in milliseconds: whoever watches a workflow asks every few seconds. */
const COUNTED = 1_000;

const createWaiting = ({
  store,
}: Ports<never, 'runs' | 'workflows'>): ((id: string) => Promise<WaitingView | null>) => {
  const counted = new Map<string, Promise<WaitingView | null>>();
  const count = async (id: string): Promise<WaitingView | null> => {
    const workflow = await store.workflows.get(id);
    if (!workflow) return null;
    const { version } = workflow;
    const groups = await store.runs.waitingAt(id);
    const live = groups.filter((g) => g.version === version);
    return {
      version,
      steps: Object.fromEntries(live.map(({ step, n }) => [step, n])),
      older: groups.reduce((sum, g) => (g.version === version ? sum : sum + g.n), 0),
    };
  };
  return (id) => {
    const known = counted.get(id);
    if (known) return known;
    const counting = count(id);
    counted.set(id, counting);
    const forget = () => void setTimeout(() => counted.delete(id), COUNTED).unref();
    counting.then(forget, () => counted.delete(id));
    return counting;
  };
};

export const createWorkflowQueries = (
  context: Ports<'clock', 'attention' | 'events' | 'fuses' | 'origins' | 'runs' | 'sums' | 'workflows'>,
): Pick<WorkflowsApi, 'get' | 'list' | 'glances' | 'waiting' | 'version'> => {
  const waiting = createWaiting(context);
  return {
    async get(id) {
      const [view] = await viewsOf(context, [await context.store.workflows.get(readId(id))]);
      return view ?? null;
    },

    list: async () => viewsOf(context, await context.store.workflows.all()),

    async glances() {
      const workflows = await context.store.workflows.all();
      const inside = await context.store.runs.waitingInEach(workflows.map((w) => w._id));
      return new Map(
        workflows.map(({ _id, status, frozen }) => [_id, { status, frozen, waiting: inside.get(_id) ?? 0 }]),
      );
    },

    waiting: (id) => waiting(readId(id)),

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
  };
};

import type { WorkflowRecord, WorkflowStore } from '../../model/workflow.js';
import { byText } from './kit/order.js';
import type { Tables } from './kit/tables.js';

export const createMemoryWorkflows = ({ workflows, versions }: Tables): WorkflowStore => {
  const change = (id: string, now: Date, to: (workflow: WorkflowRecord) => void): Promise<boolean> => {
    const changed = workflows.update(id, (workflow) => {
      to(workflow);
      workflow.updatedAt = now;
    });
    return Promise.resolve(changed !== undefined);
  };
  return {
    get: (id) => Promise.resolve(workflows.get(id) ?? null),

    byIds(ids) {
      const found = [...new Set(ids)].flatMap((id) => workflows.get(id) ?? []);
      return Promise.resolve(new Map(found.map((w) => [w._id, w])));
    },

    all: (kind) => Promise.resolve(workflows.find((w) => w.kind === kind).sort(byText((w) => w.name))),
    active: () => Promise.resolve(workflows.find((w) => w.status === 'active' && w.version !== null)),

    frozen: (ids) => Promise.resolve(new Set(ids.filter((id) => workflows.get(id)?.frozen === true))),

    upsert(_id, name, now, kind) {
      const isNew = {
        status: 'draft' as const,
        version: null,
        frozen: false,
        createdAt: now,
        ...(kind ? { kind } : {}),
      };
      const workflow = { ...(workflows.get(_id) ?? { _id, ...isNew }), name, updatedAt: now };
      workflows.put(workflow);
      return Promise.resolve(workflows.get(_id) ?? workflow);
    },

    async pointTo(id, version, now) {
      const { version: before = null } = workflows.get(id) ?? {};
      if (before === null || before < version) await change(id, now, (workflow) => (workflow.version = version));
    },

    setStatus: (id, status, now) =>
      change(id, now, (workflow) => {
        if (status === 'active' && workflow.status !== 'active') {
          workflow.firstActiveAt ??= workflow.activeSince ? workflow.createdAt : now;
          workflow.activeSince = now;
        }
        workflow.status = status;
      }),

    setFrozen: (id, frozen, now) => change(id, now, (workflow) => (workflow.frozen = frozen)),

    insertVersion(version) {
      const isTaken = versions.count((v) => v.workflow === version.workflow && v.version === version.version) > 0;
      return Promise.resolve(!isTaken && versions.insert(version));
    },

    version: (workflow, version) => Promise.resolve(versions.get(`${workflow}@${version}`) ?? null),

    latestVersion(workflow) {
      const all = versions.find((v) => v.workflow === workflow).sort((a, b) => b.version - a.version);
      return Promise.resolve(all[0] ?? null);
    },
  };
};

import { triggerEvent } from '../definition/trigger-event.js';
import type { Placement } from '../model/abilities/placement.js';
import { circle, depthBelow, MAX_DEPTH, ownEvent } from '../model/own-event.js';
import { stopRuns } from '../runs/stop-runs.js';
import type { Ports } from '../model/abilities/ports.js';

/** Puts people into other workflows and sequences, and takes them out, on behalf of runs. */
export const createPlacement = (
  context: Ports<'clock' | 'signals' | 'versions', 'events' | 'runs' | 'workflows'>,
): Placement => ({
  async add({ workflow, again, effect, person, run }) {
    const { store, clock, versions, signals } = context;
    const now = new Date(clock.now());
    const record = await store.workflows.get(workflow);
    const name = record?.name ?? workflow;
    if (!record || record.version === null || record.status !== 'active')
      return {
        state: 'failed',
        reason: `“${name}” takes nobody in: ${record ? 'it is not active' : 'it is not there'}`,
      };
    const { definition } = (await versions.get(workflow, record.version)).record;
    const manual = definition.triggers.find((t) => t.kind === 'manual');
    const wanted = manual && triggerEvent(manual, workflow);
    if (!wanted)
      return { state: 'failed', reason: `“${name}” has no trigger “Somebody adds them by hand”: add it on its canvas` };
    const depth = depthBelow(run);
    if (depth > MAX_DEPTH) {
      const reason = circle(`“${name}” was not started`);
      await store.runs.note([run._id], reason, now);
      return { state: 'failed', reason };
    }
    const from = (await store.workflows.get(run.workflow))?.name;
    const event = ownEvent({
      id: effect._id,
      name: wanted.name,
      email: person.email,
      properties: { ...wanted.exactly, name, ...(from ? { by: from } : {}), ...(again ? { again } : {}) },
      now,
      depth,
    });
    if ((await store.events.insertNew([event])) > 0) await signals.events();
    return { state: 'done' };
  },

  async remove({ workflow, person, run }) {
    const from = (await context.store.workflows.get(run.workflow))?.name ?? run.workflow;
    await stopRuns(context, workflow, [person._id], `Taken out by the workflow “${from}”`);
    return { state: 'done' };
  },
});

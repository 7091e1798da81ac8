import { findStep } from '../../definition/workflow.js';
import type { Reopening, RunHead } from '../../model/run.js';
import { slotFor } from '../../model/operation/scheduler.js';
import { sequenceOf } from '../../definition/sequence-workflow.js';
import type { Entry } from './gates.js';
import type { Ports } from '../../model/abilities/ports.js';

/**
 * Lets people who left a sequence come back to it: those who were taken out go on where they were, and whoever is to
 * begin anew does so. Who is still inside, or came to its end, stays as they are. Returns the runs that go on.
 */
export const reopenSequences = async (
  context: Ports<'clock' | 'versions', 'runs'>,
  entries: Entry[],
): Promise<RunHead[]> => {
  const { store, clock, versions } = context;
  const wanted = entries.filter((e) => sequenceOf(e.version.record.workflow) !== undefined);
  if (wanted.length === 0) return [];
  const now = clock.now();
  const ended = await store.runs.endedOf(
    wanted.map((e) => ({ workflow: e.version.record.workflow, person: e.person._id })),
  );
  const reopened: Reopening[] = [];
  for (const { version, person, event } of wanted) {
    const run = ended.get(`${version.record.workflow}:${person._id}`);
    const restart = event.properties['again'] === 'restart';
    // The same event once only: it may be processed again after a crash. Who was inside when it happened stayed inside.
    const wasInside = !run?.endedAt || run.endedAt > event.occurredAt;
    if (!run || wasInside || run.trigger.event === event._id || !(restart || run.outcome === 'stopped')) continue;
    const { definition } = (await versions.get(run.workflow, run.version)).record;
    const left = run.step !== null && findStep(definition, run.step) ? run.step : definition.start;
    const step = restart ? definition.start : left;
    reopened.push({
      run,
      step,
      phase: 'arrive',
      stepAt: new Date(now),
      event: event._id,
      wakeAt: new Date(slotFor(now, now)),
      entry: {
        at: now,
        type: 'entered',
        trigger: `Added again, ${step === definition.start ? 'from the beginning' : 'goes on where it was'}`,
        event: event._id,
        occurredAt: event.occurredAt.getTime(),
      },
    });
  }
  return store.runs.reopen(reopened);
};

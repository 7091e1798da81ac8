import type { RunCommit } from '../../model/run.js';
import type { WakeSlot } from '../../model/operation/scheduler.js';
import type { Ports } from '../../model/abilities/ports.js';

/** Has the slots exist that the written runs wait for: one job for everybody of a slot and partition. */
export const ensureWakes = async (
  { scheduler }: Ports<'scheduler'>,
  commits: RunCommit[],
  written: Set<string>,
): Promise<void> => {
  const slots = new Map<string, WakeSlot>();
  for (const { run, transition } of commits) {
    const { wakeAt } = transition.set;
    if (wakeAt && written.has(run._id)) slots.set(`${wakeAt.getTime()}:${run.part}`, { at: wakeAt, part: run.part });
  }
  await scheduler.ensureWake([...slots.values()]);
};

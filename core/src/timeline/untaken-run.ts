import { inWords } from '../definition/in-words.js';
import type { TimelineEntry } from '../definition/journal.js';
import type { RunRecord } from '../model/run.js';
import type { Ports } from '../model/abilities/ports.js';
import type { Extensions } from '../extensions/extensions.js';

/** A run that nobody has advanced for so long waits for a worker that has its conditions, in milliseconds. */
const LONG = 60_000;

/** That a run is due and stays where it is, since no worker has the conditions its workflow asks, as a line of a timeline. */
export const untakenRunEntries = async (
  { store, clock, versions, extensions }: Ports<'clock' | 'versions', 'workflows'> & { extensions: Extensions },
  run: RunRecord,
): Promise<TimelineEntry[]> => {
  const { needs } = await versions.get(run.workflow, run.version);
  if (run.state !== 'waiting' || !run.wakeAt || clock.now() - run.wakeAt.getTime() < LONG) return [];
  if (needs.conditions.length === 0 || (await store.workflows.frozen([run.workflow])).has(run.workflow)) return [];
  const { conditions } = await extensions.all();
  const missing = needs.conditions.map(
    (type) => `“${conditions.find((c) => c.type === type)?.title ?? inWords(type)}”`,
  );
  return [
    {
      at: run.wakeAt.toISOString(),
      kind: 'note',
      tone: 'warn',
      title: 'Waits for a worker with the workflow’s conditions',
      detail: `No worker that has ${missing.join(' and ')} has run since. Start one that registers what is missing.`,
      ...(run.step === null ? {} : { step: run.step }),
      run: run._id,
    },
  ];
};

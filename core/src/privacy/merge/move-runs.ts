import { endRun } from '../../runs/end-run.js';
import type { RunHead } from '../../model/run.js';
import type { PrivacyPorts } from '../ports.js';

const BATCH = 1_000;

const entryOf = ({ workflow, entryKey }: Pick<RunHead, 'workflow' | 'entryKey'>): string => `${workflow}\n${entryKey}`;

const runsOf = async function* ({ store }: PrivacyPorts, person: string): AsyncIterable<RunHead[]> {
  for (let after = ''; ;) {
    const ids = await store.runs.idsOfPerson({ people: [person], after, limit: BATCH });
    const last = ids.at(-1);
    if (last === undefined) return;
    yield store.runs.heads(ids);
    after = last;
  }
};

const entriesOf = async (context: PrivacyPorts, person: string): Promise<Set<string>> => {
  const found = new Set<string>();
  for await (const page of runsOf(context, person)) for (const run of page) found.add(entryOf(run));
  return found;
};

/**
 * Makes the runs of one person another's. Where the other has entered by the same rule before (once, or once for a cart),
 * the run ends: the other one is the one that counts. A run that moves meanwhile is taken up again.
 */
export const moveRuns = async (
  context: PrivacyPorts,
  from: string,
  into: string,
  keep: () => Promise<void>,
): Promise<void> => {
  const { store, clock } = context;
  for (let left = true; left;) {
    left = false;
    const taken = await entriesOf(context, into);
    for await (const page of runsOf(context, from)) {
      await keep();
      left = true;
      const twice = page.filter((run) => taken.has(entryOf(run)));
      const waiting = twice.filter((run) => run.state === 'waiting');
      const reason = 'Both of two people who became one had entered: the other one goes on';
      await store.runs.commit(waiting.map((run) => endRun(run, { outcome: 'stopped', reason }, clock.now())));
      // Those that ended just now are moved in the next round, as they are then.
      const ended = page.filter((run) => !waiting.includes(run));
      const keys = new Map(twice.map((run) => [run._id, `merged:${run._id}`]));
      await store.runs.reassign(ended, into, keys);
    }
  }
};

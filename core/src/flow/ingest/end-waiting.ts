import { untilSettled } from '../../kernel/until-settled.js';
import type { RunCommit, RunHead } from '../../model/run.js';
import type { Ports } from '../../model/abilities/ports.js';

/**
 * Ends those of the waiting runs of people for which there is a reason, whoever else moves them meanwhile. Returns how
 * many were ended.
 */
export const endWaiting = async (
  { store, atGap }: Ports<'atGap', 'runs'>,
  people: string[],
  endOf: (run: RunHead) => RunCommit | undefined,
): Promise<number> => {
  let ended = 0;
  await untilSettled(people, async (open) => {
    const commits = (await store.runs.waitingOf(open)).flatMap((run) => endOf(run) ?? []);
    const written = await store.runs.commit(commits);
    ended += written.size;
    if (written.size > 0) await atGap('ingest: lost runs ended');
    return [...new Set(commits.filter((c) => !written.has(c.run._id)).map((c) => c.run.person))];
  });
  return ended;
};

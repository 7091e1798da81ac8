import type { ErasureRecord, PersonTrace } from '../../model/operation/erasure.js';
import type { PrivacyPorts } from '../ports.js';

/** What is erased at once, in records. */
export const BATCH = 1_000;

/** Somebody who is being erased, at one pass. */
export interface Erasing {
  context: PrivacyPorts;
  erasure: ErasureRecord;
  trace: PersonTrace;
  /** Ids: theirs, and of whoever a process that stood still made of them once more. */
  people: string[];
  /** What happened by then goes. */
  until: Date;
  /** Called before each batch: holds the work for this process. @throws where it is another's by now */
  keep(): Promise<void>;
}

/** Does something in batches until there is nothing left; `batch` returns how many it did. */
export const untilNone = async ({ keep }: Pick<Erasing, 'keep'>, batch: () => Promise<number>): Promise<void> => {
  do await keep();
  while ((await batch()) > 0);
};

/** The ids of all of their runs, page by page. */
export const eachPageOfRuns = async (
  { context: { store }, trace, people, keep }: Erasing,
  work: (ids: string[]) => Promise<void>,
): Promise<void> => {
  for (let after = ''; ;) {
    await keep();
    const ids = await store.runs.idsOfPerson({ people: [...people, trace.alias], after, limit: BATCH });
    const last = ids.at(-1);
    if (last === undefined) return;
    await work(ids);
    after = last;
  }
};

import { untilWritten } from '../../kernel/until-written.js';

/** Writes results as they come in. */
export interface ResultWriter<Result> {
  /** Resolves when it is written. @throws what the last try threw */
  add(result: Result): Promise<void>;
}

/**
 * Writes each result soon after it came in, in groups: while one group is being written, the next one gathers. What
 * ended is so known to have ended, whatever becomes of its neighbours, at the cost of few writes where they are quick.
 * While the database is away, it is tried again. @param write may be made twice
 */
export const createResultWriter = <Result>(write: (group: Result[]) => Promise<void>): ResultWriter<Result> => {
  let gathered: Result[] = [];
  let next: Promise<void> | undefined;
  let writing: Promise<void> = Promise.resolve();

  const turn = async (before: Promise<void>): Promise<void> => {
    await before.catch(() => undefined);
    const group = gathered;
    gathered = [];
    next = undefined;
    await untilWritten(() => write(group));
  };

  return {
    add(result) {
      gathered.push(result);
      if (!next) {
        next = turn(writing);
        writing = next;
      }
      return next;
    },
  };
};

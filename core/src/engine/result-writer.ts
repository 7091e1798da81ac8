/** Writes results as they come in. */
export interface ResultWriter<Result> {
  add(result: Result): void;
  /** Resolves when all that was added is written. @throws what the first write that failed threw */
  settled(): Promise<void>;
}

/**
 * Writes each result soon after it came in, in groups: while one group is being written, the next one gathers. What
 * ended is so known to have ended, whatever becomes of its neighbours, at the cost of few writes where they are quick.
 */
export const createResultWriter = <Result>(write: (group: Result[]) => Promise<void>): ResultWriter<Result> => {
  let gathered: Result[] = [];
  let writing: Promise<void> | undefined;
  const failures: unknown[] = [];

  const turn = async (): Promise<void> => {
    while (gathered.length > 0) {
      const group = gathered;
      gathered = [];
      try {
        await write(group);
      } catch (error) {
        failures.push(error);
      }
    }
    writing = undefined;
  };

  return {
    add(result) {
      gathered.push(result);
      writing ??= turn();
    },
    async settled() {
      await writing;
      if (failures.length > 0) throw failures[0];
    },
  };
};

/** The address of a MongoDB for the tests, started when first asked for, and its end. */
export interface Database {
  /** @throws Error with what to do where none can be had; asked again, it throws the same. */
  uri(): Promise<string>;
  stop(): Promise<void>;
}

/** One MongoDB for all suites that need one, started again should it end by itself; the one that MONGODB_URI names is used as it is. */
export const testDatabase = (): Database => {
  let started: Promise<{ uri: string; stop(): Promise<void> }> | undefined;
  return {
    async uri() {
      // Loaded only when needed: lint and unit tests shall run also where the stack does not.
      started ??= import('@whenthen/example-stack').then(({ keepMongoRunning }) =>
        keepMongoRunning({ inMemory: true, report: (line) => console.log(line), ask: () => Promise.resolve(true) }),
      );
      return (await started).uri;
    },
    async stop() {
      await started?.then((mongo) => mongo.stop()).catch(() => undefined);
    },
  };
};

import { startMongo, type MongoOptions, type RunningMongo } from '@whenthen/example-stack/machine/mongo/start';

/** A MongoDB of a test's own also where the tests were given one: that one is not theirs to kill. */
export const startOwnMongo = async (options: MongoOptions): Promise<RunningMongo> => {
  const given = process.env['MONGODB_URI'];
  delete process.env['MONGODB_URI'];
  try {
    return await startMongo({ ask: () => Promise.resolve(true), ...options });
  } finally {
    if (given !== undefined) process.env['MONGODB_URI'] = given;
  }
};

import { createScheduler } from '../schedule/agenda.js';
import { jobCollection } from '../schedule/collection.js';
import { openStore } from '../store/index.js';
import type { OpenBackend } from './backend.js';

/** MongoDB, with Agenda to wake. @param onCommand called with the name of each command that is sent */
export const onMongoDB =
  (onCommand?: (name: string) => void): OpenBackend =>
  async ({ mongo, partitions, leaseMs, sweepMs }, atGap) => {
    const { connection, bootstrap, ...store } = await openStore({ ...mongo, atGap, onCommand });
    try {
      const { db } = connection;
      if (!db) throw new Error('The connection to MongoDB is closed.');
      const { schema } = await bootstrap([jobCollection(mongo.prefix)]);
      return {
        store,
        schema,
        scheduler: ({ clock, pulse, logger }) =>
          createScheduler({
            db,
            prefix: mongo.prefix,
            partitions,
            leaseMs,
            sweepMs,
            now: () => clock.now(),
            onJob: () => pulse.beat('scheduler'),
            onError: (error) => pulse.failed('scheduler', error),
            logger,
          }),
      };
    } catch (error) {
      // Whoever tries again would leave one more connection behind each time.
      await store.close();
      throw error;
    }
  };

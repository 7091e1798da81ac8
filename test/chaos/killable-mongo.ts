import { temporaryFolder } from '@whenthen/example-stack/machine/folder';
import { startOwnMongo } from '../support/own-mongo.js';

/** A MongoDB of our own that can be killed. */
export interface KillableMongo {
  /** The same all the time. */
  uri: string;
  /** Kills it as a power cut does, and starts it again where it was. */
  kill(): Promise<void>;
  /** Ends it and removes its data. */
  stop(): Promise<void>;
}

/** After a kill it reads its journal first, which takes long beside busy workers. In milliseconds. */
const LAUNCH = 90_000;

export const startKillableMongo = async (cacheGb: number): Promise<KillableMongo> => {
  const folder = await temporaryFolder('chaos-mongo');
  const how = { dbPath: folder.path, cacheGb, launchMs: LAUNCH };
  let mongo = await startOwnMongo(how);
  const { uri } = mongo;
  return {
    uri,
    async kill() {
      await mongo.kill();
      mongo = await startOwnMongo({ ...how, port: Number(new URL(uri).port) });
    },
    async stop() {
      await mongo.stop();
      await folder.remove();
    },
  };
};

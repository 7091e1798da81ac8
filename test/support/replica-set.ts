import type { RunningMongo } from '@whenthen/example-stack/machine/mongo/start';
import { waitUntil } from '@whenthen/example-stack/machine/wait';
import { MongoClient, type Document } from 'mongodb';
import { startOwnMongo } from './own-mongo.js';

/** Three MongoDB servers that hold the same data. */
export interface ReplicaSet {
  /** Names all members, so that a client finds the primary after each election. */
  uri: string;
  /** The primary gives its place to another member, as in an upgrade of the set. Returns when the new one is elected. */
  stepDown(): Promise<void>;
  stop(): Promise<void>;
}

const NAME = 'whenthen';
const ELECTION_MS = 60_000;
/** So long the old primary does not stand for election. */
const ASIDE_SECONDS = 60;

/** Starts a replica set of three, and waits for its primary. @throws where a member does not start. */
export const startReplicaSet = async (): Promise<ReplicaSet> => {
  const members: RunningMongo[] = [];
  for (let i = 0; i < 3; i++) members.push(await startOwnMongo({ replicaSet: NAME }));
  const hosts = members.map(({ uri }) => new URL(uri).host);
  const command = async (host: string, body: Document): Promise<Document> => {
    const client = new MongoClient(`mongodb://${host}`, { directConnection: true, serverSelectionTimeoutMS: 5_000 });
    try {
      return await client.db('admin').command(body);
    } finally {
      await client.close();
    }
  };
  const findPrimary = async (): Promise<string | undefined> => {
    for (const host of hosts) {
      const hello = await command(host, { hello: 1 }).catch(() => undefined);
      if (hello?.['isWritablePrimary'] === true) return host;
    }
    return undefined;
  };
  const elected = (isIt: (host: string) => boolean) =>
    waitUntil(async () => (await findPrimary().then((host) => host !== undefined && isIt(host))) || undefined, {
      timeoutMs: ELECTION_MS,
      what: 'the replica set to elect a primary',
    });

  await command(hosts[0]!, {
    replSetInitiate: { _id: NAME, members: hosts.map((host, _id) => ({ _id, host })) },
  });
  await elected(() => true);
  return {
    uri: `mongodb://${hosts.join(',')}/?replicaSet=${NAME}`,
    async stepDown() {
      const before = await findPrimary();
      if (before === undefined) throw new Error('The replica set has no primary to step down.');
      await command(before, { replSetStepDown: ASIDE_SECONDS, secondaryCatchUpPeriodSecs: 10 });
      await elected((host) => host !== before);
    },
    async stop() {
      await Promise.all(members.map((member) => member.stop()));
    },
  };
};

import { keepMongoRunning, type KeptMongo } from '@whenthen/example-stack/machine/mongo/keep-running';
import { waitUntil } from '@whenthen/example-stack/machine/wait';
import { MongoClient } from 'mongodb';

/** The MongoDB of the tests under a process manager: what is started again when it ends by itself. */
describe('a MongoDB that is kept running', () => {
  const given = process.env['MONGODB_URI'];
  const reported: string[] = [];
  let mongo: KeptMongo;
  beforeAll(async () => {
    // Its own: that of the other tests is not to be killed.
    delete process.env['MONGODB_URI'];
    mongo = await keepMongoRunning({
      inMemory: true,
      report: (line) => reported.push(line),
      ask: () => Promise.resolve(true),
    });
  }, 120_000);
  afterAll(async () => {
    await mongo?.stop();
    if (given !== undefined) process.env['MONGODB_URI'] = given;
  }, 60_000);

  it('is back on its address with what it had acknowledged, and says how it ended', async () => {
    const client = new MongoClient(mongo.uri, { serverSelectionTimeoutMS: 60_000 });
    try {
      const things = client.db('kept').collection<{ _id: number }>('things');
      await things.insertOne({ _id: 1 }, { writeConcern: { w: 1, j: true } });
      const before = mongo.pid();
      process.kill(-Number(before), 'SIGKILL');

      await waitUntil(() => things.insertOne({ _id: 2 }).catch(() => null), {
        timeoutMs: 60_000,
        what: 'a MongoDB that was started again',
      });

      expect((await things.find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id)).toEqual([1, 2]);
      expect(mongo.pid()).not.toBe(before);
      expect(reported.filter((line) => line.startsWith('MongoDB ended by itself, by SIGKILL'))).toHaveLength(1);
    } finally {
      await client.close(true);
    }
  }, 120_000);
});

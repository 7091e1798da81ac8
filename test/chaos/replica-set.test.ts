import { createEngine, type Engine } from '@whenthen/core';
import { workflow } from '@whenthen/core/builder';
import { temporaryFolder, type TemporaryFolder } from '@whenthen/example-stack/machine/folder';
import { waitUntil } from '@whenthen/example-stack/machine/wait';
import { startWorker, type RunningWorker } from '@whenthen/example-stack/services/worker';
import { MongoClient, type Db } from 'mongodb';
import { closeBooks } from '../support/books.js';
import { startReplicaSet, type ReplicaSet } from '../support/replica-set.js';
import { pause } from './kill-plan.js';
import { startMailServer, type MailServer } from './mail-server.js';
import { isAtRest } from './world.js';

const MINUTE = 60_000;
const PEOPLE = 600;
/** People come in groups of so many, so many milliseconds apart. */
const GROUP = 20;
const APART_MS = 300;

let folder: TemporaryFolder;
let set: ReplicaSet;
let client: MongoClient;
let db: Db;
let mail: MailServer;
let engine: Engine;
let workers: RunningWorker[] = [];

beforeAll(async () => {
  folder = await temporaryFolder('chaos-replica-set');
  set = await startReplicaSet();
  mail = await startMailServer();
  const database = 'chaos_replica_set';
  client = await MongoClient.connect(set.uri);
  db = client.db(database);
  engine = await createEngine({ mongo: { uri: set.uri, database }, timeScale: 600 });
  await engine.templates.publish({ id: 'hello', name: 'Hello', subject: 'Hello', html: '<p>Hello</p>' });
  const steps = workflow('stream').on('go').wait('1 hour').addTag('one').send('hello').wait('1 hour').addTag('two');
  await engine.workflows.publish(steps.build());
  await engine.workflows.setStatus('stream', 'active');
  const settings = { mongoUri: set.uri, mongoDatabase: database, smtpUrl: mail.url, timeScale: 600 };
  workers = await Promise.all(
    ['one', 'two'].map((name) => startWorker({ ...settings, logDir: folder.path, name, leaseMs: 7_000 })),
  );
}, 4 * MINUTE);

afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.kill()));
  await engine.stop();
  await mail.close();
  await closeBooks(db).finally(async () => {
    await client.close();
    await set.stop();
    await folder.remove();
  });
}, 2 * MINUTE);

it(
  'loses no mail and doubles none when the primary of a replica set steps down under a steady stream',
  async () => {
    for (let first = 0; first < PEOPLE; first += GROUP) {
      if (first === PEOPLE / 2) await set.stepDown();
      await engine.track(
        Array.from({ length: GROUP }, (_, i) => ({
          source: 'shop',
          id: String(first + i),
          name: 'go',
          email: `person-${first + i}@example.com`,
        })),
      );
      await pause(APART_MS);
    }
    await waitUntil(async () => (await isAtRest(db)) || undefined, {
      timeoutMs: 2 * MINUTE,
      what: 'all to be at rest',
    });

    const runs = db.collection('whenthen_runs');
    expect(await runs.countDocuments({ outcome: 'completed' })).toBe(PEOPLE);
    expect(mail.mails.length).toBe(PEOPLE);
    expect(new Set(mail.mails.map(({ to }) => to[0])).size).toBe(PEOPLE);
    const people = db.collection('whenthen_people');
    expect(await people.countDocuments({ tags: { $all: ['one', 'two'] } })).toBe(PEOPLE);
  },
  5 * MINUTE,
);

import { createEngine, type Engine } from '@whenthen/core';
import { temporaryFolder } from '@whenthen/example-stack/machine/folder';
import { waitUntil } from '@whenthen/example-stack/machine/wait';
import { MongoClient, type Db } from 'mongodb';
import { closeBooks } from '../../support/books.js';
import { startKillableMongo, type KillableMongo } from '../killable-mongo.js';
import { createRandom } from '../random.js';
import { endOfLogs } from '../world.js';
import { peopleFaults } from './checks/people.js';
import { replayFaults } from './checks/replay.js';
import { runFaults } from './checks/runs.js';
import { mailFaults, sentFigures, webhookFaults, type SentFigures } from './checks/sent.js';
import { readStored } from './checks/stored.js';
import { planVisits, type Visit } from './story/crowd.js';
import { planFaults, type Fault } from './faults.js';
import { openFeed, type Feed } from './feed.js';
import { startMailSink, type MailSink } from './sinks/mail-sink.js';
import type { StormOptions } from './options.js';
import { untilFed, untilRest } from './rest.js';
import { startWebhookSink, type WebhookSink } from './sinks/webhook-sink.js';
import { startWorkers, type Workers } from './workers.js';
import { publishWorkflows, TIME_SCALE } from './story/workflows.js';

/** How a storm ended. */
export interface StormReport {
  /** What is not as it has to be; a line each. */
  faults: string[];
  runs: number;
  people: number;
  /** Entries of journals that were decided again. */
  decisions: number;
  sent: SentFigures;
  /** How often the servers did, by how. */
  misbehaved: { mail: Record<string, number>; webhooks: Record<string, number> };
  /** From the last fault to rest, and all together, in milliseconds. */
  restMs: number;
  tookMs: number;
}

/** At rest after this, in milliseconds. */
const REST = 60_000;
/** No more is handed over as long as so much is overdue. */
const MOST_OVERDUE = 400;

interface Scene {
  options: StormOptions;
  say: (line: string) => void;
  mongo: KillableMongo;
  db: Db;
  engine: Engine;
  mail: MailSink;
  webhooks: WebhookSink;
  workers: Workers;
  feed: Feed;
  visits: Visit[];
}

const strike = async ({ mongo, workers }: Scene, fault: Fault): Promise<void> => {
  if (fault.kind === 'database') await mongo.kill();
  else await (fault.kind === 'kill' ? workers.kill(fault) : workers.pause(fault));
  await workers.checkAlive();
};

/** Hands events over in as many portions as there are faults, and two; a fault comes with each but the first and the last. */
const play = async (scene: Scene): Promise<void> => {
  const { visits, feed, db, say, options } = scene;
  const faults = planFaults(createRandom(options.seed + 1), options);
  const portion = Math.ceil(visits.length / (faults.length + 2));
  for (let i = 0; i < faults.length + 2; i++) {
    const fault = faults[i - 1];
    const some = visits.slice(i * portion, (i + 1) * portion);
    await untilFed(db, MOST_OVERDUE);
    say(
      `${Math.min((i + 1) * portion, visits.length)} of ${visits.length} visits; ${fault ? JSON.stringify(fault) : 'no fault'}`,
    );
    await Promise.all([feed.visits(some), fault && strike(scene, fault)]);
  }
  await feed.done();
};

const check = async ({
  db,
  mail,
  webhooks,
  visits,
  feed,
  say,
}: Scene): Promise<Omit<StormReport, 'restMs' | 'tookMs'>> => {
  const books = await closeBooks(db).then(
    () => [],
    (error: Error) => [error.message],
  );
  const stored = await readStored(db);
  say(`${stored.runs.length} runs of ${stored.people.size} people are looked at`);
  const replayed = replayFaults(stored);
  return {
    faults: [
      ...books,
      ...runFaults(visits, feed.acknowledged, stored),
      ...peopleFaults(stored),
      ...mailFaults(stored, mail),
      ...webhookFaults(stored, webhooks),
      ...replayed.faults,
    ],
    runs: stored.runs.length,
    people: stored.people.size,
    decisions: replayed.entries,
    sent: sentFigures(stored, mail, webhooks),
    misbehaved: {
      mail: Object.fromEntries(mail.misbehaved),
      webhooks: Object.fromEntries(webhooks.misbehaved),
    },
  };
};

const openScene = async (
  options: StormOptions,
  say: (line: string) => void,
  later: (close: () => Promise<unknown>) => void,
): Promise<Scene & { logs: string }> => {
  const folder = await temporaryFolder('storm');
  later(folder.remove);
  const mongo = await startKillableMongo(0.5);
  later(mongo.stop);
  const mail = await startMailSink(options.seed);
  later(mail.close);
  const webhooks = await startWebhookSink(options.seed);
  later(webhooks.close);
  const mongoDatabase = 'storm';
  const client = await MongoClient.connect(mongo.uri);
  later(() => client.close());
  const engine = await createEngine({ mongo: { uri: mongo.uri, database: mongoDatabase }, timeScale: TIME_SCALE });
  later(() => engine.stop());
  // Far more enter in an hour than a shop would have let in without being asked.
  await engine.settings.change('fuse', { on: false }, { by: 'storm' });
  say('MongoDB and the servers are there');
  await publishWorkflows(engine, webhooks.url);
  say('everything is published');
  const settings = { mongoUri: mongo.uri, mongoDatabase, smtpUrl: mail.url, timeScale: TIME_SCALE };
  const workers = await startWorkers(settings, folder.path);
  later(workers.close);
  say('the workers are there');
  const db = client.db(mongoDatabase);
  const isBuilt = async () =>
    (await db.collection('whenthen_segments').countDocuments({ build: { $exists: true } })) === 0;
  await waitUntil(isBuilt, { timeoutMs: REST, what: 'the segment to be built' });
  const random = createRandom(options.seed);
  const visits = planVisits(random, options.runs);
  return {
    options,
    say,
    mongo,
    db,
    engine,
    mail,
    webhooks,
    workers,
    feed: openFeed(engine, random),
    visits,
    logs: folder.path,
  };
};

/**
 * Has a crowd run through workflows while workers and MongoDB are killed or stand still and servers misbehave, and
 * looks afterwards whether everything is exactly as it has to be. @param say is told how it gets on
 * @throws Error where it does not come to an end
 */
export const runStorm = async (options: StormOptions, say: (line: string) => void): Promise<StormReport> => {
  const began = performance.now();
  const closing: (() => Promise<unknown>)[] = [];
  let logs: string | undefined;
  let limit: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    limit = setTimeout(() => reject(new Error(`Not over after ${options.minutes} minutes`)), options.minutes * 60_000);
  });
  const whole = async (): Promise<StormReport> => {
    const scene = await openScene(options, say, (close) => closing.unshift(close));
    ({ logs } = scene);
    await play(scene);
    say('all was handed over, nothing goes wrong any more');
    scene.mail.peace();
    scene.webhooks.peace();
    const restMs = await untilRest(scene.db, REST, say);
    say(`at rest after ${(restMs / 1_000).toFixed(1)} s`);
    await scene.workers.checkAlive();
    await scene.workers.stop();
    return { ...(await check(scene)), restMs, tookMs: performance.now() - began };
  };
  try {
    return await Promise.race([whole(), tooLong]);
  } catch (error) {
    const told = logs === undefined ? '' : await endOfLogs(logs);
    throw new Error(`${(error as Error).message}\n${told}`, { cause: error });
  } finally {
    clearTimeout(limit);
    for (const close of closing) await close().catch((error: unknown) => say(`not closed: ${String(error)}`));
  }
};

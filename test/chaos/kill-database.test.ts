import { temporaryFolder, type TemporaryFolder } from '@whenthen/example-stack/machine/folder';
import type { RunningMongo } from '@whenthen/example-stack/machine/mongo/start';
import type { EventInput } from '@whenthen/core';
import { decideAboutHeld } from './held.js';
import { pause } from './kill-plan.js';
import { cartEvent, publishStory, shopper, TIME_SCALE, type Shopper } from './story.js';
import { isAtRest, openWorld, runsIn, type World } from './world.js';
import { startOwnMongo } from '../support/own-mongo.js';

const PEOPLE = 12;
const MINUTE = 60_000;

let folder: TemporaryFolder;
let mongo: RunningMongo;
let world: World;
beforeAll(async () => {
  folder = await temporaryFolder('chaos-mongo');
  mongo = await startOwnMongo({ dbPath: folder.path });
  world = await openWorld('database', { mongoUri: mongo.uri, timeScale: TIME_SCALE });
  await publishStory(world.engine);
}, 3 * MINUTE);
afterAll(async () => {
  await world.close();
  await mongo.stop();
  await folder.remove();
}, MINUTE);

/** Kills MongoDB as a power cut does, and starts it again where it was. */
const killDatabase = async (): Promise<void> => {
  await mongo.kill();
  mongo = await startOwnMongo({ dbPath: folder.path, port: Number(new URL(mongo.uri).port) });
};

/** As a caller who knows the promise: what was not acknowledged is handed over again. */
const handOver = async (event: EventInput): Promise<void> => {
  for (;;) {
    const accepted = await world.engine.track(event).catch(() => undefined);
    if (accepted) return;
    await pause(200);
  }
};

const nextMail = (phase: 'begun' | 'ended'): Promise<void> =>
  new Promise((resolve) => {
    const unwatch = world.mail.watch((seen) => {
      if (seen !== phase) return;
      unwatch();
      resolve();
    });
  });

test(
  'MongoDB killed under a worker in the middle of the story: everything is caught up, each mail once',
  async () => {
    const { mail, db } = world;
    mail.watch((phase) => pause(phase === 'ended' ? 100 : 20));
    const worker = await world.worker();
    const pid = worker.process()?.pid;
    const people = Array.from({ length: PEOPLE }, (_, i) => shopper(i, i % 4 === 3 ? 'buys at once' : 'leaves'));
    const enter = async (some: Shopper[]) => {
      for (const who of some) {
        await handOver(cartEvent('added_to_cart', who));
        if (who.conduct === 'buys at once') await handOver(cartEvent('$purchase', who));
      }
    };

    await enter(people.slice(0, 4));
    await world.within('a mail to begin', nextMail('begun'));
    await Promise.all([killDatabase(), enter(people.slice(4, 8))]);
    const ended = nextMail('ended');
    await enter(people.slice(8));
    await world.within('a mail to end', ended);
    await killDatabase();
    await world.until('everything to be done', () => isAtRest(db).catch(() => false), 2 * MINUTE);
    await decideAboutHeld(world);
    expect(worker.process()?.pid).toBe(pid);
    expect(await Promise.race([worker.process()?.exited.then(() => 'it ended'), Promise.resolve('it goes on')])).toBe(
      'it goes on',
    );
    const leaving = people.filter(({ conduct }) => conduct === 'leaves');
    expect(mail.mails.map(({ subject }) => subject).sort()).toEqual(
      leaving.flatMap(({ name }) => [`discount for ${name}`, `reminder for ${name}`]).sort(),
    );
    expect(await db.collection('whenthen_messages').countDocuments({ state: { $ne: 'sent' } })).toBe(0);
    const outcomes = Object.fromEntries((await runsIn(db)).map(({ instance, outcome }) => [instance, outcome]));
    expect(outcomes).toEqual(
      Object.fromEntries(people.map(({ cart, conduct }) => [cart, conduct === 'leaves' ? 'completed' : 'goal'])),
    );
  },
  4 * MINUTE,
);

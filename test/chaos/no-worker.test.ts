import { createEngine, type Engine } from '@whenthen/core';
import { cartAbandonment } from '@whenthen/core/testing';
import { temporaryFolder, type TemporaryFolder } from '@whenthen/example-stack/machine/folder';
import { startPostgres, type RunningPostgres } from '@whenthen/example-stack/machine/postgres/start';
import { silent } from '@whenthen/example-stack/machine/report';
import { waitUntil } from '@whenthen/example-stack/machine/wait';
import { startStore, type RunningStore } from '@whenthen/example-stack/services/store';
import { buyersAddress, discountCode } from '@whenthen/example-stack/story/cast';
import { waitMs } from '@whenthen/example-stack/story/durations';
import type { ExpectedCart } from '@whenthen/example-stack/story/expected';
import { checkOutcome, waitForEnd } from '@whenthen/example-stack/story/outcome';
import { playShoppers } from '@whenthen/example-stack/story/play';
import { readerOverEngine } from '@whenthen/example-stack/story/reader';
import { enterShop } from '@whenthen/example-stack/story/shopper';
import { MongoClient, type Db } from 'mongodb';
import { startMailServer, type MailServer } from './mail-server.js';
import { openMongoProxy, type MongoProxy } from './mongo-proxy.js';

const MINUTE = 60_000;
/** The hour is over before anybody could order, so that who is spared is spared by what had happened; a day is 6 s. */
const TIME_SCALE = 14_400;
const DATABASE = `chaos_no_worker_${process.pid}`;
const LOST = 'lost-event@example.com';

let folder: TemporaryFolder;
let postgres: RunningPostgres;
let client: MongoClient;
let db: Db;
let mail: MailServer;
let proxy: MongoProxy;
let engine: Engine;
let store: RunningStore;
/** What was played, and what should become of it. */
const carts: ExpectedCart[] = [];

const definition = cartAbandonment({ reminder: 'reminder', discount: 'discount' });
const items = '<ul>{{#each event.items}}<li>{{title}}</li>{{/each}}</ul>';

beforeAll(async () => {
  const uri = process.env['MONGODB_URI'];
  if (!uri) throw new Error('Set MONGODB_URI, or run the tests by `npm test`, which finds a MongoDB.');
  folder = await temporaryFolder('chaos-no-worker');
  postgres = await startPostgres();
  mail = await startMailServer();
  client = await MongoClient.connect(uri);
  db = client.db(DATABASE);
  engine = await createEngine({ mongo: { uri, database: DATABASE } });
  await engine.templates.publish({ id: 'reminder', name: 'Reminder', subject: 'Still there', html: items });
  const html = `${items}<p>${discountCode}</p>`;
  await engine.templates.publish({ id: 'discount', name: 'Discount', subject: 'Ten percent', html });
  await engine.workflows.publish({ id: 'cart', name: 'Cart abandonment', definition });
  await engine.workflows.setStatus('cart', 'active');
  proxy = await openMongoProxy(uri);
  store = await startStore({
    mongoUri: proxy.uri,
    mongoDatabase: DATABASE,
    smtpUrl: mail.url,
    timeScale: TIME_SCALE,
    databaseUrl: await postgres.database('store'),
    logDir: folder.path,
    worker: false,
    reconcileMs: 1_000,
  });
}, 4 * MINUTE);
afterAll(async () => {
  await store.kill();
  await engine.stop();
  await proxy.close();
  await mail.close();
  await db.dropDatabase();
  await client.close();
  await postgres.stop();
  await folder.remove();
}, MINUTE);

const isStored = (email: string, name: string): Promise<boolean> =>
  db
    .collection('whenthen_events')
    .countDocuments({ email, name })
    .then((count) => count > 0);

const expectNothingDone = async (): Promise<void> => {
  expect(mail.mails).toEqual([]);
  expect((await engine.runs.list({})).items).toEqual([]);
};

it(
  'while no worker runs, what shoppers do is stored and nothing is done',
  async () => {
    carts.push(...(await playShoppers(store, silent)));
    for (const { shopper, ends } of carts) {
      const name = ends === 'ordered' ? '$purchase' : 'added_to_cart';
      await waitUntil(() => isStored(shopper, name), { timeoutMs: MINUTE, what: `${name} of ${shopper}` });
    }
    await expectNothingDone();
  },
  2 * MINUTE,
);

it(
  'a store killed between an order and its event has not handed the event over',
  async () => {
    const shopper = enterShop(store);
    const cart = await shopper.takeCart();
    await shopper.putIn(cart, 'Linen Shirt / S');
    await shopper.giveAddress(cart, buyersAddress);
    await shopper.prepareOrder(cart);
    await shopper.giveEmail(cart, LOST);
    await waitUntil(() => isStored(LOST, 'added_to_cart'), { timeoutMs: MINUTE, what: 'the cart to be handed over' });

    // From here on the subscriber writes into the void; the order is PostgreSQL's.
    proxy.stop();
    const order = await shopper.completeOrder(cart);
    expect(order).toMatch(/^order_/);
    await store.kill();
    proxy.reset();
    expect(await isStored(LOST, '$purchase')).toBe(false);
    carts.push({ shopper: LOST, cart, products: ['Linen Shirt'], ends: 'ordered' });
    await expectNothingDone();
  },
  2 * MINUTE,
);

it(
  'once a worker runs everything is caught up: mails for who left, none for who ordered',
  async () => {
    await store.restart({ worker: true });
    const story = {
      carts,
      firstWaitMs: waitMs(definition, 'wait_hour') / TIME_SCALE,
      secondWaitMs: waitMs(definition, 'wait_day') / TIME_SCALE,
    };
    const evidence = { reader: readerOverEngine(engine), inbox: mail.inbox };
    await waitForEnd(story, evidence, { timeoutMs: 2 * MINUTE });
    const checks = await checkOutcome(story, evidence);
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(checks.length).toBeGreaterThanOrEqual(carts.length * 3);
    expect(await isStored(LOST, '$purchase')).toBe(true);
  },
  4 * MINUTE,
);

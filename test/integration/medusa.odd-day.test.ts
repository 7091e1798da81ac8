import { createEngine, type Engine } from '@whenthen/core';
import { waitUntil } from '@whenthen/example-stack/machine/wait';
import { MongoClient } from 'mongodb';
import { startMailServer, type MailServer } from '../chaos/mail-server.js';
import { closeBooks } from '../support/books.js';
import { admin, customer, guest, type Send } from './medusa/client.js';
import { clerk } from './medusa/clerk.js';
import { oddOptions } from './medusa/odd-workflows.js';
import { add, buy, complete, newCart, prepareCheckout, update, variantOf } from './medusa/shopper.js';
import { startTestStore, type TestStore } from './medusa/store.js';

/** An hour of a workflow takes half a minute: a whole checkout fits into it, also on a slow machine. */
const FASTER = 120;
const HOUR = 3_600_000 / FASTER;
/** Where the plugin keeps its data when it comes anew into a shop that has been open for a month. */
const PREFIX = 'odd_';

/** Ages everything that is in the shop: an order, a cart, an account for each of the last thirty days. */
const AGE = `
module.exports.default = async ({ container }) => {
  const db = container.resolve('__pg_connection__');
  for (const table of ['order', 'cart', 'cart_line_item', 'customer', 'order_item', 'payment_collection']) {
    const rows = await db(table).select('id').orderBy('created_at');
    for (const [i, { id }] of rows.entries())
      await db.raw(
        \`update "\${table}" set created_at = created_at - interval '\${1 + (i % 30)} days', updated_at = updated_at - interval '\${1 + (i % 30)} days' where id = ?\`,
        [id],
      );
  }
};`;

/** A cart with two hundred lines, in another currency, whose titles are not what one hopes for. */
const BIG = `
module.exports.default = async ({ container }) => {
  const carts = container.resolve('cart');
  const cart = await carts.createCarts({ currency_code: 'eur', email: 'big@example.com' });
  await carts.addLineItems(
    cart.id,
    Array.from({ length: 200 }, (_, i) => ({
      title: '<b>Sock & "Shoe"</b> 🧦 ' + i,
      quantity: 1,
      unit_price: 1.5,
    })),
  );
};`;

let mail: MailServer;
let store: TestStore;
let shop: Send;
let staff: Send;
let engine: Engine;
const variant = (title: string) => variantOf(store.seed, title);
const mails = async (who: string) => mail.inbox.list(`${who}@example.com`);
const subjects = async (who: string) => (await mails(who)).map((m) => m.subject.split(' ')[0]).sort();
const texts = async (who: string, subject: string) =>
  (await mails(who)).filter((m) => m.subject.startsWith(subject)).map((m) => m.text);

beforeAll(async () => {
  mail = await startMailServer();
  store = await startTestStore('odd', mail.url);
  shop = guest(store);
  // A month of business, before the plugin's data are there.
  for (const who of ['past1', 'past2']) {
    const { orderId } = await buy(shop, store.seed, 'Linen Shirt / M', `${who}@example.com`);
    staff = await admin(store);
    const desk = await clerk(staff, orderId);
    await desk.capture();
    await desk.refund(5);
    await desk.deliver(`OLD-${who}`);
  }
  await add(shop, await newCart(shop, store.seed, 'past3@example.com'), variant('Stoneware Mug / Oat'));
  await customer(store, 'past4@example.com', 'Past');
  await store.exec(AGE);
  await store.stop();
  const uri = process.env['MONGODB_URI'] ?? '';
  engine = await createEngine({ mongo: { uri, database: store.events.database, prefix: PREFIX }, timeScale: FASTER });
  await store.startWith({
    env: { WHENTHEN_TIME_SCALE: String(FASTER) },
    config: `
      options.mongo.prefix = '${PREFIX}';
      options.reconcile.lookbackMs = ${40 * 86_400_000};
      Object.assign(options, ${JSON.stringify(oddOptions())});`,
  });
  staff = await admin(store);
}, 400_000);

afterAll(async () => {
  const client = await MongoClient.connect(process.env['MONGODB_URI'] ?? '');
  await engine.stop();
  await closeBooks(client.db(store.events.database), { prefix: PREFIX, open: true }).finally(async () => {
    await client.close();
    await store.close();
    await mail.close();
  });
}, 90_000);

const enough = async (who: string, count: number) => {
  await mail.inbox.waitFor(`${who}@example.com`, count, 90_000);
};
/** Until everybody would have got what they must not get. */
const past = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('the first start on a shop that has been open for a month fills the past and mails nobody', async () => {
  const known = async (who: string) => (await engine.people.search({ q: `${who}@example.com` })).items[0];
  for (const who of ['past1', 'past2', 'past3', 'past4'])
    await waitUntil(() => known(who), { timeoutMs: 60_000, what: `${who} to be known` });
  const events = (await engine.events.list({ q: 'past1@example.com', limit: 100 })).items.map((e) => e.name);
  expect(events).toEqual(expect.arrayContaining(['$purchase', 'order.refunded', 'order.shipped']));
  for (const who of ['past1', 'past2', 'past3', 'past4']) expect(await mails(who)).toEqual([]);
  expect((await engine.workflows.list()).map((w) => w.leftOut)).toEqual([0, 0, 0, 0, 0, 0]);
});

test('an odd day: each gets what is theirs, once, and nobody gets what is not', async () => {
  await Promise.all([
    // The address is corrected: an item before, one after.
    (async () => {
      const cart = await newCart(shop, store.seed, 'typo@example.com');
      await add(shop, cart, variant('Linen Shirt / M'));
      await update(shop, cart, { email: 'right@example.com' });
      await add(shop, cart, variant('Stoneware Mug / Ink'));
    })(),
    // The same, and bought.
    (async () => {
      const cart = await newCart(shop, store.seed, 'typo2@example.com');
      await add(shop, cart, variant('Linen Shirt / M'));
      await update(shop, cart, { email: 'right2@example.com' });
      await prepareCheckout(shop, cart);
      await complete(shop, cart);
    })(),
    // Emptied; and emptied and refilled.
    (async () => {
      for (const [who, again] of [
        ['empty', undefined],
        ['refill', 'Wool Throw / Heather'],
      ] as const) {
        const cart = await newCart(shop, store.seed, `${who}@example.com`);
        const [line] = await add(shop, cart, variant('Linen Shirt / S'));
        await shop('DELETE', `/store/carts/${cart}/line-items/${line?.id}`);
        if (again) await add(shop, cart, variant(again));
      }
    })(),
    // Cancelled at once.
    (async () => {
      const { orderId } = await buy(shop, store.seed, 'Stoneware Mug / Oat', 'cancel@example.com');
      await (await clerk(staff, orderId)).cancel();
    })(),
    // Two parcels, two refunds.
    (async () => {
      const cart = await newCart(shop, store.seed, 'parcels@example.com');
      await add(shop, cart, variant('Linen Shirt / L'));
      await add(shop, cart, variant('Wool Throw / Heather'));
      await prepareCheckout(shop, cart);
      const orderId = await complete(shop, cart);
      const desk = await clerk(staff, orderId);
      await desk.ship('Linen Shirt', 'ONE');
      await desk.ship('Wool Throw', 'TWO');
      await desk.capture();
      await desk.refund(20.5);
      await desk.refund(10);
    })(),
    // A product that is deleted while it lies in a cart.
    (async () => {
      const cart = await newCart(shop, store.seed, 'unsold@example.com');
      await add(shop, cart, variant('Canvas Weekender / Moss'));
      await add(shop, cart, variant('Stoneware Mug / Oat'));
      const { products } = await staff<{ products: { id: string }[] }>('GET', '/admin/products?q=Canvas');
      await staff('DELETE', `/admin/products/${products[0]?.id}`);
    })(),
    // An order whose address is corrected by staff.
    (async () => {
      const { orderId } = await buy(shop, store.seed, 'Stoneware Mug / Oat', 'typo3@example.com');
      await enough('typo3', 1);
      await staff('POST', `/admin/orders/${orderId}`, { email: 'fixed@example.com' });
      await enough('fixed', 1);
      await (await clerk(staff, orderId)).cancel();
      await enough('fixed', 2);
    })(),
    // An account that is deleted before the welcome.
    (async () => {
      await customer(store, 'gone@example.com', 'Gone');
      const { customers } = await staff<{ customers: { id: string }[] }>('GET', '/admin/customers?q=gone@example.com');
      await staff('DELETE', `/admin/customers/${customers[0]?.id}`);
    })(),
  ]);
  await store.exec(BIG);

  await Promise.all([
    enough('right', 1),
    enough('right2', 1),
    enough('refill', 1),
    enough('unsold', 1),
    enough('cancel', 2),
    enough('parcels', 5),
    enough('big', 1),
  ]);
  await past(1.5 * HOUR);

  for (const who of ['typo', 'typo2', 'empty', 'gone', 'past1', 'past2', 'past3', 'past4'])
    expect([who, await subjects(who)]).toEqual([who, []]);
  expect(await subjects('right')).toEqual(['reminder']);
  const [right] = await mails('right');
  expect(right?.text).toMatch(/Linen Shirt[^]*Stoneware Mug[^]*\$103\.00/);
  expect(right?.subject).toMatch(/^reminder 2 http.*cart_id=cart_/);
  expect(await subjects('right2')).toEqual(['thanks']);
  expect(await subjects('refill')).toEqual(['reminder']);
  expect((await texts('refill', 'reminder'))[0]).toMatch(/^Wool Throw/);
  expect(await subjects('cancel')).toEqual(['cancelled', 'thanks']);
  expect((await texts('unsold', 'reminder'))[0]).toMatch(/^Stoneware Mug/);
  expect(await subjects('typo3')).toEqual(['thanks']);
  expect(await subjects('fixed')).toEqual(['cancelled', 'thanks']);
  expect(await subjects('parcels')).toEqual(['parcel', 'parcel', 'refund', 'refund', 'thanks']);
  expect((await texts('parcels', 'refund')).map((text) => text.trim()).sort()).toEqual(['$10.00', '$20.50']);
  expect((await texts('parcels', 'parcel')).map((text) => text.split(/\s*\n\s*/).filter(Boolean)).sort()).toEqual([
    ['Linen Shirt', 'ONE'],
    ['Wool Throw', 'TWO'],
  ]);
  const [big] = await mails('big');
  expect(big?.subject).toMatch(/^reminder 200 /);
  expect(big?.text).toContain('<b>Sock & "Shoe"</b> 🧦 199');
  expect(big?.html).not.toContain('<b>Sock');
  expect(big?.text).toContain('€300.00');
}, 240_000);

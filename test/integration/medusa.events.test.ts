import { readFile } from 'node:fs/promises';
import { createEngine } from '@whenthen/core';
import { waitUntil } from '@whenthen/example-stack/machine/wait';
import { Webhook } from 'standardwebhooks';
import { admin, customer, guest, type Send } from './medusa/client.js';
import { clerk } from './medusa/clerk.js';
import { ADDRESS, add, buy, newCart, update, variantOf } from './medusa/shopper.js';
import { startTestStore, type TestStore } from './medusa/store.js';

let store: TestStore;
let shop: Send;
beforeAll(async () => {
  store = await startTestStore('events');
  shop = guest(store);
}, 240_000);
afterAll(() => store.close(), 60_000);

const namesOf = async (email: string) => (await store.events.of(email)).map((event) => event.name);
const variant = (title: string) => variantOf(store.seed, title);

test('the seed changes nothing when it runs again', async () => {
  const printed = async () => (await readFile(store.logFile, 'utf8')).match(/^SEED .*$/gm);
  const [first] = (await printed()) ?? [];
  await store.seedAgain();
  expect(first).toContain(store.seed.publishableKey);
  expect(await printed()).toEqual([first, first]);
});

test('a cart without an e-mail tells nothing; with one it tells what was put into it, and the person is lower case', async () => {
  const before = await store.events.count();
  const cartId = await newCart(shop, store.seed);
  await add(shop, cartId, variant('Linen Shirt / M'), 2);
  await add(shop, cartId, variant('Stoneware Mug / Ink'));
  expect(await store.events.count()).toBe(before);

  await update(shop, cartId, { email: 'Wanda@Example.com' });
  await store.events.first('wanda@example.com', 'cart.updated');
  const events = await store.events.of('wanda@example.com');
  const added = events.filter((event) => event.name === 'added_to_cart');
  expect(added.map((event) => event.properties['item'])).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        title: 'Linen Shirt',
        variant_title: 'M',
        sku: 'LINEN-SHIRT-M',
        quantity: 2,
        unit_price: 79,
        total: 158,
      }),
      expect.objectContaining({ title: 'Stoneware Mug', variant_title: 'Ink', quantity: 1, total: 24 }),
    ]),
  );
  expect(events.every((event) => event.subject === `cart:${cartId}` && event.properties['cart_id'] === cartId)).toBe(
    true,
  );
  expect(added[0]?.properties).toMatchObject({ currency_code: 'usd', total: 182, item_count: 3, items: [{}, {}] });
  expect(events.map((event) => event.name)).not.toContain('checkout_started');
});

test('an address starts the checkout, once', async () => {
  const email = 'carla@example.com';
  const cartId = await newCart(shop, store.seed, email);
  await add(shop, cartId, variant('Wool Throw / Heather'));
  await update(shop, cartId, { shipping_address: ADDRESS });
  const started = await store.events.first(email, 'checkout_started');
  expect(started.person?.fields).toEqual({ first_name: 'Ada', last_name: 'Lovelace' });
  await update(shop, cartId, { shipping_address: { ...ADDRESS, address_1: '2 Main Street' } });
  await update(shop, cartId, { metadata: { note: 'ring twice' } });
  expect((await namesOf(email)).filter((name) => name === 'checkout_started')).toHaveLength(1);
});

test('every change of a cart is an event, also the way back, and the newest one tells the present state', async () => {
  const email = 'dora@example.com';
  const cartId = await newCart(shop, store.seed, email);
  const [shirt] = await add(shop, cartId, variant('Linen Shirt / S'), 1);
  const states = async () =>
    (await store.events.of(email))
      .filter((event) => event.name === 'cart.updated')
      .map((event) => event.properties['total']);
  const settle = async (expected: number[]) => {
    const enough = async () => (await states()).length >= expected.length;
    await waitUntil(enough, { timeoutMs: 20_000, what: `${expected.length} states of the cart` });
    expect(await states()).toEqual(expected);
  };
  await settle([79]);
  await shop('POST', `/store/carts/${cartId}/line-items/${shirt?.id}`, { quantity: 2 });
  await settle([79, 158]);
  await shop('POST', `/store/carts/${cartId}/line-items/${shirt?.id}`, { quantity: 1 });
  await settle([79, 158, 79]);
  const items = await add(shop, cartId, variant('Stoneware Mug / Oat'));
  await settle([79, 158, 79, 103]);
  await shop('DELETE', `/store/carts/${cartId}/line-items/${items.find((item) => item.id !== shirt?.id)?.id}`);
  await settle([79, 158, 79, 103, 79]);
});

test('an order is a purchase of its cart, and its life is told', async () => {
  const email = 'erik@example.com';
  const { cartId, orderId } = await buy(shop, store.seed, 'Canvas Weekender / Moss', email);
  const purchase = await store.events.first(email, '$purchase');
  expect(purchase).toMatchObject({
    subject: `cart:${cartId}`,
    properties: {
      order_id: orderId,
      cart_id: cartId,
      total: 301,
      shipping_total: 5,
      items: [{ title: 'Canvas Weekender', quantity: 2 }],
    },
  });
  const before = (await store.events.of(email)).filter((event) => event.name === 'added_to_cart');
  expect(before[0]?.occurredAt.getTime()).toBeLessThan(purchase.occurredAt.getTime());

  const office = await clerk(await admin(store), orderId);
  await office.capture();
  const fulfillmentId = await office.deliver('TRK1');
  const delivered = await store.events.first(email, 'order.delivered');
  expect(delivered).toMatchObject({
    subject: `order:${orderId}`,
    properties: {
      fulfillment_id: fulfillmentId,
      tracking: [{ number: 'TRK1', url: 'https://example.com/TRK1' }],
      items: [{ quantity: 2 }],
    },
  });
  await office.complete();
  await store.events.first(email, 'order.completed');
  const returnId = await office.takeBackOne();
  expect((await store.events.first(email, 'order.returned')).properties).toMatchObject({
    return_id: returnId,
    items: [{ quantity: 1, total: 148 }],
  });
  await office.refund(5);
  expect((await store.events.first(email, 'order.refunded')).properties).toMatchObject({
    amount: 5,
    order_id: orderId,
  });
  expect((await namesOf(email)).filter((name) => name.startsWith('order.'))).toEqual([
    ...['order.fulfilled', 'order.shipped', 'order.delivered', 'order.completed', 'order.returned', 'order.refunded'],
  ]);
}, 90_000);

test('an account is told with its name, a guest’s customer row is not, and a transferred cart becomes the account’s', async () => {
  const email = 'fay@example.com';
  const cartId = await newCart(shop, store.seed);
  await add(shop, cartId, variant('Stoneware Mug / Ink'), 3);
  const fay = await customer(store, email, 'Fay');
  // As a registration form with a second page does: at once.
  await fay('POST', '/store/customers/me', { metadata: { locale: 'de-CH', time_zone: 'Europe/Zurich' } });
  expect((await store.events.first(email, 'customer.updated')).person).toMatchObject({
    locale: 'de-CH',
    timeZone: 'Europe/Zurich',
  });
  const created = await store.events.first(email, 'customer.created');
  expect(created.person?.fields).toEqual({ first_name: 'Fay' });
  await fay('POST', `/store/carts/${cartId}/customer`, {});
  expect((await store.events.first(email, 'added_to_cart')).properties).toMatchObject({
    cart_id: cartId,
    item_count: 3,
  });

  const { orderId } = await buy(fay, store.seed, 'Linen Shirt / L');
  await store.events.first(email, '$purchase');
  await (await clerk(await admin(store), orderId)).cancel();
  await store.events.first(email, 'order.canceled');
  expect(await namesOf('erik@example.com')).not.toContain('customer.created');
}, 90_000);

test('the reconciler adds nothing to what the subscribers handed over', async () => {
  const send = await admin(store);
  const health = () => send<{ reconciler: { lastPassAt: string; recovered: number } }>('GET', '/admin/whenthen/health');
  const before = await store.events.count();
  const { recovered } = (await health()).reconciler;
  // Rows are left alone while they are young; after this long every row has been read by a pass.
  const seen = new Date(Date.now() + 4_000).toISOString();
  const after = await waitUntil(
    async () => {
      const now = await health();
      return now.reconciler.lastPassAt > seen && now;
    },
    { timeoutMs: 20_000, everyMs: 500, what: 'a pass of the reconciler' },
  );
  expect(after).toMatchObject({
    ok: true,
    worker: true,
    database: 'up',
    reconciler: { running: true, lastError: null },
  });
  expect(after.reconciler.recovered).toBe(recovered);
  expect(await store.events.count()).toBe(before);
}, 30_000);

test('the health is for admins only', async () => {
  expect((await fetch(`${store.url}/admin/whenthen/health`)).status).toBe(401);
});

test('anybody with the link unsubscribes at the store; looking at the page changes nothing', async () => {
  const engine = await createEngine({
    mongo: { uri: process.env['MONGODB_URI'] ?? '', database: store.events.database },
    secret: 'only-for-trying-it-out-set-WHENTHEN_SECRET',
    publicUrl: store.url,
  });
  try {
    const wanda = await waitUntil(async () => (await engine.people.search({ q: 'wanda@example.com' })).items[0], {
      timeoutMs: 30_000,
      what: 'the person',
    });
    const status = async () => (await engine.people.get(wanda.id))?.subscription.status;
    const url = engine.subscriptions.url(wanda.id);
    const page = await fetch(url);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await page.text()).toContain('Unsubscribe?');
    expect(await status()).toBe('subscribed');
    const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
    expect(await (await fetch(url, { method: 'POST', body })).text()).toContain('You are unsubscribed');
    expect(await status()).toBe('unsubscribed');
    expect((await fetch(`${url}x`, { method: 'POST', body })).status).toBe(404);
  } finally {
    await engine.stop();
  }
});

test('the store takes in a website’s form and the webhooks of other systems', async () => {
  const post = (path: string, init: RequestInit) => fetch(`${store.url}/whenthen${path}`, { method: 'POST', ...init });
  const sent = await post('/forms/signup', { body: new URLSearchParams({ email: 'form@example.com', name: 'Fay' }) });
  expect([sent.status, await sent.json()]).toEqual([200, { accepted: true }]);
  expect(await namesOf('form@example.com')).toEqual(['$form_submitted']);
  expect((await post('/forms/none', { body: new URLSearchParams({ email: 'form@example.com' }) })).status).toBe(404);
  expect((await post('/forms/signup', { body: new URLSearchParams({ email: 'nobody' }) })).status).toBe(400);

  const engine = await createEngine({
    mongo: { uri: process.env['MONGODB_URI'] ?? '', database: store.events.database },
  });
  try {
    const mapping = { email: 'lead.email' };
    const { webhook, secret } = await engine.webhooks.create({ name: 'Leads', mapping });
    const body = JSON.stringify({ lead: { email: 'hook@example.com' } });
    const at = new Date();
    const headers = {
      'content-type': 'application/json',
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign('msg_1', at, body),
    };
    expect((await post(`/hooks/${webhook.id}`, { body: `${body} `, headers })).status).toBe(401);
    expect((await post(`/hooks/${webhook.id}`, { body: 'x'.repeat(300_000), headers })).status).toBe(413);
    expect((await post(`/hooks/${webhook.id}`, { body, headers })).status).toBe(200);
    const again = await post(`/hooks/${webhook.id}`, { body, headers });
    expect([again.status, await again.json()]).toEqual([200, { accepted: true, repeated: true }]);
    expect(await namesOf('hook@example.com')).toEqual(['$webhook_received']);
  } finally {
    await engine.stop();
  }
});

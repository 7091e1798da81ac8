import { readFile } from 'node:fs/promises';
import { createEngine } from '@whenthen/core';
import { workflow } from '@whenthen/core/builder';
import { waitUntil } from '@whenthen/example-stack/machine/wait';
import { admin, guest } from './medusa/client.js';
import { openDoor } from './medusa/door.js';
import { add, buy, complete, newCart, prepareCheckout, variantOf } from './medusa/shopper.js';
import { startTestStore, type TestStore } from './medusa/store.js';

let store: TestStore;
beforeAll(async () => {
  store = await startTestStore('recovery');
  await store.stop();
}, 240_000);
afterAll(() => store.close(), 60_000);

const namesOf = async (email: string) => (await store.events.of(email)).map((event) => event.name);

test('options that do not fit stop the boot, each named with what to set', async () => {
  const config = `delete options.mongo.uri; options.worker = 'yes'; options.colour = 'red'; options.reconcile = { everyMs: 5 }`;
  const failure = await store.startWith({ config }).then(
    () => 'it started',
    (error: Error) => error.message,
  );
  expect(failure).toMatch(/mongo\.uri: /);
  expect(failure).toMatch(/worker: .*boolean/);
  expect(failure).toMatch(/colour/);
  expect(failure).toMatch(/reconcile\.everyMs: .*1000/);
}, 60_000);

test('without a MongoDB the shop goes on, and what happened is found once it is there', async () => {
  const email = 'olga@example.com';
  const server = await store.startWith({ env: { MONGODB_URI: 'mongodb://127.0.0.1:1' } });
  const { cartId } = await buy(guest(store), store.seed, 'Wool Throw / Heather', email);
  await expect((await admin(store))('GET', '/admin/whenthen/health')).rejects.toThrow(/503.*"database":"down"/);
  await server.kill();
  expect(await namesOf(email)).toEqual([]);

  const again = await store.startWith({});
  expect(await store.events.first(email, '$purchase')).toMatchObject({ properties: { cart_id: cartId } });
  expect(await namesOf(email)).toEqual(['added_to_cart', 'checkout_started', '$purchase']);
  await again.stop();
}, 120_000);

test('a process killed between the order and its event loses nothing', async () => {
  const email = 'killed@example.com';
  const door = await openDoor(process.env['MONGODB_URI'] ?? '');
  try {
    const server = await store.startWith({ env: { MONGODB_URI: door.uri } });
    const shop = guest(store);
    const cartId = await newCart(shop, store.seed, email);
    await add(shop, cartId, variantOf(store.seed, 'Linen Shirt / S'));
    await prepareCheckout(shop, cartId);
    await store.events.first(email, 'checkout_started');
    door.shut();
    const orderId = await complete(shop, cartId);
    await server.kill();
    expect(await namesOf(email)).not.toContain('$purchase');

    const again = await store.startWith({});
    expect(await store.events.first(email, '$purchase')).toMatchObject({
      properties: { order_id: orderId, cart_id: cartId },
    });
    const names = await namesOf(email);
    expect(names.filter((name) => name === '$purchase')).toHaveLength(1);
    await again.stop();
  } finally {
    await door.close();
  }
}, 120_000);

test('a SIGTERM ends the server in order, within seconds', async () => {
  const server = await store.startWith({});
  const { code, signal } = await server.stop(20_000);
  expect({ code, signal }).toEqual({ code: 0, signal: null });
}, 60_000);

test('workflows and templates in code are published, activated once where they say so, and stay as the merchant left them', async () => {
  const config = (more: string) => `
    options.templates = [{ id: 'thanks', name: 'Thanks', subject: 'Thank you', html: '<p>Thank you</p>' }];
    options.workflows = [{
      id: 'thank-you', name: 'Thank you', ${more}
      definition: {
        triggers: [{ kind: 'event', name: '$purchase' }], entry: {}, exits: [], start: 'mail',
        steps: { mail: { kind: 'action', action: 'send_email', input: { template: 'thanks' }, next: null } },
      },
    }]`;
  const engine = await createEngine({
    mongo: { uri: process.env['MONGODB_URI'] ?? '', database: store.events.database },
  });
  try {
    const silent = await store.startWith({ config: config('') });
    await waitUntil(async () => (await readFile(store.logFile, 'utf8')).includes('nobody has activated it'), {
      timeoutMs: 20_000,
      what: 'the log to say that nobody has activated the workflow',
    });
    expect(await engine.workflows.get('thank-you')).toMatchObject({ status: 'draft', version: 1 });
    await silent.stop();

    const first = await store.startWith({ config: config('activate: true,') });
    await waitUntil(async () => (await engine.workflows.get('thank-you'))?.status === 'active', {
      timeoutMs: 20_000,
      what: 'the workflow to be active',
    });
    await engine.workflows.setStatus('thank-you', 'paused');
    await first.stop();

    const log = await readFile(store.logFile, 'utf8');
    const second = await store.startWith({ config: config('activate: true,') });
    await waitUntil(
      async () => (await readFile(store.logFile, 'utf8')).slice(log.length).includes('Whenthen is ready'),
      {
        timeoutMs: 20_000,
        what: 'the store to be ready',
      },
    );
    expect(await engine.workflows.get('thank-you')).toMatchObject({ status: 'paused', version: 1 });
    await second.stop();
  } finally {
    await engine.stop();
  }
}, 120_000);

test('an action of the store’s own is handed Medusa’s container', async () => {
  const config = `
    const { defineAction } = require('@whenthen/core');
    const { z } = require('zod');
    options.actions.push(defineAction({
      type: 'look_up_regions', title: 'Look up regions', description: 'Where we sell.', icon: 'note', input: z.object({}),
      async run({ services }) {
        const { data } = await services.container.resolve('query').graph({ entity: 'region', fields: ['currency_code'] });
        return { state: 'skipped', reason: 'We sell in ' + data[0].currency_code };
      },
    }));`;
  const server = await store.startWith({ config });
  const engine = await createEngine({
    mongo: { uri: process.env['MONGODB_URI'] ?? '', database: store.events.database },
  });
  try {
    const patience = { timeoutMs: 20_000, what: 'the store to tell of its action' };
    await waitUntil(
      async () => (await engine.catalog()).actions.some(({ type }) => type === 'look_up_regions'),
      patience,
    );
    const { definition } = workflow('regions').on('regions.wanted').do('look_up_regions').build();
    await engine.workflows.publish({ id: 'regions', name: 'Regions', definition });
    await engine.workflows.setStatus('regions', 'active');
    await engine.track({ source: 'test', id: '1', name: 'regions.wanted', email: 'rudi@example.com' });
    const told = async () => {
      const [run] = (await engine.runs.list({ workflow: 'regions' })).items;
      return run ? JSON.stringify(await engine.runs.explain(run.id)) : '';
    };
    await waitUntil(async () => (await told()).includes('We sell in usd'), { ...patience, what: 'the action to run' });
  } finally {
    await engine.stop();
    await server.stop();
  }
}, 120_000);

test('a step hands events over from another developer’s workflow, once however often it runs', async () => {
  await store.exec(`
    const { createWorkflow, WorkflowResponse } = require('@medusajs/framework/workflows-sdk');
    const { trackEventStep } = require('@whenthen/medusa/workflows');
    exports.default = async ({ container }) => {
      const publish = createWorkflow('publish-review', (input) => new WorkflowResponse(trackEventStep(input)));
      const input = { source: 'reviews', id: 'review:1', name: 'review.published', email: 'rita@example.com', properties: { stars: 5 } };
      for (let time = 0; time < 2; time++) await publish(container).run({ input });
    };
  `);
  expect(await store.events.of('rita@example.com')).toMatchObject([
    { name: 'review.published', source: 'reviews', properties: { stars: 5 } },
  ]);
}, 60_000);

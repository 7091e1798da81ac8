import { createEngine, type Engine } from '@whenthen/core';
import type { RunningProcess } from '@whenthen/example-stack/machine/process';
import { openMongoProxy, type MongoProxy } from '../chaos/mongo-proxy.js';
import { mongoUri } from './engine/world.js';
import { startTestStore, type TestStore } from './medusa/store.js';
import { casesNever } from './public/cases.js';
import { options } from './public/requests.js';
import { check, conforms, nobody, PATIENCE, sendTo } from './public/conformance.js';

const config = `Object.assign(options, ${JSON.stringify(options)}); options.mongo.timeoutMs = ${PATIENCE};`;

let store: TestStore;
beforeAll(async () => {
  store = await startTestStore('public');
  await store.stop();
}, 240_000);
afterAll(() => store.close(), 60_000);

describe('the public addresses of a store', () => {
  let engine: Engine;
  let server: RunningProcess;
  let database: MongoProxy;
  beforeAll(async () => {
    database = await openMongoProxy(mongoUri());
    server = await store.startWith({ config, env: { MONGODB_URI: `${database.uri}/?directConnection=true` } });
    const mongo = { uri: mongoUri(), database: store.events.database };
    engine = await createEngine({ ...options, mongo });
  }, 120_000);
  afterAll(async () => {
    await engine.stop();
    await server.stop();
    await database.close();
  }, 60_000);

  conforms(() => ({ send: sendTo(store.url), engine, database }));
});

test('a store without a database says so', async () => {
  const MONGODB_URI = 'mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=300';
  const server = await store.startWith({ config, env: { MONGODB_URI } });
  await Promise.all(casesNever.map((one) => check(sendTo(store.url), nobody, one)));
  await server.stop();
}, 120_000);

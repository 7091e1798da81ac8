import type { Engine } from '@whenthen/core';
import { openMongoProxy, type MongoProxy } from '../chaos/mongo-proxy.js';
import { mongoUri } from './engine/world.js';
import { startCms, type TestCms } from './payload/cms.js';
import { casesNever } from './public/cases.js';
import { options } from './public/requests.js';
import { check, conforms, nobody, PATIENCE, sendTo } from './public/conformance.js';

describe('the public addresses of a CMS', () => {
  let cms: TestCms;
  let engine: Engine;
  let database: MongoProxy;
  beforeAll(async () => {
    database = await openMongoProxy(mongoUri());
    const uri = `${database.uri}/?directConnection=true`;
    const mongo = { uri, database: `cms_public_${process.pid}`, timeoutMs: PATIENCE };
    cms = await startCms('public', { ...options, mongo, worker: true });
    engine = await cms.engine();
  });
  afterAll(async () => {
    await cms.close();
    await database.close();
  });

  conforms(() => ({ send: sendTo(`${cms.url}/api`), engine, database }));
});

test('a CMS without a database says so', async () => {
  const mongo = { uri: 'mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=300' };
  const cms = await startCms('away', { ...options, mongo });
  try {
    await Promise.all(casesNever.map((one) => check(sendTo(`${cms.url}/api`), nobody, one)));
  } finally {
    await cms.close();
  }
});

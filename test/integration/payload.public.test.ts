import type { Engine } from '@whenthen/core';
import { startCms, type TestCms } from './payload/cms.js';
import { casesNever, options } from './public/cases.js';
import { check, conforms, nobody, sendTo } from './public/conformance.js';

describe('the public addresses of a CMS', () => {
  let cms: TestCms;
  let engine: Engine;
  beforeAll(async () => {
    cms = await startCms('public', { ...options, worker: true });
    engine = await cms.engine();
  });
  afterAll(() => cms.close());

  conforms(() => ({ send: sendTo(`${cms.url}/api`), engine }));
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

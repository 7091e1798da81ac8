import { createHttp, type HttpEngine } from '@whenthen/core/http';
import type { TestEngine } from '@whenthen/core/testing';
import { openMongoProxy, type MongoProxy } from '../../chaos/mongo-proxy.js';
import { casesNever } from '../public/cases.js';
import { options, type Sent } from '../public/requests.js';
import { check, conforms, nobody, PATIENCE, type Host } from '../public/conformance.js';
import { mongoUri, openWorld, type World } from './world.js';

/** The smallest host there is. */
const hostOf = (engine: () => Promise<HttpEngine>, failures: string[] = []): Host['send'] => {
  const http = createHttp({ engine, onFailure: (what, error) => failures.push(`${what}: ${String(error)}`) });
  return ({ path, ...init }: Sent) => {
    const [, , address, last = '', secret] = new URL(path, 'http://host').pathname.split('/');
    const request = new Request(`http://host${path}`, init);
    if (address === 'forms') return http.forms(request, { form: last });
    if (address === 'feedback') return http.feedback(request, { provider: last, secret });
    if (address === 'preferences') return http.preferences(request, { token: last });
    if (address === 'metrics') return http.metrics(request);
    if (address === 'hooks') return http.webhooks(request, { webhook: last });
    if (address === 'confirm') return http.confirm(request, { token: last });
    return address === 'mail' ? http.mail(request, { token: last }) : http.unsubscribe(request, { token: last });
  };
};

describe('the public addresses of an engine', () => {
  let world: World;
  let t: TestEngine;
  let database: MongoProxy;
  beforeAll(async () => {
    world = await openWorld('http');
    database = await openMongoProxy(mongoUri());
    const uri = `${database.uri}/?directConnection=true`;
    t = await world.engine({}, { ...options, mongo: { uri, database: world.database, timeoutMs: PATIENCE } });
  });
  afterAll(async () => {
    await world.close();
    await database.close();
  });

  conforms(() => ({
    ...{ send: hostOf(() => Promise.resolve(t.engine)), engine: t.engine, database },
    work: () => t.pass(0),
    now: () => t.clock.now(),
  }));
});

test.each(casesNever.map((one) => [one.name, one] as const))('without an engine: %s', async (_, one) => {
  const failures: string[] = [];
  const send = hostOf(() => Promise.reject(new Error('no database')), failures);
  await check(send, nobody, one);
  expect(failures).toEqual(one.status === 503 ? [expect.stringMatching(/^an? .*: Error: no database$|^the page/)] : []);
});

import { createHttp, type HttpEngine } from '@whenthen/core/http';
import type { TestEngine } from '@whenthen/core/testing';
import { openMongoProxy, type MongoProxy } from '../../chaos/mongo-proxy.js';
import { casesAway, casesNever, options, type Sent } from '../public/cases.js';
import { check, conforms, nobody, type Host } from '../public/conformance.js';
import { mongoUri, openWorld, type World } from './world.js';

/** The smallest host there is. */
const hostOf = (engine: () => Promise<HttpEngine>, failures: string[] = []): Host['send'] => {
  const http = createHttp({ engine, onFailure: (what, error) => failures.push(`${what}: ${String(error)}`) });
  return ({ path, ...init }: Sent) => {
    const [, , address, last = ''] = new URL(path, 'http://host').pathname.split('/');
    const request = new Request(`http://host${path}`, init);
    if (address === 'forms') return http.forms(request, { form: last });
    if (address === 'hooks') return http.webhooks(request, { webhook: last });
    return address === 'mail' ? http.mail(request, { token: last }) : http.unsubscribe(request, { token: last });
  };
};

describe('the public addresses of an engine', () => {
  let world: World;
  let t: TestEngine;
  beforeAll(async () => {
    world = await openWorld('http');
    t = await world.engine({}, options);
  });
  afterAll(() => world.close());

  conforms(() => ({
    send: hostOf(() => Promise.resolve(t.engine)),
    engine: t.engine,
    work: () => t.pass(0),
  }));
});

test.each(casesNever.map((one) => [one.name, one] as const))('without an engine: %s', async (_, one) => {
  const failures: string[] = [];
  const send = hostOf(() => Promise.reject(new Error('no database')), failures);
  await check(send, nobody, one);
  expect(failures).toEqual(one.status === 503 ? [expect.stringMatching(/^an? .*: Error: no database$|^the page/)] : []);
});

describe('an engine whose database stands still', () => {
  let world: World;
  let t: TestEngine;
  let proxy: MongoProxy;
  beforeAll(async () => {
    world = await openWorld('away');
    proxy = await openMongoProxy(mongoUri());
    const mongo = { uri: `${proxy.uri}/?directConnection=true`, database: world.database, timeoutMs: 500 };
    t = await world.engine({ worker: false }, { ...options, mongo });
  });
  afterAll(async () => {
    proxy.goOn();
    await world.close();
    await proxy.close();
  });

  test.each(casesAway.map((one) => [one.name, one] as const))('%s', async (_, one) => {
    proxy.goOn();
    const person = t.engine.subscriptions.url('0123456789abcdef01234567').split('/').at(-1) ?? '';
    proxy.stop();
    await check(
      hostOf(() => Promise.resolve(t.engine)),
      { ...nobody, person },
      one,
    );
  });
});

import { InvalidDefinitionError } from '@whenthen/core';
import { pino } from 'pino';
import { definition, status, webhookWorld } from './webhook-world.js';

describe('webhooks with headers, methods and secrets of one’s own', () => {
  const hooks = webhookWorld();

  it('carry headers of one’s own, by each method, with the values of the person', async () => {
    const t = await hooks.world.engine({}, { webhooks: { allowPrivateAddresses: true } });
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'GET']) {
      const headers = { 'X-Who': '{{person.email}}', 'X-Name': '{{person.gone}}', Accept: 'application/json' };
      await t.engine.workflows.publish({
        id: 'w',
        name: 'w',
        definition: definition({ url: hooks.receiver.url, method, headers }),
      });
      await t.engine.workflows.setStatus('w', 'active');
      await t.engine.track({ source: 'test', id: method, name: 'scored', email: 'ada@example.com' });
      await t.pass(0);
      const call = hooks.receiver.calls.at(-1);
      expect(call).toMatchObject({
        method,
        headers: { 'x-who': 'ada@example.com', 'x-name': '', accept: 'application/json' },
      });
      const sends = ['POST', 'PUT', 'PATCH'].includes(method);
      expect([method, call?.body !== '', call?.headers['content-type']]).toEqual([
        ...[method, sends],
        sends ? 'application/json' : undefined,
      ]);
    }
  });

  it('fail with a word where a value cannot stand in a header', async () => {
    const t = await hooks.world.engine({}, { webhooks: { allowPrivateAddresses: true } });
    const headers = { 'x-name': '{{event.name}}' };
    await t.engine.workflows.publish({
      id: 'w',
      name: 'w',
      definition: definition({ url: hooks.receiver.url, headers }),
    });
    await t.engine.workflows.setStatus('w', 'active');
    const properties = { name: '李' };
    await t.engine.track({ source: 'test', id: '1', name: 'scored', email: 'ada@example.com', properties });
    await t.pass(0);
    expect(await hooks.effect()).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('The header "x-name"'),
    });
    expect(hooks.receiver.calls).toHaveLength(0);
  });

  const TOKEN = 'tok_4eC39HqLyjWDarjtT1zdp7dc';
  it.each([
    [{ kind: 'bearer', secret: 'erp' }, 'authorization', `Bearer ${TOKEN}`],
    [
      { kind: 'basic', user: 'shop', secret: 'erp' },
      'authorization',
      `Basic ${Buffer.from(`shop:${TOKEN}`).toString('base64')}`,
    ],
    [{ kind: 'api_key', header: 'X-Api-Key', secret: 'erp' }, 'x-api-key', TOKEN],
  ])(
    'show that they may by %j; the secret stays nowhere, also where the receiver repeats it',
    async (auth, name, value) => {
      const log: string[] = [];
      hooks.answer = (response) => {
        const got = String(hooks.receiver.calls.at(-1)?.headers[name]);
        const status = hooks.receiver.calls.length < 2 ? 500 : 200;
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ got, raw: TOKEN }));
      };
      const t = await hooks.world.engine(
        { log: pino({ level: 'trace' }, { write: (line: string) => void log.push(line) }) },
        { webhooks: { allowPrivateAddresses: true } },
      );
      await t.engine.secrets.set('erp', { value: TOKEN, hosts: [hooks.host()] }, 'ed@example.com');
      await t.engine.workflows.publish({
        id: 'w',
        name: 'w',
        definition: definition({ url: hooks.receiver.url, auth }),
      });
      await t.engine.workflows.setStatus('w', 'active');
      await t.engine.track({ source: 'test', id: '1', name: 'scored', email: 'ada@example.com' });
      await t.pass('1 minute');
      expect(hooks.receiver.calls.map(({ headers }) => headers[name])).toEqual([value, value]);
      expect(await hooks.effect()).toMatchObject({ state: 'done', attempts: 2 });
      const tried = await t.engine.outgoingWebhooks.test({ url: hooks.receiver.url, auth });
      expect(tried).toMatchObject({ ok: true, answer: { status: 200 } });
      expect(tried.answer?.body).toContain('•••');
      const forms = [TOKEN, value, Buffer.from(TOKEN).toString('base64'), value.replace('Basic ', '')];
      const everything = [JSON.stringify(tried), log.join('')];
      for (const { name: collection } of await hooks.world.db.listCollections().toArray())
        everything.push(JSON.stringify(await hooks.world.db.collection(collection).find().toArray()));
      const [run] = (await t.engine.runs.list({ workflow: 'w' })).items;
      everything.push(
        JSON.stringify(await t.engine.runs.explain(run?.id ?? '')),
        JSON.stringify(await t.engine.secrets.list()),
      );
      for (const form of forms) expect(everything.filter((text) => text.includes(form))).toEqual([]);
    },
  );

  it('wait where their secret is not there, say so, and go out once it is', async () => {
    const t = await hooks.go({ auth: { kind: 'bearer', secret: 'erp' } });
    expect(await hooks.effect()).toMatchObject({
      state: 'open',
      reason: 'There is no secret called "erp": set it in the settings of the step',
    });
    expect(hooks.receiver.calls).toHaveLength(0);
    await t.engine.secrets.set('erp', { value: TOKEN, hosts: [hooks.host()] }, 'ed@example.com');
    await t.pass('1 minute');
    expect(hooks.receiver.calls[0]?.headers['authorization']).toBe(`Bearer ${TOKEN}`);
    expect(await hooks.effect()).toMatchObject({ state: 'done' });
  });

  describe('send their secret to the hosts that it was entered with', () => {
    const auth = { kind: 'bearer', secret: 'erp' };

    it('and a step that would send it elsewhere is not published', async () => {
      const t = await hooks.world.engine({}, { webhooks: { allowPrivateAddresses: true } });
      await t.engine.secrets.set('erp', { value: TOKEN, hosts: ['erp.example'] }, 'ed');
      const error = await t.engine.workflows
        .publish({ id: 'w', name: 'w', definition: definition({ url: hooks.receiver.url, auth }) })
        .catch((e: unknown) => e);
      expect(error).toBeInstanceOf(InvalidDefinitionError);
      expect((error as InvalidDefinitionError).issues).toMatchObject([
        { path: ['steps', 'hook', 'input', 'auth', 'secret'], message: expect.stringContaining('only to erp.example') },
      ]);
    });

    it('and one that was published before fails for good, with the reason, and sends nothing', async () => {
      // Published while the secret was not there yet; then it is kept for another host.
      const t = await hooks.go({ auth });
      await t.engine.secrets.set('erp', { value: TOKEN, hosts: ['erp.example'] }, 'ed');
      await t.pass('1 minute');
      expect(await hooks.effect()).toMatchObject({
        state: 'failed',
        reason: expect.stringContaining(`The secret "erp" is not sent to ${hooks.host()}, only to erp.example`),
      });
      expect(hooks.receiver.calls).toHaveLength(0);
    });

    it('and so does one whose secret was kept before there were hosts', async () => {
      const t = await hooks.go({ auth });
      await t.engine.secrets.set('erp', { value: TOKEN, hosts: [hooks.host()] }, 'ed');
      await hooks.world.db.collection('whenthen_secrets').updateOne({}, { $unset: { hosts: 1 } });
      await t.pass('1 minute');
      expect(await hooks.effect()).toMatchObject({
        state: 'failed',
        reason: expect.stringContaining('does not say to which hosts it may be sent'),
      });
      expect(hooks.receiver.calls).toHaveLength(0);
    });

    it('and a test call elsewhere is refused, naming the setting; who made one is in the audit log', async () => {
      const t = await hooks.world.engine({}, { webhooks: { allowPrivateAddresses: true } });
      await t.engine.secrets.set('erp', { value: TOKEN, hosts: ['erp.example'] }, 'ed');
      await expect(t.engine.outgoingWebhooks.test({ url: hooks.receiver.url, auth }, 'mallory')).rejects.toMatchObject({
        issues: [{ path: ['auth', 'secret'], message: expect.stringContaining('only to erp.example') }],
      });
      expect(hooks.receiver.calls).toHaveLength(0);
      await t.engine.secrets.set('erp', { value: TOKEN, hosts: [hooks.host()] }, 'ed');
      expect(await t.engine.outgoingWebhooks.test({ url: hooks.receiver.url, auth }, 'mallory')).toMatchObject({
        ok: true,
      });
      expect((await t.engine.audit.list({ what: 'webhook.tested' })).items).toMatchObject([
        { by: 'mallory', on: { kind: 'host', id: hooks.host() }, details: { secret: 'erp', ok: true }, done: true },
      ]);
    });
  });

  describe('are tried out', () => {
    it('with an example person, and show what came back: status, headers, 2,000 characters, time', async () => {
      hooks.answer = status(418, { 'x-pot': 'tea' }, 'short and stout'.repeat(500));
      const t = await hooks.world.engine({}, { webhooks: { allowPrivateAddresses: true } });
      const tried = await t.engine.outgoingWebhooks.test({
        url: hooks.receiver.url,
        method: 'PUT',
        headers: { 'X-A': '{{person.email}}' },
      });
      expect(tried).toMatchObject({
        request: {
          method: 'PUT',
          headers: { 'x-a': 'ada@example.com', 'webhook-id': expect.stringMatching(/^test_/) },
        },
        answer: { status: 418, headers: { 'x-pot': 'tea' }, cut: true },
        ok: false,
        message: expect.stringContaining('The receiver answered 418'),
      });
      expect(tried.answer?.body).toHaveLength(2_000);
      expect(tried.ms).toBeGreaterThanOrEqual(0);
      expect(JSON.parse(hooks.receiver.calls[0]?.body ?? '')).toMatchObject({
        data: { person: { email: 'ada@example.com' } },
      });
    });

    it.each(['127.0.0.1', '[::1]', '169.254.169.254', 'localhost'])('not at %s unless allowed', async (host) => {
      const t = await hooks.world.engine({}, {});
      const tried = await t.engine.outgoingWebhooks.test({ url: `http://${host}:${hooks.receiver.port}/hook` });
      expect(tried).toMatchObject({ answer: null, ok: false, message: expect.stringContaining('public internet') });
      expect(hooks.receiver.calls).toHaveLength(0);
    });

    it('where nobody answers, say so; where the secret is not there, name the setting', async () => {
      const t = await hooks.world.engine({}, { webhooks: { allowPrivateAddresses: true } });
      const auth = { kind: 'bearer', secret: 'erp' };
      await expect(t.engine.outgoingWebhooks.test({ url: hooks.receiver.url, auth })).rejects.toMatchObject({
        issues: [{ path: ['auth', 'secret'] }],
      });
      await hooks.receiver.close();
      expect(await t.engine.outgoingWebhooks.test({ url: hooks.receiver.url })).toMatchObject({
        answer: null,
        message: expect.stringContaining('could not be reached'),
      });
    });
  });

  it.each([
    [{ url: 'ftp://example.com/' }, 'url'],
    [{ url: 'https://me:pass@example.com/' }, 'url'],
    [{ secret: 'hunter2' }, 'secret'],
    [{ body: { text: '{{#each x}}y{{/each}}' } }, 'body'],
    [{ method: 'TRACE' }, 'method'],
    [{ method: 'GET', body: { a: 1 } }, 'body'],
    [{ headers: { Host: 'other.example' } }, 'Host'],
    [{ headers: { Authorization: 'Bearer x' } }, 'Authorization'],
    [{ headers: { 'Content-Length': '3' } }, 'Content-Length'],
    [{ headers: { 'webhook-id': '3' } }, 'webhook-id'],
    [{ headers: { 'x a': '3' } }, 'headers'],
    [{ headers: { 'x-a': 'a\r\nb: c' } }, 'x-a'],
    [{ headers: { 'x-a': '1', 'X-A': '2' } }, 'X-A'],
    [{ auth: { kind: 'bearer' } }, 'secret'],
    [{ auth: { kind: 'api_key', header: 'host', secret: 'erp' } }, 'header'],
    [{ auth: { kind: 'basic', user: 'a:b', secret: 'erp' } }, 'user'],
  ])('are refused when they are published with %j', async (input, path) => {
    const error = await hooks.go(input).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(InvalidDefinitionError);
    expect((error as InvalidDefinitionError).issues[0]?.path).toEqual(expect.arrayContaining([path]));
  });
});

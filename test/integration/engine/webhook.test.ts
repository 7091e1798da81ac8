import type { ServerResponse } from 'node:http';
import { randomBytes } from 'node:crypto';
import type { JsonObject, WorkflowDefinition } from '@whenthen/core/definition';
import { InvalidDefinitionError } from '@whenthen/core';
import { pino } from 'pino';
import { Webhook } from 'standardwebhooks';
import { openReceiver } from './receiver.js';
import { openWorld, type World } from './world.js';

const definition = (input: JsonObject): WorkflowDefinition => ({
  schema: 1,
  triggers: [{ kind: 'event', name: 'scored' }],
  entry: { reentry: { kind: 'always' } },
  exits: [],
  start: 'hook',
  steps: {
    hook: { kind: 'action', action: 'send_webhook', input, next: 'tag' },
    tag: { kind: 'action', action: 'add_tag', input: { tag: 'told' }, next: null },
  },
});

type Answer = (response: ServerResponse, count: number) => void;

describe('webhooks', () => {
  let world: World;
  let receiver: Awaited<ReturnType<typeof openReceiver>>;
  let answer: Answer;
  beforeEach(async () => {
    world = await openWorld('webhook');
    answer = (response) => response.end();
    receiver = await openReceiver((response, count) => answer(response, count));
  });
  afterEach(async () => {
    await world.close();
    await receiver.close();
  });

  /** Sends one person through a workflow with one webhook. */
  const go = async (input: JsonObject = {}, allowed = true, secrets: Record<string, string> = {}) => {
    const t = await world.engine({}, { webhooks: { allowPrivateAddresses: allowed } });
    for (const [name, value] of Object.entries(secrets)) await t.engine.secrets.set(name, value, 'ed@example.com');
    await t.engine.workflows.publish({
      id: 'w',
      name: 'Hot leads',
      definition: definition({ url: receiver.url, ...input }),
    });
    await t.engine.workflows.setStatus('w', 'active');
    await t.engine.track({
      source: 'test',
      id: '1',
      name: 'scored',
      email: 'ada@example.com',
      properties: { score: 90 },
      person: { fields: { first_name: 'Ada "A"' } },
    });
    await t.pass(0);
    return t;
  };
  const effect = () => world.db.collection('whenthen_effects').findOne({ action: 'send_webhook' });
  const status =
    (code: number, headers: Record<string, string> = {}, text = ''): Answer =>
    (response) =>
      response.writeHead(code, headers).end(text);

  it('tell the person, the event and the workflow, signed, and keep the answer', async () => {
    answer = status(201, { 'content-type': 'application/json' }, '{"id":"lead_1"}');
    const secret = `whsec_${randomBytes(32).toString('base64')}`;
    // The receiver's library refuses a call that is older than five minutes by its own clock.
    const t = await world.engine({ start: new Date() }, { webhooks: { allowPrivateAddresses: true } });
    await t.engine.workflows.publish({ id: 'w', name: 'w', definition: definition({ url: receiver.url, secret }) });
    await t.engine.workflows.setStatus('w', 'active');
    await t.engine.track({
      source: 'test',
      id: '1',
      name: 'scored',
      email: 'ada@example.com',
      properties: { score: 90 },
    });
    await t.pass(0);

    const stored = await effect();
    expect(stored).toMatchObject({ state: 'done', attempts: 1, output: { status: 201, body: { id: 'lead_1' } } });
    const [call] = receiver.calls;
    expect(new Webhook(secret).verify(call?.body ?? '', call?.headers as Record<string, string>)).toMatchObject({
      type: 'whenthen.step',
      data: {
        person: { email: 'ada@example.com' },
        event: { name: 'scored', properties: { score: 90 } },
        workflow: { id: 'w', name: 'w' },
        step: 'hook',
      },
    });
    expect(call?.headers['webhook-id']).toBe(String(stored?._id));
    const [run] = (await t.engine.runs.list({ workflow: 'w', limit: 1 })).items;
    expect(JSON.stringify((await t.engine.runs.explain(run?.id ?? ''))?.timeline)).not.toContain(secret);
  });

  it('send a body of one’s own, whose shape no value can change', async () => {
    await go({ body: { text: 'Hot: {{person.first_name}}', score: '{{event.score}}' } });
    expect(JSON.parse(receiver.calls[0]?.body ?? '')).toEqual({ text: 'Hot: Ada "A"', score: 90 });
  });

  it('are repeated with the same id and body, after 5 s and then 5 min, until the receiver takes them', async () => {
    answer = (response, count) => void response.writeHead(count < 3 ? 500 : 200).end();
    const t = await go();
    expect(receiver.calls).toHaveLength(1);
    await t.pass('1 minute');
    expect(receiver.calls).toHaveLength(2);
    await t.pass('3 minutes');
    expect(receiver.calls).toHaveLength(2);
    await t.pass('4 minutes');
    expect(receiver.calls).toHaveLength(3);
    expect(new Set(receiver.calls.map((c) => `${String(c.headers['webhook-id'])} ${c.body}`)).size).toBe(1);
    expect(await effect()).toMatchObject({ state: 'done', attempts: 3 });
  });

  it('are given up after ten attempts over three days', async () => {
    answer = status(503);
    const t = await go();
    for (let i = 0; i < 10; i++) await t.pass('30 hours');
    expect(receiver.calls).toHaveLength(10);
    expect(await effect()).toMatchObject({ state: 'failed', reason: expect.stringContaining('after 10 attempts') });
  });

  it('wait as long as the receiver asks', async () => {
    answer = (response, count) =>
      count === 1 ? response.writeHead(429, { 'retry-after': '3600' }).end() : response.end();
    const t = await go();
    await t.pass('59 minutes');
    expect(receiver.calls).toHaveLength(1);
    await t.pass('2 minutes');
    expect(receiver.calls).toHaveLength(2);
  });

  it('fail at once by a 404, with the answer; the run goes on', async () => {
    answer = status(404, {}, 'no such hook');
    const t = await go();
    await t.pass('1 hour');
    expect(receiver.calls).toHaveLength(1);
    expect(await effect()).toMatchObject({ state: 'failed', reason: 'The receiver answered 404: no such hook' });
    expect((await t.engine.people.search({ q: 'ada@' })).items[0]?.tags).toEqual(['told']);
  });

  it('do not follow a redirect', async () => {
    answer = status(302, { location: 'http://169.254.169.254/' });
    await go();
    expect(receiver.calls).toHaveLength(1);
    expect(await effect()).toMatchObject({ state: 'failed', reason: expect.stringContaining('not followed') });
  });

  it('read 64 kB of an answer and no more', async () => {
    answer = status(200, { 'content-type': 'application/json' }, JSON.stringify('x'.repeat(1_000_000)));
    await go();
    expect(await effect()).toMatchObject({ state: 'done', output: { status: 200, body: null } });
  });

  it('are tried again when nobody answers', async () => {
    world.leavesOpen();
    await receiver.close();
    await go();
    expect(await effect()).toMatchObject({ state: 'open', reason: expect.stringContaining('could not be reached') });
  });

  it.each(['127.0.0.1', '[::1]', '169.254.169.254', '0x7f.1', '2130706433', '[::ffff:127.0.0.1]', 'localhost'])(
    'do not go to %s unless allowed',
    async (host) => {
      await go({ url: `http://${host}:${receiver.port}/hook` }, false);
      expect(await effect()).toMatchObject({ state: 'failed', reason: expect.stringContaining('public internet') });
      expect(receiver.calls).toHaveLength(0);
    },
  );

  it('carry headers of one’s own, by each method, with the values of the person', async () => {
    const t = await world.engine({}, { webhooks: { allowPrivateAddresses: true } });
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'GET']) {
      const headers = { 'X-Who': '{{person.email}}', 'X-Name': '{{person.gone}}', Accept: 'application/json' };
      await t.engine.workflows.publish({
        id: 'w',
        name: 'w',
        definition: definition({ url: receiver.url, method, headers }),
      });
      await t.engine.workflows.setStatus('w', 'active');
      await t.engine.track({ source: 'test', id: method, name: 'scored', email: 'ada@example.com' });
      await t.pass(0);
      const call = receiver.calls.at(-1);
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
    const t = await world.engine({}, { webhooks: { allowPrivateAddresses: true } });
    const headers = { 'x-name': '{{event.name}}' };
    await t.engine.workflows.publish({ id: 'w', name: 'w', definition: definition({ url: receiver.url, headers }) });
    await t.engine.workflows.setStatus('w', 'active');
    const properties = { name: '李' };
    await t.engine.track({ source: 'test', id: '1', name: 'scored', email: 'ada@example.com', properties });
    await t.pass(0);
    expect(await effect()).toMatchObject({ state: 'failed', reason: expect.stringContaining('The header "x-name"') });
    expect(receiver.calls).toHaveLength(0);
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
      answer = (response) => {
        const got = String(receiver.calls.at(-1)?.headers[name]);
        const status = receiver.calls.length < 2 ? 500 : 200;
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ got, raw: TOKEN }));
      };
      const t = await world.engine(
        { log: pino({ level: 'trace' }, { write: (line: string) => void log.push(line) }) },
        { webhooks: { allowPrivateAddresses: true } },
      );
      await t.engine.secrets.set('erp', TOKEN, 'ed@example.com');
      await t.engine.workflows.publish({ id: 'w', name: 'w', definition: definition({ url: receiver.url, auth }) });
      await t.engine.workflows.setStatus('w', 'active');
      await t.engine.track({ source: 'test', id: '1', name: 'scored', email: 'ada@example.com' });
      await t.pass('1 minute');
      expect(receiver.calls.map(({ headers }) => headers[name])).toEqual([value, value]);
      expect(await effect()).toMatchObject({ state: 'done', attempts: 2 });
      const tried = await t.engine.outgoingWebhooks.test({ url: receiver.url, auth });
      expect(tried).toMatchObject({ ok: true, answer: { status: 200 } });
      expect(tried.answer?.body).toContain('•••');
      const forms = [TOKEN, value, Buffer.from(TOKEN).toString('base64'), value.replace('Basic ', '')];
      const everything = [JSON.stringify(tried), log.join('')];
      for (const { name: collection } of await world.db.listCollections().toArray())
        everything.push(JSON.stringify(await world.db.collection(collection).find().toArray()));
      const [run] = (await t.engine.runs.list({ workflow: 'w' })).items;
      everything.push(
        JSON.stringify(await t.engine.runs.explain(run?.id ?? '')),
        JSON.stringify(await t.engine.secrets.list()),
      );
      for (const form of forms) expect(everything.filter((text) => text.includes(form))).toEqual([]);
    },
  );

  it('wait where their secret is not there, say so, and go out once it is', async () => {
    const t = await go({ auth: { kind: 'bearer', secret: 'erp' } });
    expect(await effect()).toMatchObject({
      state: 'open',
      reason: 'There is no secret called "erp": set it in the settings of the step',
    });
    expect(receiver.calls).toHaveLength(0);
    await t.engine.secrets.set('erp', TOKEN, 'ed@example.com');
    await t.pass('1 minute');
    expect(receiver.calls[0]?.headers['authorization']).toBe(`Bearer ${TOKEN}`);
    expect(await effect()).toMatchObject({ state: 'done' });
  });

  describe('are tried out', () => {
    it('with an example person, and show what came back: status, headers, 2,000 characters, time', async () => {
      answer = status(418, { 'x-pot': 'tea' }, 'short and stout'.repeat(500));
      const t = await world.engine({}, { webhooks: { allowPrivateAddresses: true } });
      const tried = await t.engine.outgoingWebhooks.test({
        url: receiver.url,
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
      expect(JSON.parse(receiver.calls[0]?.body ?? '')).toMatchObject({
        data: { person: { email: 'ada@example.com' } },
      });
    });

    it.each(['127.0.0.1', '[::1]', '169.254.169.254', 'localhost'])('not at %s unless allowed', async (host) => {
      const t = await world.engine({}, {});
      const tried = await t.engine.outgoingWebhooks.test({ url: `http://${host}:${receiver.port}/hook` });
      expect(tried).toMatchObject({ answer: null, ok: false, message: expect.stringContaining('public internet') });
      expect(receiver.calls).toHaveLength(0);
    });

    it('where nobody answers, say so; where the secret is not there, name the setting', async () => {
      const t = await world.engine({}, { webhooks: { allowPrivateAddresses: true } });
      const auth = { kind: 'bearer', secret: 'erp' };
      await expect(t.engine.outgoingWebhooks.test({ url: receiver.url, auth })).rejects.toMatchObject({
        issues: [{ path: ['auth', 'secret'] }],
      });
      await receiver.close();
      expect(await t.engine.outgoingWebhooks.test({ url: receiver.url })).toMatchObject({
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
    const error = await go(input).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(InvalidDefinitionError);
    expect((error as InvalidDefinitionError).issues[0]?.path).toEqual(expect.arrayContaining([path]));
  });
});

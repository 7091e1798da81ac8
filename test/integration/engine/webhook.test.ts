import type { ServerResponse } from 'node:http';
import { randomBytes } from 'node:crypto';
import type { JsonObject, WorkflowDefinition } from '@whenthen/core/definition';
import { InvalidDefinitionError } from '@whenthen/core';
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
  const go = async (input: Partial<{ url: string; secret: string; body: JsonObject }> = {}, allowed = true) => {
    const t = await world.engine({}, { webhooks: { allowPrivateAddresses: allowed } });
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

  it.each([
    [{ url: 'ftp://example.com/' }, 'url'],
    [{ url: 'https://me:pass@example.com/' }, 'url'],
    [{ secret: 'hunter2' }, 'secret'],
    [{ body: { text: '{{#each x}}y{{/each}}' } }, 'body'],
  ])('are refused when they are published with %j', async (input, path) => {
    const error = await go(input).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(InvalidDefinitionError);
    expect((error as InvalidDefinitionError).issues[0]?.path).toEqual(expect.arrayContaining([path]));
  });
});

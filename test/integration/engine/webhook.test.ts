import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { definition, status, webhookWorld } from './webhook-world.js';

describe('webhooks', () => {
  const hooks = webhookWorld();

  it('tell the person, the event and the workflow, signed, and keep the answer', async () => {
    hooks.answer = status(201, { 'content-type': 'application/json' }, '{"id":"lead_1"}');
    const secret = `whsec_${randomBytes(32).toString('base64')}`;
    // The receiver's library refuses a call that is older than five minutes by its own clock.
    const t = await hooks.world.engine({ start: new Date() }, { webhooks: { allowPrivateAddresses: true } });
    await t.engine.workflows.publish({
      id: 'w',
      name: 'w',
      definition: definition({ url: hooks.receiver.url, secret }),
    });
    await t.engine.workflows.setStatus('w', 'active');
    await t.engine.track({
      source: 'test',
      id: '1',
      name: 'scored',
      email: 'ada@example.com',
      properties: { score: 90 },
    });
    await t.pass(0);

    const stored = await hooks.effect();
    expect(stored).toMatchObject({ state: 'done', attempts: 1, output: { status: 201, body: { id: 'lead_1' } } });
    const [call] = hooks.receiver.calls;
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
    await hooks.go({ body: { text: 'Hot: {{person.first_name}}', score: '{{event.score}}' } });
    expect(JSON.parse(hooks.receiver.calls[0]?.body ?? '')).toEqual({ text: 'Hot: Ada "A"', score: 90 });
  });

  it('are repeated with the same id and body, after 5 s and then 5 min, until the receiver takes them', async () => {
    hooks.answer = (response, count) => void response.writeHead(count < 3 ? 500 : 200).end();
    const t = await hooks.go();
    expect(hooks.receiver.calls).toHaveLength(1);
    await t.pass('1 minute');
    expect(hooks.receiver.calls).toHaveLength(2);
    await t.pass('3 minutes');
    expect(hooks.receiver.calls).toHaveLength(2);
    await t.pass('4 minutes');
    expect(hooks.receiver.calls).toHaveLength(3);
    expect(new Set(hooks.receiver.calls.map((c) => `${String(c.headers['webhook-id'])} ${c.body}`)).size).toBe(1);
    expect(await hooks.effect()).toMatchObject({ state: 'done', attempts: 3 });
  });

  it('are given up after ten attempts over three days', async () => {
    hooks.answer = status(503);
    const t = await hooks.go();
    for (let i = 0; i < 10; i++) await t.pass('30 hours');
    expect(hooks.receiver.calls).toHaveLength(10);
    expect(await hooks.effect()).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('after 10 attempts'),
    });
  });

  it('wait as long as the receiver asks', async () => {
    hooks.answer = (response, count) =>
      count === 1 ? response.writeHead(429, { 'retry-after': '3600' }).end() : response.end();
    const t = await hooks.go();
    await t.pass('59 minutes');
    expect(hooks.receiver.calls).toHaveLength(1);
    await t.pass('2 minutes');
    expect(hooks.receiver.calls).toHaveLength(2);
  });

  it('fail at once by a 404, with the answer; the run goes on', async () => {
    hooks.answer = status(404, {}, 'no such hook');
    const t = await hooks.go();
    await t.pass('1 hour');
    expect(hooks.receiver.calls).toHaveLength(1);
    expect(await hooks.effect()).toMatchObject({ state: 'failed', reason: 'The receiver answered 404: no such hook' });
    expect((await t.engine.people.search({ q: 'ada@' })).items[0]?.tags).toEqual(['told']);
  });

  it('do not follow a redirect', async () => {
    hooks.answer = status(302, { location: 'http://169.254.169.254/' });
    await hooks.go();
    expect(hooks.receiver.calls).toHaveLength(1);
    expect(await hooks.effect()).toMatchObject({ state: 'failed', reason: expect.stringContaining('not followed') });
  });

  it('read 64 kB of an answer and no more', async () => {
    hooks.answer = status(200, { 'content-type': 'application/json' }, JSON.stringify('x'.repeat(1_000_000)));
    await hooks.go();
    expect(await hooks.effect()).toMatchObject({ state: 'done', output: { status: 200, body: null } });
  });

  it('are tried again when nobody answers', async () => {
    hooks.world.leavesOpen();
    await hooks.receiver.close();
    await hooks.go();
    expect(await hooks.effect()).toMatchObject({
      state: 'open',
      reason: expect.stringContaining('could not be reached'),
    });
  });

  it.each(['127.0.0.1', '[::1]', '169.254.169.254', '0x7f.1', '2130706433', '[::ffff:127.0.0.1]', 'localhost'])(
    'do not go to %s unless allowed',
    async (host) => {
      await hooks.go({ url: `http://${host}:${hooks.receiver.port}/hook` }, false);
      expect(await hooks.effect()).toMatchObject({
        state: 'failed',
        reason: expect.stringContaining('public internet'),
      });
      expect(hooks.receiver.calls).toHaveLength(0);
    },
  );
});

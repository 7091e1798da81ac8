import { answered, workflow } from '@whenthen/core/builder';
import type { TestEngine } from '@whenthen/core/testing';
import { openReceiver } from './receiver.js';
import { inbox, openWorld, type World } from './world.js';

describe('what another system answers', () => {
  let world: World;
  let t: TestEngine;
  let crm: Awaited<ReturnType<typeof openReceiver>>;
  let answer: string;

  beforeEach(async () => {
    answer = '{"score": 9, "owner": {"name": "Grace"}}';
    world = await openWorld('answers');
    t = await world.engine({}, { webhooks: { allowPrivateAddresses: true }, tracking: false });
    crm = await openReceiver((response) => response.setHeader('content-type', 'application/json').end(answer));
    await t.engine.templates.publish({
      id: 'hot',
      name: 'Hot',
      subject: '{{steps.crm.body.owner.name}} writes to you',
      html: '<p>Score {{steps.crm.body.score}}</p>',
    });
    const { definition } = workflow('w')
      .on('lead')
      .do('send_webhook', { url: crm.url }, { id: 'crm' })
      .wait('1 minute')
      .branch(
        answered('crm', 'body.score', 'greater', 5),
        (yes) => yes.send('hot').do('send_webhook', { url: crm.url, body: { was: '{{steps.crm.status}}' } }),
        (no) => no.addTag('cold'),
      )
      .build();
    await t.engine.workflows.publish({ id: 'w', name: 'W', definition });
    await t.engine.workflows.setStatus('w', 'active');
  });
  afterEach(async () => {
    await crm.close();
    await world.close();
  });

  const lead = async () => {
    await t.engine.track({ source: 'test', id: '1', name: 'lead', email: 'ada@example.com' });
    await t.pass('2 minutes');
  };
  const tags = async () => (await t.engine.people.search({ q: 'ada@' })).items[0]?.tags;

  it('decides conditions, and stands in e-mails and webhooks', async () => {
    await lead();
    expect(inbox(t)).toEqual(['ada@example.com: Grace writes to you']);
    expect(t.mail.sent[0]?.html).toContain('Score 9');
    expect(JSON.parse(crm.calls[1]?.body ?? '')).toEqual({ was: 200 });
    const [run] = (await t.engine.runs.list({ workflow: 'w' })).items;
    const told = (await t.engine.runs.explain(run?.id ?? ''))?.timeline.map(({ title }) => title).join('\n');
    expect(told).toContain('the answer of step “Send webhook” at “body.score” is greater than 5: yes');
  });

  it.each(['{"score": 2}', 'not JSON', '{"score": {"$gt": 1}}', ''])('takes the other way with %j', async (text) => {
    answer = text;
    await lead();
    expect([await tags(), inbox(t)]).toEqual([['cold'], []]);
  });

  it('is no answer where there is none yet: nothing is greater, and the run goes on', async () => {
    world.leavesOpen();
    await crm.close();
    await lead();
    expect(await tags()).toEqual(['cold']);
  });

  it('is refused where no such step does anything', async () => {
    const { definition } = workflow('x')
      .on('lead')
      .branch(answered('none', 'status', 'equals', 200), (yes) => yes.addTag('a'))
      .build();
    await expect(t.engine.workflows.publish({ id: 'x', name: 'X', definition })).rejects.toThrow(
      'No step "none" does anything. Pick an action that answers.',
    );
  });
});

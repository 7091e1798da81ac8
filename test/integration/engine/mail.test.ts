import type { TestEngine, TestTransport } from '@whenthen/core/testing';
import { createTestTransport } from '@whenthen/core/testing';
import { cartEvent, inbox, openWorld, publishStory, type World } from './world.js';

/** A transport whose next sends go wrong in the way given, the rest well. */
const troubled = (troubles: ((beforeAccept: () => Promise<void>) => Promise<void>)[]): TestTransport => {
  const transport = createTestTransport();
  const send = transport.send.bind(transport);
  transport.send = async (mail, hooks) => {
    const trouble = troubles.shift();
    if (trouble) await trouble(() => hooks.beforeAccept());
    return send(mail, hooks);
  };
  return transport;
};

describe('a mail that meets trouble', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld('mail');
  });
  afterEach(() => world.close());

  const abandonOne = async (t: TestEngine) => {
    await publishStory(t);
    await t.engine.track(cartEvent(t, 'ada', 'c1'));
    await t.pass('1 hour');
  };
  const messages = async (t: TestEngine) => (await t.engine.messages.list({})).items;

  it('is tried again when the server is away, and arrives once', async () => {
    const t = await world.engine({ mail: troubled([() => Promise.reject(new Error('connection refused'))]) });
    await abandonOne(t);
    expect(inbox(t)).toEqual([]);
    expect(await messages(t)).toMatchObject([{ state: 'pending', reason: 'connection refused', attempts: 1 }]);
    await t.pass('2 minutes');
    expect(inbox(t)).toEqual(['ada@example.com: reminder for ada']);
    expect(await messages(t)).toMatchObject([{ state: 'sent', attempts: 2, templateVersion: 1 }]);
  });

  it('is given up after the last retry, with the reason, and the run goes on', async () => {
    const t = await world.engine({
      mail: troubled(Array.from({ length: 6 }, () => () => Promise.reject(new Error('still away')))),
    });
    await abandonOne(t);
    await t.pass('20 hours');
    expect(await messages(t)).toMatchObject([{ state: 'failed', attempts: 6 }]);
    await t.pass('1 day');
    expect(inbox(t)).toEqual(['ada@example.com: discount for ada']);
  });

  it('whose acceptance is unknown is held, and a person decides', async () => {
    const cutOff = async (beforeAccept: () => Promise<void>) => {
      await beforeAccept();
      throw new Error('the connection broke here');
    };
    const t = await world.engine({ mail: troubled([cutOff]) });
    await abandonOne(t);
    expect(await messages(t)).toMatchObject([
      { state: 'uncertain', reason: expect.stringContaining('may have accepted') },
    ]);
    await t.pass('3 hours');
    expect(inbox(t)).toEqual([]);

    const [held] = await messages(t);
    await t.engine.messages.resolve(held?.id ?? '', 'resend');
    await t.pass(0);
    expect(inbox(t)).toEqual(['ada@example.com: reminder for ada']);
    expect(await messages(t)).toMatchObject([{ state: 'sent' }]);
    await expect(t.engine.messages.resolve(held?.id ?? '', 'resend')).rejects.toMatchObject({ code: 'conflict' });
  });

  it('uses the newest published template, and the newest state of the cart', async () => {
    const t = await world.engine();
    await publishStory(t);
    await t.engine.track(cartEvent(t, 'ada', 'c1'));
    await t.pass('30 minutes');
    await t.engine.templates.publish({
      id: 'reminder',
      name: 'reminder',
      subject: 'You left {{cart.items.length}} things',
      html: '{{#each cart.items}}<p>{{title}}</p>{{/each}}',
    });
    await t.engine.track(
      cartEvent(t, 'ada', 'c1', {
        name: 'cart.updated',
        properties: { cart_id: 'c1', items: [{ title: 'Shirt' }, { title: 'Hat' }] },
      }),
    );
    await t.pass('31 minutes');
    expect(inbox(t)).toEqual(['ada@example.com: You left 2 things']);
    expect(await messages(t)).toMatchObject([{ templateVersion: 2 }]);
  });

  it('waits visibly while no process can send', async () => {
    const clientOnly = await world.engine({ worker: false });
    await publishStory(clientOnly);
    await clientOnly.engine.track(cartEvent(clientOnly, 'ada', 'c1'));
    expect(await clientOnly.engine.health()).toMatchObject({ ok: false, problems: [{ code: 'no_worker' }] });
    const worker = await world.engine({ clock: clientOnly.clock });
    await worker.pass('61 minutes');
    expect(inbox(worker)).toHaveLength(1);
  });

  it('is not sent any more when the goal came between the decision and the sending', async () => {
    const t = await world.engine({ mail: troubled([() => Promise.reject(new Error('away'))]) });
    await abandonOne(t);
    await t.engine.track(cartEvent(t, 'ada', 'c1', { name: '$purchase' }));
    await t.pass('10 minutes');
    expect(inbox(t)).toEqual([]);
    expect(await world.db.collection('whenthen_effects').findOne({})).toMatchObject({ state: 'skipped' });
    expect(await messages(t)).toMatchObject([{ state: 'skipped' }]);
  });
});

import { cart, fromTrigger, workflow, type WorkflowBuilder } from '@whenthen/core/builder';
import type { EventInput } from '@whenthen/core';
import type { TestEngine } from '@whenthen/core/testing';
import { createMoments } from './event-moments.js';
import { inbox, openWorld, type World } from './world.js';

/** Carts, orders and accounts that change hands; and what a mail tells of its own thing. */
describe('a thing', () => {
  let world: World;
  let t: TestEngine;
  let n = 0;
  const moments = createMoments();

  beforeEach(async () => {
    world = await openWorld('owners');
    t = await world.engine({ atGap: moments.atGap });
    await t.engine.templates.publish({
      id: 'mail',
      name: 'mail',
      subject: '{{#each cart.items}}{{title}} {{/each}}| {{event.amount}}',
      html: '<p>{{event.cart_id}}</p>',
    });
  });
  afterEach(() => world.close());

  const activate = async (described: WorkflowBuilder): Promise<void> => {
    const built = described.build();
    await t.engine.workflows.publish(built);
    await t.engine.workflows.setStatus(built.id, 'active');
  };
  const remind = () =>
    activate(
      workflow('remind')
        .on('added')
        .per('cart_id')
        .exitOn('bought', { where: { cart_id: fromTrigger('cart_id') }, goal: true })
        .wait('1 hour')
        .branch(cart('item_count', 'greater', 0), (full) => full.send('mail')),
    );
  const at = (who: string, name: string, titles: string[], more: Partial<EventInput> = {}): EventInput => ({
    source: 'store',
    id: String(++n),
    name,
    email: `${who}@example.com`,
    occurredAt: new Date(t.clock.now()),
    subject: 'cart:1',
    owns: true,
    properties: { cart_id: '1', item_count: titles.length, items: titles.map((title) => ({ title })) },
    ...more,
  });
  const outcomes = async () =>
    (await t.engine.runs.list({})).items.map((r) => `${r.person.email} ${r.outcome}: ${r.reason}`).sort();

  it('that belongs to somebody else ends what its first owner is in, and the new one enters', async () => {
    await remind();
    await t.engine.track(at('typo', 'added', ['Shirt']));
    await t.pass('10 minutes');
    await t.engine.track([at('right', 'added', ['Shirt']), at('right', 'cart.updated', ['Shirt'])]);
    await t.pass('2 hours');
    expect(inbox(t)).toEqual(['right@example.com: Shirt |']);
    expect(await outcomes()).toContain('typo@example.com exited: The cart now belongs to somebody else');
  });

  it('is the newest owner’s, whoever is processed first and wherever the processing is cut', async () => {
    await remind();
    for (const gap of ['enrol: runs inserted', 'ingest: exits applied', 'ingest: lost runs ended'] as const) {
      const subject = `cart:${gap}`;
      const properties = { cart_id: gap, item_count: 1, items: [{ title: gap }] };
      const old = at('typo', 'added', [], { subject, properties, occurredAt: new Date(t.clock.now() - 60_000) });
      await t.engine.track(at('right', 'added', [], { subject, properties }));
      if (gap === 'ingest: lost runs ended') await t.engine.track(old);
      const moment = moments.set(gap, 'fails');
      await t.pass(0).catch(() => undefined);
      if (gap !== 'ingest: lost runs ended') await t.engine.track(old);
      await moment.reached;
      await t.pass('2 hours');
    }
    expect(inbox(t).filter((mail) => mail.startsWith('typo'))).toEqual([]);
    expect(inbox(t)).toHaveLength(3);
  });

  it('that comes back lets its first owner go on where they were, whichever way others look at it meanwhile', async () => {
    await remind();
    const back = async (fill: string, end: string, gap?: 'ingest: lost runs ended') => {
      const subject = `cart:${end}`;
      const put = (who: string, minutes: number) =>
        at(who, 'added', ['Shirt'], {
          subject,
          properties: { cart_id: end, item_count: 1, items: [{ title: fill }] },
          occurredAt: new Date(t.clock.now() + minutes * 60_000),
        });
      await t.engine.track(put(`ada-${end}`, 0));
      await t.pass('10 minutes');
      await t.engine.track(put('bob', -1));
      // Told as theirs again while whoever processes the correction has ended their run already.
      const moment = gap && moments.set(gap, 'pauses');
      const passing = t.pass(0);
      await moment?.reached;
      await t.engine.track(put(`ada-${end}`, 0));
      moment?.goOn();
      await passing;
      await t.pass('2 hours');
    };
    await back('Shirt', '1');
    await back('Mug', '2', 'ingest: lost runs ended');
    expect(inbox(t)).toEqual(['ada-1@example.com: Shirt |', 'ada-2@example.com: Mug |']);
    const [run] = (await t.engine.runs.list({ outcome: 'completed' })).items;
    const explained = await t.engine.runs.explain(run?.id ?? '');
    expect(explained?.timeline.map((e) => e.title)).toContain('The cart is theirs again: they go on where they were');
  });

  it('that comes back lets everybody’s waits go on as they were, and what they waited for has counted meanwhile', async () => {
    await activate(workflow('slow').on('added').per('cart_id').wait('14 days').send('mail'));
    await activate(
      workflow('asked')
        .on('added')
        .per('cart_id')
        .waitForEvent('answered', {
          within: '10 days',
          received: (s) => s.addTag('answered'),
          timedOut: (s) => s.addTag('silent'),
        }),
    );
    const touched = (who: string) => at(who, 'touched', ['Shirt']);
    await t.engine.track(at('ada', 'added', ['Shirt']));
    await t.pass('9 days');
    await t.engine.track(touched('bob'));
    await t.pass('1 minute');
    await t.engine.track(at('ada', 'answered', [], { subject: 'survey:1', owns: false }));
    await t.pass('1 minute');
    await t.engine.track(touched('ada'));
    await t.pass('1 minute');
    expect((await t.engine.people.search({ q: 'ada@example.com' })).items[0]?.tags).toEqual(['answered']);
    await t.pass('4 days');
    expect(inbox(t)).toEqual([]);
    await t.pass('1 day');
    expect(inbox(t)).toEqual(['ada@example.com: Shirt |']);
  });

  it('that comes back has each person go on once, and nobody who has entered anew', async () => {
    await activate(workflow('daily').on('added').per('cart_id').reenter('1 day').wait('1 hour').send('mail'));
    await activate(workflow('each').on('added').reenter('always').wait('7 days').addTag('told').increase('told', 1));
    for (let i = 0; i < 3; i++) {
      await t.engine.track(at('eve', 'added', ['Mug'], { subject: 'cart:2', properties: { cart_id: '2' } }));
      await t.pass('2 minutes');
    }
    await t.engine.track(at('ada', 'added', ['Shirt']));
    await t.pass('10 minutes');
    await t.engine.track([at('bob', 'touched', ['Shirt']), at('bob', 'touched', [], { subject: 'cart:2' })]);
    await t.pass('2 days');
    await t.engine.track([at('ada', 'added', ['Shirt']), at('eve', 'touched', [], { subject: 'cart:2' })]);
    await t.pass('2 hours');
    expect(inbox(t).filter((mail) => mail.startsWith('ada'))).toEqual(['ada@example.com: Shirt |']);
    await t.pass('8 days');
    expect((await t.engine.people.search({ q: 'eve@example.com' })).items[0]?.fields['told']).toBe(1);
  });

  it('that comes back takes nobody back whom staff stopped, into what is archived, or after a long time', async () => {
    for (const [end, cart] of [
      ['stopped', '1'],
      ['archived', '2'],
      ['late', '3'],
    ] as const) {
      const put = (who: string, name: string) =>
        at(who, name, ['Shirt'], { subject: `cart:${cart}`, properties: { cart_id: cart } });
      await activate(workflow(end).on(`added_${end}`).per('cart_id').wait('1 hour').send('mail'));
      await t.engine.track(put('ada', `added_${end}`));
      await t.pass('10 minutes');
      await t.engine.track(put('bob', 'touched'));
      await t.pass('1 minute');
      if (end === 'stopped') await t.engine.workflows.stopEveryone(end);
      if (end === 'archived') await t.engine.workflows.setStatus(end, 'archived');
      if (end === 'late') await t.pass('8 days');
      await t.engine.track(put('ada', 'touched'));
      await t.pass('2 hours');
    }
    expect(inbox(t)).toEqual([]);
  });

  it('that is told of twice at one moment belongs to whom it was told of last', async () => {
    await remind();
    const occurredAt = new Date(t.clock.now());
    await t.engine.track([
      at('ada', 'added', ['Shirt'], { occurredAt }),
      at('bob', 'added', ['Shirt'], { occurredAt }),
    ]);
    await t.pass('2 hours');
    expect(inbox(t)).toEqual(['bob@example.com: Shirt |']);
  });

  it('that comes back after its owner bought it lets them go on with nothing', async () => {
    await remind();
    await t.engine.track(at('ada', 'added', ['Shirt']));
    await t.pass('10 minutes');
    await t.engine.track(at('bob', 'added', ['Shirt']));
    await t.pass('1 minute');
    await t.engine.track([at('ada', 'cart.updated', ['Shirt']), at('ada', 'bought', ['Shirt'])]);
    await t.pass('2 hours');
    expect(inbox(t)).toEqual([]);
    expect(await outcomes()).toContain('ada@example.com goal: “Bought” happened, where “Cart” is the trigger’s “Cart”');
  });

  it('that nobody owns may be many people’s: a product that they look at, for example', async () => {
    await activate(workflow('looked').on('viewed').wait('1 hour').send('mail'));
    const views = ['ada', 'bob'].map((who) => ({ ...at(who, 'viewed', []), subject: 'product:1', owns: false }));
    await t.engine.track(views);
    await t.pass('2 hours');
    expect(inbox(t)).toHaveLength(2);
  });

  it('is shown as its own person has it, and not as somebody else does', async () => {
    await activate(workflow('looked').on('added').wait('1 hour').send('mail'));
    await t.engine.track({ ...at('ada', 'added', ['Shirt']), owns: false });
    await t.pass('10 minutes');
    await t.engine.track({ ...at('eve', 'cart.updated', ['Secret']), owns: false });
    await t.pass('2 hours');
    expect(inbox(t)).toEqual(['ada@example.com: Shirt |']);
  });

  it('that was emptied brings no reminder; refilled in time, it is told as it is then', async () => {
    await remind();
    await t.engine.track([at('ada', 'added', ['Shirt']), at('bob', 'added', ['Mug'], { subject: 'cart:2' })]);
    await t.pass('10 minutes');
    await t.engine.track([at('ada', 'cart.updated', []), at('bob', 'cart.updated', [], { subject: 'cart:2' })]);
    await t.pass('10 minutes');
    await t.engine.track(at('bob', 'cart.updated', ['Pot', 'Pan'], { subject: 'cart:2' }));
    await t.pass('2 hours');
    expect(inbox(t)).toEqual(['bob@example.com: Pot Pan |']);
    expect(await outcomes()).toContain('ada@example.com completed: Came to the end');
  });

  it('of which there are two is told of twice, each mail with its own event', async () => {
    await activate(workflow('refunds').on('refunded').per('refund_id').wait('1 hour').send('mail'));
    const refund = (id: string, amount: number) =>
      at('ada', 'refunded', [], { subject: 'order:1', properties: { refund_id: id, amount } });
    await t.engine.track([refund('a', 20.5), refund('b', 10)]);
    await t.pass('2 hours');
    expect(inbox(t).sort()).toEqual(['ada@example.com: | 10', 'ada@example.com: | 20.5']);
  });

  it('that has ended already lets nobody in by what happened before', async () => {
    await remind();
    const before = at('ada', 'added', ['Shirt']);
    await t.pass('10 minutes');
    await t.engine.track(
      at('ada', 'customer.deleted', [], { subject: 'customer:1', endRuns: 'The account was deleted' }),
    );
    await t.pass('1 minute');
    await t.engine.track(before);
    await t.pass('2 hours');
    expect([inbox(t), await outcomes()]).toEqual([[], ['ada@example.com stopped: The account was deleted']]);
  });

  it('that ends takes everything with it that its person is in, and later things begin anew', async () => {
    await remind();
    await t.engine.track(at('ada', 'added', ['Shirt']));
    await t.pass('10 minutes');
    await t.engine.track(
      at('ada', 'customer.deleted', [], { subject: 'customer:1', endRuns: 'The account was deleted' }),
    );
    await t.pass('1 minute');
    expect(await outcomes()).toEqual(['ada@example.com stopped: The account was deleted']);
    await t.engine.track(
      at('ada', 'added', ['Mug'], {
        subject: 'cart:9',
        properties: { cart_id: '9', item_count: 1, items: [{ title: 'Mug' }] },
      }),
    );
    await t.pass('2 hours');
    expect(inbox(t)).toEqual(['ada@example.com: Mug |']);
  });
});

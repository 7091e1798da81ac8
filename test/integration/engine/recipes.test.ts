import { installRecipe, recipes, type RecipeSettings } from '@whenthen/core/recipes';
import type { TestEngine } from '@whenthen/core/testing';
import { openReceiver } from './receiver.js';
import { openWorld, type World } from './world.js';

const SETTINGS: RecipeSettings = { form: 'signup', staff: 'staff@example.com' };
const ORDER = {
  order_id: 'order_1',
  cart_id: 'cart_1',
  currency_code: 'usd',
  total: 42,
  item_count: 1,
  items: [{ title: 'Linen Shirt', quantity: 1, unit_price: 42, total: 42 }],
};

describe('the recipes, on simulated time', () => {
  let world: World;
  let t: TestEngine;
  let crm: Awaited<ReturnType<typeof openReceiver>>;
  let count = 0;

  beforeEach(async () => {
    world = await openWorld('recipes');
    t = await world.engine({ start: '2026-03-02T09:00:00Z' }, { webhooks: { allowPrivateAddresses: true } });
    crm = await openReceiver((response) => response.end('{}'));
  });
  afterEach(async () => {
    await crm.close();
    await world.close();
  });

  const install = async (id: string) => {
    const recipe = recipes.find((r) => r.id === id);
    if (!recipe) throw new Error(`There is no recipe ${id}.`);
    const { workflow } = await installRecipe(t.engine, recipe, { ...SETTINGS, crm: crm.url });
    await t.engine.workflows.setStatus(workflow, 'active');
    await t.pass(0);
  };
  const happen = async (name: string, who = 'ada', properties: object = {}) => {
    await t.engine.track({
      source: 'store',
      id: `e${count++}`,
      name,
      email: `${who}@example.com`,
      occurredAt: new Date(t.clock.now()),
      properties: { ...ORDER, ...properties },
    });
    await t.pass(0);
  };
  const signUp = async (who = 'ada') => {
    await t.engine.forms.submit({ form: 'signup', values: { email: `${who}@example.com`, first_name: 'Ada' } });
    await t.pass(0);
  };
  const subjects = (to = 'ada@example.com') =>
    t.mail.sent.filter((m) => m.to.address === to).map(({ subject }) => subject);
  const person = async (who = 'ada') => (await t.engine.people.search({ q: `${who}@example.com` })).items[0];

  it('each has its own id and parts that are all used', () => {
    expect(new Set(recipes.map((r) => r.id)).size).toBe(recipes.length);
    for (const recipe of recipes) {
      const used = new Set<string>();
      const note = (kind: string) => (key: string) => {
        used.add(`${kind}:${key}`);
        return `${kind}-${key}`;
      };
      recipe.workflow({ email: note('email'), sequence: note('sequence'), segment: note('segment') }, {}).build();
      for (const { emails } of Object.values(recipe.sequences))
        for (const { email } of emails) used.add(`email:${email}`);
      const all = (['email', 'sequence', 'segment'] as const).flatMap((kind) =>
        Object.keys(recipe[`${kind}s`]).map((key) => `${kind}:${key}`),
      );
      expect([...used].sort()).toEqual(all.sort());
    }
  });

  it('welcome automation', async () => {
    await install('welcome');
    await signUp('ada');
    await signUp('bob');
    expect(subjects()).toEqual(['Welcome, Ada']);
    await t.pass('3 days');
    expect(subjects()).toEqual(['Welcome, Ada', 'What we do, and why']);
    await t.engine.people.change((await person('bob'))?.id ?? '', { addTags: ['customer'] });
    await t.pass('11 days');
    expect(subjects().at(-1)).toBe('Can we help you choose?');
    expect(subjects('bob@example.com').at(-1)).toBe('Make the most of what you bought');
    expect((await person())?.tags).toEqual(['subscribed']);
  });

  it('newsletter signup: the simple workflow of seven steps', async () => {
    await install('newsletter');
    await signUp('ada');
    await signUp('bob');
    expect(subjects()).toEqual(['You are on the list']);
    await t.pass('13 days');
    await happen('$purchase', 'bob');
    await t.pass('1 day');
    expect(subjects()).toEqual(['You are on the list', 'Have you seen this?']);
    expect(subjects('bob@example.com')).toEqual(['You are on the list']);
    expect((await person('bob'))?.tags).toEqual(['newsletter-subscriber', 'customer']);
    expect((await person('ada'))?.tags).toEqual(['newsletter-subscriber']);
  });

  it('purchase follow-up, once for each order', async () => {
    await install('purchase-follow-up');
    await happen('$purchase');
    await happen('$purchase', 'ada', { order_id: 'order_2' });
    expect(subjects()).toEqual(['Thank you for your order', 'Thank you for your order']);
    expect(t.mail.sent[0]?.html).toContain('Linen Shirt');
    expect(await person()).toMatchObject({ fields: { customer: 'yes' }, tags: ['customer'] });
    await t.pass('7 days');
    expect(subjects().slice(2)).toEqual(['How do you like it?', 'How do you like it?']);
  });

  it('cart abandonment: a reminder and a discount; who buys gets neither', async () => {
    await install('cart-abandonment');
    await happen('added_to_cart', 'ada');
    await happen('added_to_cart', 'bob', { cart_id: 'cart_2' });
    await t.pass('30 minutes');
    await happen('$purchase', 'bob', { cart_id: 'cart_2' });
    await t.pass('30 minutes');
    expect(subjects()).toEqual(['You left something behind']);
    await t.pass('1 day');
    expect(subjects()).toEqual(['You left something behind', 'Ten per cent off what is in your cart']);
    expect(subjects('bob@example.com')).toEqual([]);
    expect((await t.engine.workflows.get('cart-abandonment'))?.counts).toMatchObject({ goal: 1, completed: 1 });
  });

  it('lead scoring response: a tag, the CRM and the staff', async () => {
    await install('lead-scoring');
    for (let i = 0; i < 2; i++) await happen('added_to_cart');
    await t.pass('1 hour');
    expect((await person())?.tags).toEqual([]);
    await happen('added_to_cart');
    await t.pass('1 minute');
    expect((await person())?.tags).toEqual(['hot-lead']);
    expect(crm.calls).toHaveLength(1);
    expect(crm.calls[0]?.body).toContain('ada@example.com');
    expect(subjects('staff@example.com')).toEqual(['Hot lead: ada@example.com']);
  });

  it('win-back: after 90 days, and a week later; who buys is left alone', async () => {
    await install('win-back');
    await happen('$purchase', 'ada');
    await happen('$purchase', 'bob');
    await t.pass('89 days');
    expect(t.mail.sent).toEqual([]);
    await t.pass('2 days');
    expect(subjects()).toEqual(['It has been a while']);
    await happen('$purchase', 'bob');
    await t.pass('7 days');
    expect(subjects()).toEqual(['It has been a while', 'Ten per cent off your next order']);
    expect(subjects('bob@example.com')).toEqual(['It has been a while']);
  });

  it('review request after delivery: a weekday at ten; a return ends it', async () => {
    await install('review-request');
    await happen('order.delivered', 'ada');
    await happen('order.delivered', 'bob', { order_id: 'order_2' });
    await t.pass('1 day');
    await happen('order.returned', 'bob', { order_id: 'order_2' });
    await t.pass('4 days');
    // A Saturday: until Monday at ten.
    expect(t.mail.sent).toEqual([]);
    await t.pass('2 days');
    expect(t.mail.sent).toEqual([]);
    await t.pass('1 hour');
    expect(subjects()).toEqual(['Is everything as you hoped?']);
    expect(subjects('bob@example.com')).toEqual([]);
  });

  it('checkout abandonment: half an hour later; who buys gets nothing', async () => {
    await install('checkout-abandonment');
    await happen('checkout_started', 'ada');
    await happen('checkout_started', 'bob', { cart_id: 'cart_2' });
    await happen('$purchase', 'bob', { cart_id: 'cart_2' });
    await t.pass('30 minutes');
    expect(subjects()).toEqual(['Did something go wrong?']);
    expect(subjects('bob@example.com')).toEqual([]);
  });

  it('VIP with the fifth order, once', async () => {
    await install('vip');
    for (let i = 1; i <= 6; i++) {
      await happen('$purchase', 'ada', { order_id: `order_${i}` });
      await t.pass('1 hour');
      expect((await person())?.tags.includes('vip')).toBe(i >= 5);
    }
    expect(subjects()).toEqual(['Thank you for being with us']);
    expect(subjects('staff@example.com')).toEqual(['A new VIP: ada@example.com']);
  });
});

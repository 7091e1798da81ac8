import { installRecipe, recipes } from '@whenthen/core/recipes';
import { openStage, type Stage } from './stage.js';

let s: Stage;
beforeEach(async () => {
  s = await openStage('patterns');
});
afterEach(() => s.close());

const install = async (id: string) => {
  const recipe = recipes.find((r) => r.id === id);
  if (!recipe) throw new Error(`There is no recipe ${id}.`);
  await installRecipe(s.t.engine, recipe, { form: 'signup', crm: s.crm.url, staff: 'staff@example.com' });
  await s.t.engine.workflows.setStatus(id, 'active');
  await s.t.pass(0);
};
const signUp = async (who: string) => {
  await s.t.engine.forms.submit({ form: 'signup', values: { email: `${who}@example.com` } });
  await s.t.pass(0);
};
/** Titles of what happened in somebody's passage, in order. */
const journal = async (workflow: string, who = 'ada') => {
  const person = (await s.person(who)).id;
  const [run] = (await s.t.engine.runs.list({ workflow, person })).items;
  return (await s.t.engine.runs.explain(run?.id ?? ''))?.timeline.map(({ title }) => title).join('\n') ?? '';
};

test('A simple Workflow: form, tag, welcome Sequence, 14 days, did they purchase? customer, or re-engagement', async () => {
  await install('newsletter');
  await signUp('ada');
  await signUp('bob');
  expect(await s.tags('ada')).toEqual(['newsletter-subscriber']);
  expect(s.mails('ada')).toHaveLength(1);
  await s.t.pass('7 days');
  await s.happen('$purchase', 'bob');
  await s.t.pass('7 days');
  expect(await s.tags('bob')).toEqual(['newsletter-subscriber', 'customer']);
  expect(s.mails('ada')).toHaveLength(2);
  expect(s.mails('bob')).toHaveLength(1);
  expect(await journal('newsletter', 'bob')).toContain('“Placed an order” happened since entering: yes');
});

test('Welcome Automation', async () => {
  await install('welcome');
  await signUp('ada');
  expect(await s.tags()).toEqual(['subscribed']);
  await s.t.pass('14 days');
  expect(s.mails()).toHaveLength(3);
  expect((await s.t.engine.sequences.get('welcome-nurture'))?.counts).toMatchObject({ completed: 1 });
});

test('Purchase Follow-up', async () => {
  await install('purchase-follow-up');
  await s.happen('$purchase', 'ada', { order_id: 'o1', items: [{ title: 'Mug' }], currency_code: 'usd', total: 1 });
  expect(await s.person()).toMatchObject({ tags: ['customer'], fields: { customer: 'yes' } });
  expect(s.mails()).toEqual(['Thank you for your order']);
  await s.t.pass('7 days');
  expect(s.mails()).toEqual(['Thank you for your order', 'How do you like it?']);
});

test('Cart Abandonment', async () => {
  await install('cart-abandonment');
  const cart = (id: string) => ({ cart_id: id, items: [], item_count: 1, currency_code: 'usd', total: 1 });
  await s.happen('added_to_cart', 'ada', cart('c1'));
  await s.happen('added_to_cart', 'bob', cart('c2'));
  await s.t.pass('1 hour');
  expect([s.mails('ada').length, s.mails('bob').length]).toEqual([1, 1]);
  await s.happen('$purchase', 'bob', cart('c2'));
  await s.t.pass('1 day');
  expect([s.mails('ada').length, s.mails('bob').length]).toEqual([2, 1]);
});

test('Lead Scoring Response', async () => {
  await install('lead-scoring');
  for (let i = 0; i < 3; i++) await s.happen('added_to_cart');
  await s.t.pass('1 minute');
  expect(await s.tags()).toEqual(['hot-lead']);
  expect(s.crm.calls).toHaveLength(1);
  expect(s.mails('staff')).toEqual(['Hot lead: ada@example.com']);
});

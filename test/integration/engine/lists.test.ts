import type { TestEngine } from '@whenthen/core/testing';
import { cartEvent, openWorld, publishStory, type World } from './world.js';

let world: World;
let t: TestEngine;
beforeAll(async () => {
  world = await openWorld('lists');
  t = await world.engine();
  await publishStory(t);
  for (const [i, who] of ['ada', 'bob', 'adam'].entries()) {
    await t.engine.track(cartEvent(t, who, `c${i}`));
    await t.pass('1 minute');
  }
  await t.engine.track(cartEvent(t, 'bob', 'c1', { name: 'looked', source: 'site', id: 'a/b?c=d&e' }));
  await t.pass('2 hours');
});
afterAll(() => world.close());

/** All pages of a list, read one entry at a time. */
const through = async <T>(read: (after?: string) => Promise<{ items: T[]; next: string | null }>): Promise<T[]> => {
  const all: T[] = [];
  for (let after: string | null | undefined; after !== null;) {
    const page = await read(after);
    all.push(...page.items);
    after = page.next;
  }
  return all;
};
const messages = async (query: object) =>
  (await through((after) => t.engine.messages.list({ ...query, limit: 1, ...(after && { after }) }))).map((m) => m.to);
const events = async (query: object) =>
  (await through((after) => t.engine.events.list({ ...query, limit: 1, ...(after && { after }) }))).map(
    (e) => `${e.email} ${e.name}`,
  );

const [ada, adam, bob] = ['ada@example.com', 'adam@example.com', 'bob@example.com'] as const;

it('lists messages newest first, or by address below a start of one, page by page without a gap', async () => {
  expect(await messages({})).toEqual([adam, bob, ada]);
  expect(await messages({ q: 'ADA' })).toEqual([ada, adam]);
  expect(await messages({ q: 'ada@' })).toEqual([ada]);
  expect(await messages({ q: 'nobody' })).toEqual([]);
  expect(await messages({ template: 'reminder' })).toEqual([adam, bob, ada]);
  expect(await messages({ template: 'reminder', state: 'sent', q: 'b' })).toEqual([bob]);
  expect(await messages({ template: 'discount' })).toEqual([]);
  expect(await messages({ state: 'failed' })).toEqual([]);
});

it('shows a message with its parts and the run that sent it', async () => {
  const [listed] = (await t.engine.messages.list({ q: bob })).items;
  const found = await t.engine.messages.get(listed?.id ?? '');
  expect(found).toMatchObject({
    message: { to: bob, state: 'sent', subject: 'reminder for bob', attempts: 1, template: 'reminder' },
    run: { workflow: { id: 'cart', name: 'Cart abandonment', version: 1 }, person: { email: bob } },
  });
  expect(found?.html).toContain('Shirt of c1');
  expect(found?.text).toContain('Shirt of c1');
  expect(await t.engine.messages.get('nothing')).toBeNull();
});

it('lists events by name, source and address, page by page without a gap', async () => {
  const added = 'added_to_cart';
  expect(await events({})).toEqual([`${bob} looked`, `${adam} ${added}`, `${bob} ${added}`, `${ada} ${added}`]);
  expect(await events({ name: added })).toEqual([`${adam} ${added}`, `${bob} ${added}`, `${ada} ${added}`]);
  expect(await events({ source: 'site' })).toEqual([`${bob} looked`]);
  expect(await events({ q: 'ada' })).toEqual([`${ada} ${added}`, `${adam} ${added}`]);
  expect(await events({ q: 'bob', name: added })).toEqual([`${bob} ${added}`]);
  expect(await events({ q: 'bob' })).toEqual([`${bob} looked`, `${bob} ${added}`]);
  expect(await t.engine.events.kinds()).toEqual({ names: [added, 'looked'], sources: ['site', 'store'] });
});

it('shows an event with its properties and the runs that it started', async () => {
  const [started] = (await t.engine.events.list({ q: bob, name: 'added_to_cart' })).items;
  expect(await t.engine.events.get(started?.id ?? '')).toMatchObject({
    event: { email: bob, source: 'store', subject: 'cart:c1', processed: true },
    properties: { cart_id: 'c1' },
    told: { fields: { first_name: 'bob' } },
    person: { email: bob },
    runs: [{ workflow: { id: 'cart' }, person: { email: bob } }],
  });
  expect(await t.engine.events.get('site:a/b?c=d&e')).toMatchObject({ event: { name: 'looked' }, runs: [] });
  expect(await t.engine.events.get('nothing')).toBeNull();
});

it.each([
  ['q', { q: { $ne: 'x' } }],
  ['state', { state: 'gone' }],
  ['template', { template: { $gt: '' } }],
  ['limit', { limit: 0 }],
  ['after', { after: { $gt: '' } }],
])('refuses a list of messages with a bad %s', async (path, query) => {
  await expect(t.engine.messages.list(query as never)).rejects.toMatchObject({ issues: [{ path: [path] }] });
});

it.each([
  ['q', { q: ['x'] }],
  ['name', { name: { $ne: 'x' } }],
  ['source', { source: 5 }],
  ['limit', { limit: 201 }],
])('refuses a list of events with a bad %s', async (path, query) => {
  await expect(t.engine.events.list(query as never)).rejects.toMatchObject({ issues: [{ path: [path] }] });
});

import type { TestEngine } from '@whenthen/core/testing';
import { openWorld, type World } from './world.js';

describe('a form that a website posts', () => {
  let world: World;
  let t: TestEngine;
  beforeEach(async () => {
    world = await openWorld('forms');
    t = await world.engine({}, { forms: { contact: {} } });
  });
  afterEach(() => world.close());

  const post = async (address: string | undefined, email: string, more: object = {}) =>
    (
      await t.engine.forms.respond({
        form: 'contact',
        address,
        contentType: 'application/json',
        accept: 'application/json',
        origin: undefined,
        body: new TextEncoder().encode(JSON.stringify({ email, ...more })),
      })
    ).status;
  const times = async (count: number, one: (i: number) => Promise<number>) => {
    const statuses: Record<number, number> = {};
    for (let i = 0; i < count; i++) {
      const status = await one(i);
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
    return statuses;
  };
  const taken = () => world.db.collection('whenthen_events').countDocuments();

  it('of one address takes nothing away from others, however often it comes', async () => {
    expect(await times(700, (i) => post('203.0.113.9', `bot${i}@example.com`))).toEqual({ 200: 10, 429: 690 });
    expect(await post('198.51.100.7', 'ada@example.com')).toBe(200);
    expect(await taken()).toBe(11);
  });

  it('counts a whole network of IPv6 as one address', async () => {
    const many = await times(12, (i) => post(`2001:db8:1:2::${i.toString(16)}`, `bot${i}@example.com`));
    expect(many).toEqual({ 200: 10, 429: 2 });
    expect(await post('2001:db8:1:3::1', 'ada@example.com')).toBe(200);
  });

  it('uses up nothing of everybody’s where it is refused, or a robot’s', async () => {
    await times(610, (i) => post(`10.0.${i >> 8}.${i & 255}`, 'no address'));
    await times(610, (i) => post(`10.1.${i >> 8}.${i & 255}`, 'bot@example.com', { _gotcha: 'x' }));
    expect(await taken()).toBe(0);
    expect(await post('198.51.100.7', 'ada@example.com')).toBe(200);
  });

  it('takes 600 a minute in of everybody, also where addresses cannot be told', async () => {
    expect(await times(605, (i) => post(undefined, `p${i}@example.com`))).toEqual({ 200: 600, 429: 5 });
  });
});

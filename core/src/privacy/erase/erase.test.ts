import { workflow } from '../../builder/index.js';
import { createTestEngine, type TestEngine, type TestEngineSettings } from '../../testing/engine.js';
import { createMemoryStore } from '../../testing/memory/store.js';
import { createTables, type Tables } from '../../testing/memory/kit/tables.js';
import { TestClock } from '../../testing/clock.js';

const ADA = 'ada.lovelace@example.com';

interface Shop extends TestEngine {
  tables: Tables;
  idOf(email: string): Promise<string>;
}

/** An engine in memory whose records can be looked at, with a workflow that waits and then sends. */
const openShop = async (settings: TestEngineSettings = {}): Promise<Shop> => {
  const tables = createTables();
  const clock = new TestClock('2026-03-02T09:00:00Z');
  const store = createMemoryStore({ now: () => clock.now(), tables });
  const test = await createTestEngine({}, { clock, store, ...settings });
  const { engine } = test;
  await engine.templates.publish({ id: 'hi', name: 'Hi', subject: 'Hi {{person.first_name}}', html: '<p>Hi</p>' });
  const built = workflow('w').on('asked').reenter('always').send('hi').wait('1 day').send('hi').build();
  await engine.workflows.publish(built);
  await engine.workflows.setStatus('w', 'active');
  return {
    ...test,
    tables,
    idOf: async (email) => (await engine.people.search({ q: email })).items[0]?.id ?? '',
  };
};

const asked = (email: string, id: string, shop: Shop) => ({
  ...{ source: 'shop', id, name: 'asked', email, occurredAt: new Date(shop.clock.now()) },
  properties: { note: 'Dear Ada' },
  person: { fields: { first_name: 'Ada' }, externalIds: { crm: `crm-${email}-77` } },
});

/** All that is kept, as text. */
const held = (tables: Tables): string => JSON.stringify(Object.values(tables).map((table) => table.find()));

describe('erasing a person', () => {
  let shop: Shop;
  beforeEach(async () => {
    shop = await openShop();
    await shop.engine.track([asked(ADA, '1', shop), asked('bob@example.com', '2', shop)]);
    await shop.pass(0);
  });
  afterEach(() => shop.engine.stop());

  it('leaves nothing of them, and everything of others', async () => {
    const { engine, tables, pass, idOf } = shop;
    const id = await idOf(ADA);
    expect(held(tables)).toContain(ADA);
    const erasure = await engine.people.erase(id, { by: 'ed' });
    expect(erasure).toMatchObject({ state: 'erased', by: 'ed', waitsFor: [] });
    await pass('10 minutes');
    expect(await engine.people.erasure(erasure.id)).toMatchObject({ state: 'done' });
    for (const trace of [ADA, id]) expect(held(tables)).not.toContain(trace);
    expect(await engine.people.get(id)).toBeNull();
    const bob = await engine.people.get(await idOf('bob@example.com'));
    expect(bob?.fields).toEqual({ first_name: 'Ada' });
    expect((await engine.runs.list({ person: bob?.id ?? '' })).items).toHaveLength(1);
  });

  it('keeps what is counted', async () => {
    const { engine } = shop;
    await engine.people.erase(ADA, { by: 'ed' });
    const { counts } = (await engine.workflows.get('w')) ?? {};
    expect(counts).toMatchObject({ waiting: 1, stopped: 1 });
    expect((await engine.messages.list({ template: 'hi' })).items).toHaveLength(2);
  });

  it('ends what they were in: nothing more is sent', async () => {
    const { engine, mail, pass } = shop;
    expect(mail.sent.filter((m) => m.to.address === ADA)).toHaveLength(1);
    await engine.people.erase(ADA, { by: 'ed' });
    await pass('3 days');
    expect(mail.sent.filter((m) => m.to.address === ADA)).toHaveLength(1);
    expect(mail.sent.filter((m) => m.to.address === 'bob@example.com')).toHaveLength(2);
  });

  it('takes nothing in that had happened before, and makes a new person of what happens later', async () => {
    const { engine, pass, idOf, mail } = shop;
    const before = asked(ADA, '1', shop);
    const id = await idOf(ADA);
    await pass('1 minute');
    await engine.people.erase(id, { by: 'ed' });
    await engine.track([before, { ...before, id: '3' }]);
    await pass(0);
    expect(await idOf(ADA)).toBe('');
    await pass('1 minute');
    await engine.track(asked(ADA, '4', shop));
    await pass('10 minutes');
    const anew = await idOf(ADA);
    expect(anew).not.toBe('');
    expect(anew).not.toBe(id);
    // A keyed hash holds their address back still.
    expect((await engine.people.get(anew))?.subscription.status).toBe('unsubscribed');
    expect(mail.sent.filter((m) => m.to.address === ADA)).toHaveLength(1);
  });

  it('is the same however often it is asked for', async () => {
    const { engine, pass } = shop;
    const first = await engine.people.erase(ADA, { by: 'ed' });
    expect(await engine.people.erase(ADA.toUpperCase(), { by: 'eve' })).toMatchObject({ id: first.id, by: 'ed' });
    await pass('10 minutes');
    const askedAt = new Date(shop.clock.now() - 3_600_000);
    expect(await engine.people.erase(ADA, { by: 'store', askedAt })).toMatchObject({ state: 'done', by: 'ed' });
    expect(await engine.people.erase(ADA, { by: 'eve' })).toMatchObject({ state: 'erased', by: 'eve' });
  });

  it('says nothing of staff who erase themselves', async () => {
    const { engine, tables, pass } = shop;
    expect((await engine.people.erase(ADA, { by: `Ada <${ADA}>` })).by).toBe('themselves');
    await pass('10 minutes');
    expect(held(tables)).not.toContain(ADA);
  });

  it('refuses whom it does not know by an id, and erases an address nobody is known by', async () => {
    const { engine } = shop;
    await expect(engine.people.erase('nobody', { by: 'ed' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(engine.people.erase(ADA, {} as never)).rejects.toMatchObject({ code: 'invalid_input' });
    expect(await engine.people.erase('stranger@example.com', { by: 'ed' })).toMatchObject({ state: 'erased' });
  });
});

describe('places outside', () => {
  it('are asked until they have erased somebody', async () => {
    const asked: string[][] = [];
    let broken = true;
    const crm = {
      name: 'crm',
      erase: ({ emails }: { emails: string[] }) => {
        asked.push(emails);
        return broken ? Promise.reject(new Error('away')) : Promise.resolve();
      },
    };
    const { engine, pass } = await createTestEngine({ personalData: [crm] });
    const erasure = await engine.people.erase(ADA, { by: 'ed' });
    expect(erasure.waitsFor).toEqual(['crm']);
    await pass('10 minutes');
    expect(await engine.people.erasure(erasure.id)).toMatchObject({ state: 'erased', waitsFor: ['crm'] });
    broken = false;
    await pass('10 minutes');
    await pass('10 minutes');
    expect(await engine.people.erasure(erasure.id)).toMatchObject({ state: 'done', waitsFor: [] });
    expect(asked.at(-1)).toEqual([ADA]);
    await engine.stop();
  });
});

import { workflow } from '../../builder/index.js';
import { createTestEngine, type TestEngine } from '../../testing/engine.js';

const ADA = 'ada@example.com';

const documentOf = async ({ engine }: TestEngine, email = ADA): Promise<Record<string, unknown>> => {
  const id = (await engine.people.search({ q: email })).items[0]?.id ?? '';
  let text = '';
  for await (const part of (await engine.people.export(id, { by: 'ed' })).text()) text += part;
  return JSON.parse(text) as Record<string, unknown>;
};

/** Somebody with a history. */
const openShop = async (): Promise<TestEngine> => {
  const test = await createTestEngine({
    personalData: [
      { name: 'crm', erase: () => Promise.resolve(), export: ({ emails }) => Promise.resolve({ notes: emails }) },
    ],
  });
  const { engine, clock, pass } = test;
  await engine.templates.publish({ id: 'hi', name: 'Hi', subject: 'Hi {{person.first_name}}', html: '<p>Hi</p>' });
  await engine.workflows.publish(workflow('w').on('asked').send('hi').wait('1 day').build());
  await engine.workflows.setStatus('w', 'active');
  await engine.track({
    ...{ source: 's', id: '1', name: 'asked', email: ADA, occurredAt: new Date(clock.now()) },
    properties: { color: 'red' },
    person: {
      ...{ fields: { first_name: 'Ada', sizes: ['S', 'M'] }, externalIds: { crm: '7' } },
      ...{ timeZone: 'Europe/Rome', locale: 'it' },
    },
  });
  // Their address begins like hers.
  await engine.track({ source: 's', id: '2', name: 'asked', email: `${ADA}.it` });
  await pass(0);
  const id = (await engine.people.search({ q: ADA })).items[0]?.id ?? '';
  await engine.people.change(id, { addTags: ['vip'] });
  await engine.people.setTracking(id, false, 'ed');
  await pass(0);
  return test;
};

describe('an export', () => {
  let shop: TestEngine;
  beforeEach(async () => (shop = await openShop()));
  afterEach(() => shop.engine.stop());

  it('holds everything: profile, events, runs in words with effects, messages with what they said, places outside', async () => {
    const { person, events, runs, messages, elsewhere, ...head } = await documentOf(shop);
    expect(head).toMatchObject({ format: 'whenthen.person', version: 1 });
    expect(person).toMatchObject({
      ...{ email: ADA, tags: ['vip'], externalIds: { crm: '7' }, timeZone: 'Europe/Rome', locale: 'it' },
      ...{ fields: { first_name: 'Ada', sizes: ['S', 'M'] }, subscription: { status: 'subscribed' } },
    });
    expect((events as { name: string }[]).map((e) => e.name).sort()).toEqual(['$tag_added', 'asked']);
    expect(runs).toEqual([
      expect.objectContaining({
        workflow: 'w',
        trigger: expect.objectContaining({ properties: { color: 'red' } }) as unknown,
        journal: expect.arrayContaining([expect.objectContaining({ title: expect.any(String) as string })]) as unknown,
        effects: [expect.objectContaining({ action: 'send_email', state: 'done' })],
      }),
    ]);
    expect(messages).toEqual([
      expect.objectContaining({ to: ADA, subject: 'Hi Ada', html: expect.stringContaining('Hi') as string }),
    ]);
    expect(elsewhere).toEqual({ crm: { notes: [ADA] } });
  });

  it('gives the same person in another engine, also when it is taken in twice', async () => {
    const document = await documentOf(shop);
    const other = await createTestEngine();
    expect(await other.engine.people.restore(document, { by: 'ed' })).toEqual({ email: ADA });
    await other.engine.people.restore(document, { by: 'ed' });
    await other.pass(0);
    const again = await documentOf(other);
    const known = ({ email, tags, fields, externalIds, timeZone, locale, ...person }: Record<string, unknown>) => ({
      ...{ email, tags, fields, externalIds, timeZone, locale },
      ...{ subscription: person['subscription'], untracked: person['untracked'] },
    });
    expect(document['person']).toMatchObject({ untracked: true });
    expect(known(again['person'] as never)).toEqual(known(document['person'] as never));
    await other.engine.stop();
  });

  it('brings back who was erased, and whether they are held back', async () => {
    const { engine, pass } = shop;
    const document = await documentOf(shop);
    await engine.people.erase(ADA, { by: 'ed' });
    await pass('10 minutes');
    await engine.people.restore(document, { by: 'ed' });
    await pass(0);
    const back = (await documentOf(shop))['person'];
    expect(back).toMatchObject({ tags: ['vip'], subscription: { status: 'subscribed' } });
  });

  it('subscribes nobody who has unsubscribed since', async () => {
    const { engine, pass } = shop;
    const document = await documentOf(shop);
    const id = (await engine.people.search({ q: ADA })).items[0]?.id ?? '';
    await engine.people.setSubscription(id, 'unsubscribed', 'ed');
    await engine.people.restore(document, { by: 'ed' });
    await pass(0);
    expect((await engine.people.get(id))?.subscription.status).toBe('unsubscribed');
  });

  it('keeps somebody held back who was, elsewhere', async () => {
    const { engine } = shop;
    const id = (await engine.people.search({ q: ADA })).items[0]?.id ?? '';
    await engine.people.setSubscription(id, 'unsubscribed', 'ed');
    const document = await documentOf(shop);
    const other = await createTestEngine();
    await other.engine.people.restore(document, { by: 'eve' });
    await other.pass(0);
    const again = (await documentOf(other))['person'] as { subscription: unknown };
    expect(again.subscription).toEqual((document['person'] as { subscription: unknown }).subscription);
    await other.engine.stop();
  });

  it('is refused where it is none', async () => {
    const { engine } = shop;
    await expect(engine.people.restore({}, { by: 'ed' })).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(engine.people.export('nobody', { by: 'ed' })).rejects.toMatchObject({ code: 'not_found' });
  });
});

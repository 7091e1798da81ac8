import { workflow } from '../builder/index.js';
import { createTestEngine, type TestEngine } from '../testing/engine.js';
import type { ChangeConsent } from './api.js';

const email = 'ada@example.com';
const wish = (more: Partial<ChangeConsent> = {}): ChangeConsent => ({
  ...{ email, topic: 'newsletter', state: 'subscribed', how: 'form' },
  ...more,
});

describe('consent', () => {
  let t: TestEngine;
  beforeEach(async () => {
    t = await createTestEngine({}, { start: '2026-03-02T09:00:00Z' });
  });
  afterEach(() => t.engine.stop());

  const idOf = async (q: string) => (await t.engine.people.search({ q })).items[0]?.id ?? '';
  const stateOf = async (topic: string) =>
    (await t.engine.consent.of(await idOf(email))).topics.find((one) => one.id === topic);

  it('is kept with its evidence, makes its address a person, and stands in their timeline', async () => {
    const evidence = { source: 'form:footer', words: 'Send me news', ip: '192.0.2.1' };
    const view = await t.engine.consent.change(wish({ evidence }));
    expect(view).toMatchObject({ email, policy: 'not_opted_out' });
    expect(view.topics.map((topic) => [topic.id, topic.state, topic.mayMail])).toEqual([
      ['newsletter', 'subscribed', true],
      ['offers', 'never_asked', true],
      ['reminders', 'never_asked', true],
    ]);
    await t.pass(0);
    const id = await idOf(email);
    expect(await t.engine.consent.of(id)).toEqual(view);
    expect(await t.engine.consent.history(id)).toEqual([
      {
        ...{ topic: 'newsletter', name: 'Newsletter', state: 'subscribed', by: 'form', how: 'form', evidence },
        at: '2026-03-02T09:00:00.000Z',
      },
    ]);
    expect((await t.engine.people.timeline(id)).items).toMatchObject([
      {
        title: 'Agreed to e-mails about “Newsletter”',
        detail: 'by a form; from form:footer; shown: “Send me news”',
        name: '$consent_given',
      },
    ]);
    const { properties } = (await t.engine.events.get((await t.engine.events.list({})).items[0]?.id ?? '')) ?? {};
    expect(JSON.stringify(properties)).not.toContain('192.0.2.1');
  });

  it('is recorded once, however often it is told', async () => {
    expect(await t.engine.consent.changeMany([wish(), wish()])).toEqual({ changed: 1 });
    expect(await t.engine.consent.changeMany([wish()])).toEqual({ changed: 0 });
    await t.pass(0);
    expect((await t.engine.events.list({ name: '$consent_given' })).items).toHaveLength(1);
    expect(await t.engine.consent.history(await idOf(email))).toHaveLength(1);
  });

  it('starts workflows, and none where it is told quietly', async () => {
    const met = workflow('met').on('$consent_given').reenter('always').increase('met', 1).build();
    await t.engine.workflows.publish(met);
    await t.engine.workflows.setStatus('met', 'active');
    await t.engine.consent.changeMany([wish(), wish({ email: 'bob@example.com', startWorkflows: false })]);
    await t.pass(0);
    expect((await t.engine.people.get(await idOf(email)))?.fields).toEqual({ met: 1 });
    expect((await t.engine.people.get(await idOf('bob@example.com')))?.fields).toEqual({});
  });

  it('given by the link of a mail ends that somebody is unsubscribed from everything; by a form it does not', async () => {
    await t.engine.consent.change(wish({ state: 'pending' }));
    await t.pass(0);
    const id = await idOf(email);
    await t.engine.people.setSubscription(id, 'unsubscribed', 'ed');
    await t.pass('1 minute');
    await t.engine.consent.change(wish({ topic: 'offers' }));
    expect((await t.engine.people.get(id))?.subscription.status).toBe('unsubscribed');
    expect(await stateOf('offers')).toMatchObject({ state: 'subscribed', mayMail: false });
    await t.engine.consent.change(wish({ person: id, email: undefined, how: 'link' }));
    expect((await t.engine.people.get(id))?.subscription).toMatchObject({ status: 'subscribed', how: 'link' });
    expect(await stateOf('newsletter')).toMatchObject({ state: 'subscribed', mayMail: true });
    expect(await stateOf('offers')).toMatchObject({ mayMail: true });
  });

  it('of a topic that the shop removes is kept', async () => {
    await t.engine.consent.change(wish({ topic: 'offers' }));
    await t.engine.settings.change('consent', { topics: [{ id: 'news', name: 'News' }] }, { by: 'ed' });
    await t.pass(0);
    const { topics } = await t.engine.consent.of(await idOf(email));
    expect(topics.map(({ id, gone, state }) => [id, gone, state])).toEqual([
      ['news', false, 'never_asked'],
      ['offers', true, 'subscribed'],
    ]);
    await expect(t.engine.consent.change(wish({ topic: 'offers' }))).rejects.toThrow(
      'topic: there is no topic "offers": use one of news',
    );
  });

  it('is of somebody, and of one alone', async () => {
    await expect(t.engine.consent.change(wish({ email: undefined }))).rejects.toThrow('say whose consent it is');
    await expect(t.engine.consent.change(wish({ person: 'p' }))).rejects.toThrow('say whose consent it is');
    await expect(t.engine.consent.change(wish({ person: 'p', email: undefined }))).rejects.toThrow(
      'The person "p" is not there.',
    );
    await expect(t.engine.consent.of('p')).rejects.toThrow('The person "p" is not there.');
    await expect(t.engine.consent.changeMany([wish(), wish({ state: 'maybe' as never })])).rejects.toThrow('[1].state');
  });

  it('comes with an import, quietly, once, and undoes no "no"', async () => {
    await t.engine.consent.change(wish({ state: 'unsubscribed', how: 'page' }));
    const rows = [email, 'bob@example.com'].map((address, i) => ({
      row: i + 1,
      person: { email: address, consent: ['newsletter', 'offers'], consentWords: 'Yes, please' },
    }));
    const list = { import: 'list-1', rows, by: 'ed' };
    expect((await t.engine.people.import(list)).leftOut).toEqual([
      {
        row: 1,
        issues: [
          {
            path: ['consent'],
            message: 'they said no to “Newsletter” before: nobody is subscribed again by an import',
          },
        ],
      },
    ]);
    await t.pass('1 minute');
    await t.engine.people.import(list);
    await t.pass(0);
    expect(await stateOf('newsletter')).toMatchObject({ state: 'unsubscribed' });
    expect(await stateOf('offers')).toMatchObject({
      ...{ state: 'subscribed', how: 'import', by: 'ed' },
      evidence: { source: 'import:list-1', words: 'Yes, please' },
    });
    expect(await t.engine.consent.history(await idOf('bob@example.com'))).toHaveLength(2);
  });
});

import { consentGiven, consents, consentWithdrawn, not, workflow } from '../builder/index.js';
import { createTestEngine, type TestEngine } from '../testing/engine.js';
import type { ChangeConsent } from './api.js';

const email = 'ada@example.com';

describe('what somebody agreed to', () => {
  let t: TestEngine;
  beforeEach(async () => {
    t = await createTestEngine({}, { start: '2026-03-02T09:00:00Z' });
  });
  afterEach(() => t.engine.stop());

  const activate = async (described: {
    build(): { id: string } & Parameters<typeof t.engine.workflows.publish>[0];
  }) => {
    const built = described.build();
    await t.engine.workflows.publish(built);
    await t.engine.workflows.setStatus(built.id, 'active');
  };
  const agree = async (more: Partial<ChangeConsent> = {}) => {
    await t.engine.consent.change({ email, topic: 'newsletter', state: 'subscribed', how: 'form', ...more });
    await t.pass(0);
  };
  let told = 0;
  const tell = async (name: string) => {
    await t.engine.track({ source: 'test', id: `${told++}`, name, email });
    await t.pass('1 minute');
  };
  const person = async () => (await t.engine.people.search({ q: email })).items[0];
  const fields = async () => (await person())?.fields;

  it('is a condition of a step, told with what it saw', async () => {
    await activate(
      workflow('asks', 'Asks')
        .on('go')
        .reenter('always')
        .branch(
          consents('newsletter'),
          (yes) => yes.increase('yes', 1),
          (no) => no.increase('no', 1),
        ),
    );
    await tell('go');
    await agree();
    await tell('go');
    await agree({ state: 'unsubscribed', how: 'page' });
    await tell('go');
    expect(await fields()).toEqual({ no: 2, yes: 1 });
    const { items } = await t.engine.people.timeline((await person())?.id ?? '');
    expect(items.filter((one) => one.kind === 'decision').map((one) => [one.title, one.saw?.[0]?.value])).toEqual([
      ['has agreed to e-mails about “Newsletter”: no', 'unsubscribed'],
      ['has agreed to e-mails about “Newsletter”: yes', 'subscribed'],
      ['has agreed to e-mails about “Newsletter”: no', 'never_asked'],
    ]);
  });

  it('counts as taken back where they unsubscribed from everything', async () => {
    await activate(
      workflow('asks')
        .on('go')
        .reenter('always')
        .branch(
          consents('newsletter', 'unsubscribed'),
          (yes) => yes.addTag('out'),
          (no) => no,
        ),
    );
    await agree();
    await t.engine.people.setSubscription((await person())?.id ?? '', 'unsubscribed', 'ed');
    await tell('go');
    expect((await person())?.tags).toEqual(['out']);
  });

  it('is an entry filter', async () => {
    await activate(workflow('in').on('go').reenter('always').onlyIf(consents('offers')).increase('in', 1));
    await tell('go');
    await agree({ topic: 'offers' });
    await tell('go');
    expect(await fields()).toEqual({ in: 1 });
  });

  it('is an exit rule', async () => {
    await activate(
      workflow('leaves').on('go').exitWhen(consents('newsletter', 'unsubscribed')).wait('2 days').addTag('stayed'),
    );
    await tell('go');
    await agree({ state: 'unsubscribed', how: 'page' });
    await t.pass('3 days');
    expect((await person())?.tags).toEqual([]);
  });

  it('is a trigger, about a topic or about any', async () => {
    await activate(workflow('news').on(consentGiven('newsletter')).reenter('always').increase('news', 1));
    await activate(workflow('any').on(consentGiven()).reenter('always').increase('any', 1));
    await activate(workflow('out').on(consentWithdrawn('offers')).reenter('always').increase('out', 1));
    await agree();
    await agree({ topic: 'offers' });
    await agree({ topic: 'offers', state: 'unsubscribed' });
    expect(await fields()).toEqual({ news: 1, any: 2, out: 1 });
    const { items } = await t.engine.people.timeline((await person())?.id ?? '');
    expect(items.map((one) => one.title)).toContain('Entered: Agreed to e-mails: “Newsletter”');
  });

  it('is a criterion of segments, which people enter and leave by it', async () => {
    const criteria = { kind: 'all' as const, of: [consents('newsletter'), not(consents('offers'))] };
    await t.engine.segments.publish({ id: 'news', name: 'News only', criteria });
    const inside = async () => (await t.engine.segments.people('news', {})).items.map((p) => p.email);
    await agree();
    expect(await inside()).toEqual([email]);
    await agree({ topic: 'offers' });
    expect(await inside()).toEqual([]);
    await agree({ topic: 'offers', state: 'unsubscribed' });
    expect(await inside()).toEqual([email]);
    expect(await t.engine.segments.preview(criteria)).toMatchObject({ count: 1 });
    await t.engine.people.setSubscription((await person())?.id ?? '', 'unsubscribed', 'ed');
    await t.pass(0);
    expect(await inside()).toEqual([]);
  });

  it('of a topic that is none cannot be published', async () => {
    await expect(activate(workflow('w').on(consentGiven('gone')).addTag('x'))).rejects.toThrow(
      'There is no topic "gone". Add it under “E-mail consent”, or pick another.',
    );
  });
});

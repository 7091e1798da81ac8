import { workflow } from '../builder/index.js';
import { consentPolicies, type ConsentPolicy } from '../definition/shop-settings/index.js';
import type { ChangeConsent } from '../consent/api.js';
import type { EventRecord } from '../model/event.js';
import { TestClock } from '../testing/clock.js';
import {
  createTestEngine,
  type TestEngine,
  type TestEngineOptions,
  type TestEngineSettings,
} from '../testing/engine.js';
import { createMemoryStore } from '../testing/memory/store.js';

const email = 'ada@example.com';

describe('a marketing mail', () => {
  let t: TestEngine;
  afterEach(() => t.engine.stop());

  /** Opens a shop with a mail about each of these topics, none where it is `undefined`. */
  const open = async (
    options: TestEngineOptions = {},
    topics: (string | undefined)[] = ['offers'],
    settings: TestEngineSettings = { start: '2026-03-02T09:00:00Z' },
  ) => {
    t = await createTestEngine(options, settings);
    for (const [i, topic] of topics.entries()) {
      await t.engine.templates.publish({ id: `m${i}`, name: 'M', subject: `About ${topic}`, html: '<p>x</p>', topic });
      await t.engine.workflows.publish(workflow(`w${i}`).on('go').reenter('always').send(`m${i}`).build());
      await t.engine.workflows.setStatus(`w${i}`, 'active');
    }
  };
  let told = 0;
  const tell = async (name: string, to = email) => {
    await t.engine.track({ source: 'test', id: `${told++}`, name, email: to });
    await t.pass(0);
  };
  const agree = async (more: Partial<ChangeConsent>) => {
    await t.engine.consent.change({ email, topic: 'offers', state: 'subscribed', how: 'form', ...more });
    await t.pass('1 minute');
  };
  /** Sends it, and says what became of it, the newest first: no two come at the same moment. */
  const send = async (to = email) => {
    await t.pass('1 minute');
    await tell('go', to);
    const { items } = await t.engine.messages.list({ q: to });
    return items.map(({ subject, state, reason }) => (state === 'sent' ? subject : reason));
  };

  const setPolicy = (policy: ConsentPolicy) => t.engine.settings.change('consent', { policy }, { by: 'ed' });

  test.each(consentPolicies)('goes to whoever was never asked as the option says: %s', async (policy) => {
    await open({ consent: policy });
    const [got] = await send();
    if (policy === 'not_opted_out') expect(got).toBe('About offers');
    else expect(got).toMatch(/^Skipped: ada@example\.com was never asked about “Offers”/);
  });

  it('goes by the choice of the merchant, once there is one', async () => {
    await open({ consent: 'not_opted_out' });
    await setPolicy('opt_in');
    expect(await send()).toEqual([expect.stringContaining('The shop writes to people who agreed to it')]);
    await setPolicy('not_opted_out');
    expect((await send())[0]).toBe('About offers');
  });

  it('goes to customers, as soon as they have bought something', async () => {
    await open({ consent: 'customers' });
    expect((await send())[0]).toContain('has bought nothing yet');
    await tell('$purchase');
    expect((await send())[0]).toBe('About offers');
  });

  it('goes to customers who bought before it was noted since when they are', async () => {
    const clock = new TestClock('2026-03-02T09:00:00Z');
    const store = createMemoryStore({ now: () => clock.now() });
    const at = new Date('2025-01-01');
    const before = {
      ...{ source: 'store', email, properties: {}, occurredAt: at, receivedAt: at },
      state: 'processed',
    };
    await store.events.insertNew([{ _id: 'store:1', name: '$purchase', ...before } as EventRecord]);
    await open({ consent: 'customers' }, ['offers'], { clock, store });
    expect((await send())[0]).toBe('About offers');
    expect([...(await store.people.byEmails([email])).values()][0]).not.toHaveProperty('customerSince');
  });

  it('goes to who agreed under the strictest policy, and is told in the timeline where it does not', async () => {
    await open({ consent: 'opt_in' });
    await agree({ state: 'pending' });
    expect((await send())[0]).toBe(
      'Skipped: ada@example.com has not confirmed e-mails about “Offers” yet. The link in the mail of Mar 2, 2026 does so',
    );
    await agree({ how: 'link' });
    expect((await send())[0]).toBe('About offers');
    await agree({ state: 'unsubscribed', how: 'page' });
    const reason = 'Skipped: ada@example.com does not want e-mails about “Offers” since Mar 2, 2026';
    expect((await send())[0]).toBe(reason);
    const id = (await t.engine.people.search({ q: email })).items[0]?.id ?? '';
    const { items } = await t.engine.people.timeline(id);
    expect(items).toContainEqual(
      expect.objectContaining({ kind: 'message', title: 'E-mail was not sent', detail: reason, tone: 'warn' }),
    );
  });

  it('asks about its own topic; without one, or with one that is gone, about the first', async () => {
    await open({ consent: 'opt_in' }, ['offers', undefined, 'forgotten']);
    await agree({ topic: 'newsletter' });
    expect((await send()).filter((one) => one?.startsWith('About')).sort()).toEqual([
      'About forgotten',
      'About undefined',
    ]);
  });

  it('does not go to who unsubscribed from everything, whatever they agreed to', async () => {
    await open();
    await agree({});
    const id = (await t.engine.people.search({ q: email })).items[0]?.id ?? '';
    await t.engine.people.setSubscription(id, 'unsubscribed', 'ed');
    expect(await send()).toEqual(['Skipped: ada@example.com unsubscribed on Mar 2, 2026']);
  });

  it('of another kind goes to everybody', async () => {
    await open({ consent: 'opt_in' }, []);
    const receipt = { id: 'r', name: 'R', subject: 'Receipt', html: '<p>x</p>', kind: 'transactional' as const };
    await t.engine.templates.publish(receipt);
    await t.engine.workflows.publish(workflow('w').on('go').send('r').build());
    await t.engine.workflows.setStatus('w', 'active');
    await agree({ state: 'unsubscribed' });
    expect(await send()).toEqual(['Receipt']);
  });
});

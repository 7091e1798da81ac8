import { consentPolicies, type ConsentPolicy } from '../definition/shop-settings/index.js';
import { dependsOnPurchases, mayMail, type ConsentQuestion } from './consent.js';

const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const ask = (more: Partial<ConsentQuestion> = {}) =>
  mayMail({ email: 'ada@example.com', policy: 'not_opted_out', topic: 'News', customer: false, ...more }, day);
const ofAll = (more: Partial<ConsentQuestion>) =>
  Object.fromEntries(consentPolicies.map((policy) => [policy, ask({ policy, ...more }).may]));

describe('who was never asked', () => {
  it('gets mail as the policy says', () => {
    expect(ofAll({})).toEqual({ not_opted_out: true, customers: false, opt_in: false });
    expect(ofAll({ customer: true })).toEqual({ not_opted_out: true, customers: true, opt_in: false });
  });

  it('is told about in words that say what to do', () => {
    expect(ask({ policy: 'opt_in', topic: 'Offers' })).toEqual({
      may: false,
      reason:
        'Skipped: ada@example.com was never asked about “Offers”. The shop writes to people who agreed to it: ask with a form, or change it under “E-mail consent”',
    });
    expect(ask({ policy: 'customers' })).toEqual({
      may: false,
      reason:
        'Skipped: ada@example.com was never asked about “News” and has bought nothing yet. The shop writes to people who agreed or bought something: ask with a form, or change it under “E-mail consent”',
    });
  });
});

describe('what somebody said about a topic', () => {
  const since = Date.UTC(2026, 2, 3);

  it('holds under every policy, whatever they bought', () => {
    const all = { not_opted_out: true, customers: true, opt_in: true };
    const none = { not_opted_out: false, customers: false, opt_in: false };
    for (const customer of [true, false]) {
      expect(ofAll({ customer, consent: { state: 'subscribed', since } })).toEqual(all);
      expect(ofAll({ customer, consent: { state: 'unsubscribed', since } })).toEqual(none);
      expect(ofAll({ customer, consent: { state: 'pending', since, refused: since } })).toEqual(none);
    }
    expect(ofAll({ customer: false, consent: { state: 'pending', since } })).toEqual(none);
  });

  it('is not taken from a customer by a form that anybody can send', () => {
    const may = { not_opted_out: true, customers: true, opt_in: false };
    expect(ofAll({ customer: true, consent: { state: 'pending', since } })).toEqual(may);
  });

  it('is told with its day', () => {
    expect(ask({ consent: { state: 'unsubscribed', since } })).toEqual({
      may: false,
      reason: 'Skipped: ada@example.com does not want e-mails about “News” since 2026-03-03',
    });
    const later = since + 86_400_000;
    expect(ask({ consent: { state: 'pending', since: later, refused: since } })).toEqual({
      may: false,
      reason: 'Skipped: ada@example.com does not want e-mails about “News” since 2026-03-03',
    });
    expect(ask({ consent: { state: 'pending', since } })).toEqual({
      may: false,
      reason:
        'Skipped: ada@example.com has not confirmed e-mails about “News” yet. The link in the mail of 2026-03-03 does so',
    });
  });
});

describe('the list of those who get no marketing mail', () => {
  it.each([
    ['unsubscribed', 'unsubscribed on'],
    ['bounced', 'could not be reached, its mail came back on'],
    ['complained', 'reported an e-mail as spam on'],
  ] as const)('goes before everything: %s', (reason, words) => {
    const suppressed = { reason, since: Date.UTC(2026, 0, 1) };
    expect(ask({ suppressed, customer: true, consent: { state: 'subscribed', since: Date.UTC(2026, 5, 1) } })).toEqual({
      may: false,
      reason: `Skipped: ada@example.com ${words} 2026-01-01`,
    });
  });
});

test('purchases are looked at for customers who were never asked, and for nobody else', () => {
  const consent = { state: 'subscribed' as const, since: 0 };
  const suppressed = { reason: 'bounced' as const, since: 0 };
  const asked = (policy: ConsentPolicy, more = {}) => dependsOnPurchases({ policy, ...more });
  expect(asked('customers')).toBe(true);
  expect([asked('opt_in'), asked('not_opted_out')]).toEqual([false, false]);
  expect([asked('customers', { consent }), asked('customers', { suppressed })]).toEqual([false, false]);
});

import { readConsent } from './read-consent';
import type { ToldConsent } from './told-consent';

const at = new Date('2026-03-02T09:00:00Z');
const known = ['newsletter', 'offers', 'reminders'];
const order = (value: unknown): ToldConsent => ({ kind: 'order', id: 'order_1', email: 'ada@example.com', value, at });
const customer = (value: unknown): ToldConsent => ({ ...order(value), kind: 'customer', id: 'cus_1' });
const said = (told: ToldConsent, whenYes?: string[]) =>
  readConsent(told, { known, whenYes }).changes.map(({ topic, state }) => [topic, state]);

test.each<[value: unknown, topics: [string, string][]]>([
  [true, [['newsletter', 'subscribed']]],
  ['true', [['newsletter', 'subscribed']]],
  [false, [['newsletter', 'unsubscribed']]],
  [
    ['offers', 'reminders'],
    [
      ['offers', 'subscribed'],
      ['reminders', 'subscribed'],
    ],
  ],
  [[], []],
  [{ agreed: true }, [['newsletter', 'subscribed']]],
  [{ topics: ['offers'], words: 'Yes' }, [['offers', 'subscribed']]],
  [
    { topics: { newsletter: true, offers: false } },
    [
      ['newsletter', 'subscribed'],
      ['offers', 'unsubscribed'],
    ],
  ],
  [{ agreed: false, topics: ['offers'] }, [['offers', 'unsubscribed']]],
])('%j is read as %j', (value, topics) => {
  expect(said(order(value))).toEqual(topics);
  expect(readConsent(order(value), { known }).faults).toEqual([]);
});

test('a plain yes is about the topics of the options', () => {
  expect(said(order(true), ['newsletter', 'offers', 'gone'])).toEqual([
    ['newsletter', 'subscribed'],
    ['offers', 'subscribed'],
  ]);
});

test('it has its evidence', () => {
  const value = { topics: ['offers'], words: ' Send me offers ', ip: '2001:db8::1' };
  expect(readConsent(order(value), { known }).changes).toEqual([
    {
      ...{ email: 'ada@example.com', topic: 'offers', state: 'subscribed', how: 'order', at },
      evidence: { source: 'order:order_1', words: 'Send me offers', ip: '2001:db8::1' },
    },
  ]);
  expect(readConsent(customer(true), { known }).changes).toEqual([
    {
      ...{ email: 'ada@example.com', topic: 'newsletter', state: 'subscribed', how: 'store', standing: true },
      evidence: { source: 'customer:cus_1' },
    },
  ]);
});

test('an empty box at the checkout takes nothing back; an account that says no does', () => {
  expect(readConsent(order(false), { known }).changes[0]).toMatchObject({ state: 'unsubscribed', unlessAsked: true });
  expect(readConsent(customer(false), { known }).changes[0]).not.toHaveProperty('unlessAsked');
});

test.each<[value: unknown, fault: RegExp, topics: unknown[]]>([
  ['yes please', /is neither true, false, a list/, []],
  [7, /is neither true/, []],
  [{}, /is neither true/, []],
  [{ agreed: 'maybe' }, /is neither true/, []],
  [['gardening', 'offers'], /has no topic "gardening": use newsletter, offers, reminders/, [['offers', 'subscribed']]],
  [[{ $ne: '' }], /has no topic/, []],
  [{ topics: { offers: 'perhaps' } }, /"offers" is neither true nor false/, []],
  [{ agreed: true, ip: 'localhost' }, /"ip" is not an IP address/, [['newsletter', 'subscribed']]],
])('%j is left out, as far as it is wrong, with words that hold no address', (value, fault, topics) => {
  const { faults } = readConsent(order(value), { known });
  expect(faults).toEqual([expect.stringMatching(fault)]);
  expect(faults[0]).toMatch(/^the consent of order order_1 was not taken in: /);
  expect(faults[0]).not.toContain('@');
  expect(said(order(value))).toEqual(topics);
});

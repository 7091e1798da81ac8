import type { SuppressionReason } from '../model/mail/subscription.js';
import { adding, removing, type Before } from './by-hand.js';

const NOW = 1_000_000;
const email = 'ada@example.com';
const change = (reason: SuppressionReason) => ({
  email,
  reason,
  why: 'asked',
  by: 'ed@shop.example',
  how: 'staff' as const,
});
const nothing: Before = { entry: undefined, bounce: undefined };
const left: Before = {
  entry: { _id: email, reason: 'unsubscribed', since: new Date(NOW + 500), by: 'page' },
  bounce: undefined,
};
const gone: Before = {
  entry: undefined,
  bounce: { _id: email, state: 'hard', since: new Date(5), by: 'ses', why: '', soft: [], rev: 1 },
};

describe('adding by hand', () => {
  it('is an event that tells the change, who did it and why', () => {
    expect(adding(change('complained'), nothing, NOW)).toMatchObject({
      ...{ name: '$unsubscribed', email, at: new Date(NOW) },
      properties: { how: 'staff', by: 'ed@shop.example', why: 'asked' },
      subscription: { status: 'complained', by: 'ed@shop.example', how: 'staff', why: 'asked' },
    });
    expect(adding(change('bounced'), left, NOW)).toMatchObject({
      name: '$email_bounced',
      bounce: { kind: 'hard', why: 'asked' },
    });
  });

  it('changes nothing where it is so', () => {
    expect(adding(change('unsubscribed'), left, NOW)).toBeUndefined();
    expect(adding(change('complained'), left, NOW)).toBeUndefined();
    expect(adding(change('bounced'), gone, NOW)).toBeUndefined();
  });

  it('holds no address in its id', () => {
    expect(adding(change('bounced'), nothing, NOW)?.id).not.toContain('ada');
  });
});

describe('removing by hand', () => {
  it('takes back the one reason, behind whatever clock wrote it', () => {
    expect(removing(change('unsubscribed'), left, NOW)).toMatchObject({
      ...{ name: '$subscribed', at: new Date(NOW + 501), subscription: { status: 'subscribed', how: 'staff' } },
    });
    expect(removing(change('bounced'), gone, NOW)).toMatchObject({
      name: '$email_allowed',
      bounce: { kind: 'allowed' },
    });
  });

  it('changes nothing where it is not on the list for that reason', () => {
    expect(removing(change('complained'), left, NOW)).toBeUndefined();
    expect(removing(change('bounced'), left, NOW)).toBeUndefined();
    expect(removing(change('unsubscribed'), gone, NOW)).toBeUndefined();
  });
});

import { generateKeyPairSync } from 'node:crypto';
import { bytes, fixture, mailgunBody, sendgridHeaders, standardHeaders } from '../../test-support/feedback-calls.js';
import { feedbackSettings } from '../reading/settings.js';
import type { FeedbackReader, Reading } from '../reading/reading.js';
import { genericReader } from './generic.js';
import { mailgunReader } from './mailgun.js';
import { resendReader } from './resend.js';
import { sendgridReader } from './sendgrid.js';

const NOW = Date.parse('2026-03-02T09:00:00Z');
const MINUTE = 60_000;
const read = (reader: FeedbackReader, body: string, headers: Record<string, string> = {}): Promise<Reading> | Reading =>
  reader({ headers, body: bytes(body), now: NOW });
const oneFact = (kind: string, email: string, messageId: string, why: string) => ({
  proof: 'ok',
  ignored: 0,
  facts: [expect.objectContaining({ kind, email, messageId, why })],
});

describe('Mailgun', () => {
  const key = 'key-of-mailgun';
  const reader = mailgunReader({ signingKey: key });
  const call = (data: string, more = {}) => read(reader, mailgunBody(data, { key, at: NOW, ...more }));

  it.each([
    [
      'bounce',
      'hard',
      '<20130503192659.13651.20287@sandbox.mailgun.org>',
      'Not delivering to previously bounced address',
    ],
    ['complaint', 'complaint', '<20110215055645.25246.63817@sandbox.mailgun.org>', ''],
    ['delivery', 'delivered', '<20130503182626.18666.16540@sandbox.mailgun.org>', 'OK'],
  ])('tells its published %s', async (name, kind, messageId, why) => {
    expect(await call(fixture(`mailgun-${name}`))).toEqual(oneFact(kind, 'alice@example.com', messageId, why));
  });

  it.each([
    [{ severity: 'temporary' }, 'soft'],
    [{ reason: 'old' }, 'soft'],
    [{ reason: 'bounce', 'delivery-status': { 'enhanced-code': '5.7.1' } }, 'soft'],
    [{ reason: 'bounce', 'delivery-status': { 'bounce-type': 'soft' } }, 'soft'],
    [{ reason: 'bounce', 'delivery-status': { 'bounce-type': 'hard', 'enhanced-code': '5.1.1' } }, 'hard'],
    [{ reason: 'suppress-complaint' }, 'complaint'],
  ])('takes %j as %s', async (more, kind) => {
    expect(await call(fixture('mailgun-bounce', (json) => ({ ...json, ...more })))).toMatchObject({
      facts: [{ kind }],
    });
  });

  it.each([
    { reason: 'suppress-unsubscribe' },
    { event: 'opened' },
    { event: 'unsubscribed' },
    { recipient: 'x' },
    { timestamp: 'x' },
  ])('ignores %j', async (more) => {
    const body = fixture('mailgun-bounce', (json) => ({ ...json, ...more }));
    expect(await call(body)).toEqual({ proof: 'ok', facts: [], ignored: 1 });
  });

  it('is told apart by its token, which is signed: a copy with another content tells the same thing', async () => {
    const first = (await call(fixture('mailgun-bounce'), { token: 't'.repeat(50) })) as { facts: { id: string }[] };
    const forged = (await call(fixture('mailgun-complaint'), { token: 't'.repeat(50) })) as { facts: { id: string }[] };
    expect(first.facts[0]?.id).toBe(forged.facts[0]?.id);
  });

  it('needs a signature that fits, of the last 12 hours', async () => {
    const data = fixture('mailgun-bounce');
    expect(await read(reader, mailgunBody(data, { key: 'another', at: NOW }))).toMatchObject({ proof: 'wrong' });
    expect(await call(data, { at: NOW - 13 * 60 * MINUTE })).toMatchObject({ proof: 'wrong' });
    expect(await call(data, { at: NOW + 6 * MINUTE })).toMatchObject({ proof: 'wrong' });
    expect(await call(data, { at: NOW - 11 * 60 * MINUTE })).toMatchObject({ proof: 'ok' });
    expect(await read(reader, data)).toMatchObject({ proof: 'missing' });
    expect(await read(reader, 'x')).toMatchObject({ proof: 'unreadable' });
  });
});

describe('SendGrid', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  // SendGrid shows the middle of the key alone.
  const shown = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  const key = feedbackSettings.parse({ sendgrid: { publicKey: shown } }).sendgrid?.publicKey ?? '';
  const reader = sendgridReader({ publicKey: key });
  const call = (body: string, at = NOW) => read(reader, body, sendgridHeaders(body, { key: privateKey, at }));
  const MESSAGE = '<14c5d75ce93.dfd.64b469@ismtpd-555>';

  it('tells its published events', async () => {
    const told = { email: 'example@test.com', messageId: MESSAGE, at: 1513299569000 };
    expect(await call(fixture('sendgrid'))).toEqual({
      proof: 'ok',
      ignored: 3,
      facts: [
        { ...told, kind: 'delivered', id: 'rWVYmVk90MjZJ9iohOBa3w==', why: '250 OK' },
        { ...told, kind: 'hard', id: '6g4ZI7SA-xmRDv57GoPIPw==', why: '500 unknown recipient' },
        { ...told, kind: 'hard', id: 'zmzJhfJgAfUSOW80yEbPyw==', why: 'Bounced Address' },
        {
          ...{ ...told, kind: 'soft', id: 'sg_event_id' },
          why: 'unable to get mx info: failed to get IPs from PTR record: lookup',
        },
        { ...told, kind: 'complaint', id: '37nvH5QBz858KGVYCM4uOA==', why: '' },
      ],
    });
  });

  it('loses nothing beside items that are broken', async () => {
    const body = fixture<unknown[]>('sendgrid', (items) => [null, 7, { event: 'bounce' }, 'x', ...items]);
    expect(await call(body)).toMatchObject({ ignored: 7, facts: { length: 5 } });
    expect(await call('[]')).toEqual({ proof: 'ok', facts: [], ignored: 0 });
    expect(await call('{"event":"bounce"}')).toEqual({ proof: 'ok', facts: [], ignored: 1 });
  });

  it('needs a signature that fits, of the last 25 hours', async () => {
    const body = fixture('sendgrid');
    const other = generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey;
    expect(await read(reader, body, sendgridHeaders(body, { key: other, at: NOW }))).toMatchObject({ proof: 'wrong' });
    const signed = sendgridHeaders(body, { key: privateKey, at: NOW });
    expect(await read(reader, `${body} `, signed)).toMatchObject({ proof: 'wrong' });
    const later = { ...signed, 'x-twilio-email-event-webhook-timestamp': String(NOW / 1_000 + 1) };
    expect(await read(reader, body, later)).toMatchObject({ proof: 'wrong' });
    const broken = { ...signed, 'x-twilio-email-event-webhook-signature': 'AAAA' };
    expect(await read(reader, body, broken)).toMatchObject({ proof: 'wrong' });
    expect(await call(body, NOW - 26 * 60 * MINUTE)).toMatchObject({ proof: 'wrong' });
    expect(await read(reader, body)).toMatchObject({ proof: 'missing' });
    expect(await call('x')).toMatchObject({ proof: 'unreadable' });
  });
});

const SECRET = `whsec_${Buffer.from('a secret of thirty-two characters').toString('base64')}`;
const OTHER = `whsec_${Buffer.from('another one, which nobody has set').toString('base64')}`;

describe.each([
  ['Resend', resendReader({ secret: SECRET }), 'svix', fixture('resend-bounce')],
  ['any other system', genericReader({ secret: SECRET }), 'webhook', fixture('generic')],
] as const)('the proof of %s', (_, reader, prefix, body) => {
  const headers = (more = {}) => standardHeaders(prefix, body, { secret: SECRET, at: NOW, ...more });

  it('is a signature that fits, of the last five minutes', async () => {
    expect(await read(reader, body, headers())).toMatchObject({ proof: 'ok' });
    expect(await read(reader, body, headers({ secret: OTHER }))).toMatchObject({ proof: 'wrong' });
    expect(await read(reader, `${body} `, headers())).toMatchObject({ proof: 'wrong' });
    expect(await read(reader, body, { ...headers(), [`${prefix}-id`]: 'msg_2' })).toMatchObject({ proof: 'wrong' });
    for (const at of [NOW - 6 * MINUTE, NOW + 6 * MINUTE])
      expect(await read(reader, body, headers({ at }))).toMatchObject({ proof: 'wrong' });
    expect(await read(reader, body)).toMatchObject({ proof: 'missing' });
    const raw = 'x';
    expect(await read(reader, raw, standardHeaders(prefix, raw, { secret: SECRET, at: NOW }))).toMatchObject({
      proof: 'unreadable',
    });
  });
});

describe('Resend', () => {
  const call = (body: string) =>
    read(resendReader({ secret: SECRET }), body, standardHeaders('svix', body, { secret: SECRET, at: NOW }));

  it.each([
    ['bounce', 'hard', /suppression list/],
    ['complaint', 'complaint', /^$/],
    ['delivery', 'delivered', /^$/],
  ])('tells its published %s', async (name, kind, why) => {
    expect(await call(fixture(`resend-${name}`))).toEqual(
      oneFact(kind, 'delivered@resend.dev', '<111-222-333@email.example.com>', expect.stringMatching(why) as string),
    );
  });

  it('bounces for now where it says so, and ignores what is of another kind', async () => {
    const soft = fixture<{ data: object }>('resend-bounce', (json) => ({
      ...json,
      data: { ...json.data, bounce: { type: 'Transient' } },
    }));
    expect(await call(soft)).toMatchObject({ facts: [{ kind: 'soft' }] });
    for (const type of ['email.opened', 'email.delivery_delayed', 'contact.created'])
      expect(await call(fixture('resend-delivery', (json) => ({ ...json, type })))).toMatchObject({
        facts: [],
        ignored: 1,
      });
  });
});

describe('any other system', () => {
  const call = (body: string) =>
    read(genericReader({ secret: SECRET }), body, standardHeaders('webhook', body, { secret: SECRET, at: NOW }));

  it('tells what docs/bounces.md says', async () => {
    expect(await call(fixture('generic'))).toEqual({
      proof: 'ok',
      ignored: 0,
      facts: [
        {
          ...{ kind: 'hard', email: 'ada@example.com', messageId: '<m1@shop.example>', why: '550 5.1.1 no such user' },
          ...{ id: 'msg_1:0', at: Date.parse('2026-03-02T09:00:00Z') },
        },
        { kind: 'soft', email: 'bob@example.com', id: 'b-1', at: NOW, why: '452 4.2.2 mailbox full' },
        { kind: 'complaint', email: 'eve@example.com', id: 'msg_1:2', at: NOW, why: '' },
        {
          kind: 'delivered',
          email: 'max@example.com',
          messageId: '<m2@shop.example>',
          id: 'msg_1:3',
          at: NOW,
          why: '',
        },
      ],
    });
    expect(await call('{"type":"complaint","email":"eve@example.com"}')).toMatchObject({ facts: [{ id: 'msg_1:0' }] });
  });

  it('tells nothing from the future, nothing of what is no address, and takes the items beside', async () => {
    const item = (more: object) => ({ type: 'bounce', email: 'a@example.com', ...more });
    const body = JSON.stringify([
      item({ at: '2030-01-01T00:00:00Z' }),
      item({ email: 'x' }),
      item({ type: 'opened' }),
      item({ reason: `a\r\n\t b ${'x'.repeat(600)}` }),
    ]);
    const { facts, ignored } = (await call(body)) as Extract<Reading, { proof: 'ok' }>;
    expect([ignored, facts.map(({ at, why }) => [at, why.slice(0, 5), why.length])]).toEqual([
      2,
      [
        [NOW, '', 0],
        [NOW, 'a b x', 500],
      ],
    ]);
  });
});

import { bytes, fixture } from '../../test-support/feedback-calls.js';
import { brevoReader } from './brevo.js';
import { postmarkReader } from './postmark.js';

const NOW = Date.parse('2026-03-02T09:00:00Z');
const secret = 'nobody-can-guess-this';
const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

describe.each([
  ['Postmark', postmarkReader({ secret }), 'postmark', 'john@example.com', undefined],
  ['Brevo', brevoReader({ secret }), 'brevo', 'example@domain.com', '<201798300811.5787683@relay.domain.com>'],
] as const)('%s', (_, reader, name, email, messageId) => {
  const call = (body: string, headers: Record<string, string> = {}, given: string | undefined = secret) =>
    reader({ headers, body: bytes(body), secret: given, now: NOW });

  it.each([
    ['bounce', 'hard'],
    ['complaint', 'complaint'],
    ['delivery', 'delivered'],
  ])('tells its published %s', async (of, kind) => {
    expect(await call(fixture(`${name}-${of}`))).toEqual({
      proof: 'ok',
      ignored: 0,
      facts: [expect.objectContaining({ kind, email, ...(messageId ? { messageId } : {}) })],
    });
  });

  it('needs its secret, in the address or in a header', async () => {
    const body = fixture(`${name}-bounce`);
    const by = (name: string, value: string) => reader({ headers: { [name]: value }, body: bytes(body), now: NOW });
    expect(await by('x-webhook-secret', secret)).toMatchObject({ proof: 'ok' });
    for (const right of [`Bearer ${secret}`, basic(`user:${secret}`)])
      expect(await by('authorization', right)).toMatchObject({ proof: 'ok' });
    expect(await by('x-webhook-secret', `${secret}x`)).toMatchObject({ proof: 'wrong' });
    for (const wrong of ['Bearer wrong', basic('user:wrong')])
      expect(await by('authorization', wrong)).toMatchObject({ proof: 'wrong' });
    expect(await call(body, {}, 'wrong')).toMatchObject({ proof: 'wrong' });
    // What stands in the address counts: no header puts right what is wrong there.
    expect(await call(body, { 'x-webhook-secret': secret }, 'wrong')).toMatchObject({ proof: 'wrong' });
    for (const none of ['', basic('no colon'), 'Digest x'])
      expect(await by('authorization', none)).toMatchObject({ proof: 'missing' });
  });

  it('ignores what tells nothing, and what cannot be read', async () => {
    for (const body of ['{}', '7', '{"RecordType":"Open","event":"click","email":"a@example.com"}'])
      expect(await call(body)).toEqual({ proof: 'ok', facts: [], ignored: 1 });
    expect(await call('x')).toMatchObject({ proof: 'unreadable' });
  });
});

test.each([
  ['SoftBounce', 'soft'],
  ['Transient', 'soft'],
  ['Blocked', 'soft'],
  ['BadEmailAddress', 'hard'],
  ['SpamComplaint', 'complaint'],
])('Postmark’s %s is %s', async (Type, kind) => {
  const body = bytes(fixture('postmark-bounce', (json) => ({ ...json, Type })));
  expect(await postmarkReader({ secret })({ headers: {}, body, secret, now: NOW })).toMatchObject({
    facts: [{ kind }],
  });
});

test('Postmark’s out-of-office replies are nothing', async () => {
  const body = bytes(fixture('postmark-bounce', (json) => ({ ...json, Type: 'AutoResponder' })));
  expect(await postmarkReader({ secret })({ headers: {}, body, secret, now: NOW })).toMatchObject({ facts: [] });
});

test('Postmark hands on the Message-ID that stands in the metadata', async () => {
  const body = bytes(
    fixture('postmark-delivery', (json) => ({ ...json, Metadata: { 'message-id': 'm@shop.example' } })),
  );
  expect(await postmarkReader({ secret })({ headers: {}, body, secret, now: NOW })).toMatchObject({
    facts: [{ messageId: '<m@shop.example>' }],
  });
});

test.each([
  ['soft_bounce', 'soft'],
  ['invalid_email', 'hard'],
  ['hardBounce', 'hard'],
])('Brevo’s %s is %s, alone and among others', async (event, kind) => {
  const one = JSON.parse(fixture('brevo-bounce', (json) => ({ ...json, event }))) as object;
  const read = (json: unknown) =>
    brevoReader({ secret })({ headers: {}, body: bytes(JSON.stringify(json)), secret, now: NOW });
  expect(await read(one)).toMatchObject({ facts: [{ kind }] });
  expect(await read([one, { event: 'toString', email: 'a@example.com' }, null])).toMatchObject({
    ...{ facts: [{ kind, at: 1598338509000, why: 'server is down' }], ignored: 2 },
  });
});

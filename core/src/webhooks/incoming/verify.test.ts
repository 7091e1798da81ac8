import { createHmac } from 'node:crypto';
import { proof as proofSchema } from '../../model/webhook.js';
import { callId, keptSecret, newSecret, proofFault, secretFault } from './verify.js';

const NOW = Date.UTC(2026, 2, 2, 9);
const seconds = String(NOW / 1_000);
const body = new TextEncoder().encode('{"email":"ada@example.com","name":"Größe"}');
const sign = (secret: string, encoding: 'hex' | 'base64', ...parts: (string | Uint8Array)[]) =>
  parts.reduce((made, part) => made.update(part), createHmac('sha256', secret)).digest(encoding);
const fault = (kind: string, secret: string, headers: Record<string, string>, given = { body, now: NOW }) => {
  const proof = proofSchema.parse({ kind });
  return proofFault(proof, keptSecret(proof, secret), { headers, ...given });
};

describe('signatures as senders publish them', () => {
  test('GitHub', () => {
    const given = { body: new TextEncoder().encode('Hello, World!'), now: NOW };
    const signature = 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17';
    expect(fault('github', "It's a Secret to Everybody", { 'x-hub-signature-256': signature }, given)).toBeUndefined();
  });

  test('Svix', () => {
    const given = { body: new TextEncoder().encode('{"test": 2432232314}'), now: 1_614_265_330_000 };
    const headers = {
      'svix-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'svix-timestamp': '1614265330',
      'svix-signature': 'v2,x v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    };
    expect(fault('svix', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', headers, given)).toBeUndefined();
  });
});

const SECRET = 'secret-of-the-sender';
const CASES: [kind: string, header: string, signature: (secret: string) => string][] = [
  [
    'stripe',
    'stripe-signature',
    (s) => `t=${seconds},v1=${'0'.repeat(64)},v1=${sign(s, 'hex', `${seconds}.`, body)},v0=x`,
  ],
  ['calendly', 'calendly-webhook-signature', (s) => `t=${seconds},v1=${sign(s, 'hex', `${seconds}.`, body)}`],
  ['shopify', 'x-shopify-hmac-sha256', (s) => sign(s, 'base64', body)],
  ['typeform', 'typeform-signature', (s) => `sha256=${sign(s, 'base64', body)}`],
  ['github', 'x-hub-signature-256', (s) => `sha256=${sign(s, 'hex', body)}`],
];

describe.each(CASES)('%s', (kind, header, signature) => {
  test('a call that it signed', () => {
    expect(fault(kind, SECRET, { [header]: signature(SECRET) })).toBeUndefined();
  });
  test('another secret, another body, no signature and an empty one', () => {
    const other = { body: new TextEncoder().encode('{"email":"eve@example.com"}'), now: NOW };
    expect(fault(kind, 'another-secret', { [header]: signature(SECRET) })).toMatch(/does not fit/);
    expect(fault(kind, SECRET, { [header]: signature(SECRET) }, other)).toMatch(/does not fit/);
    expect(fault(kind, SECRET, {})).toBe(`The header ${header} is missing: the sender does not sign its calls.`);
    expect(fault(kind, SECRET, { [header]: '' })).toMatch(/is missing/);
    expect(fault(kind, SECRET, { [header]: 'v1,t=,=' })).toBeDefined();
  });
});

test.each(['stripe', 'calendly'])('%s: an old call is refused', (kind) => {
  const [, header = '', signature] = CASES.find(([name]) => name === kind) ?? [];
  for (const now of [NOW + 301_000, NOW - 301_000])
    expect(fault(kind, SECRET, { [header]: signature?.(SECRET) ?? '' }, { body, now })).toMatch(/5 minutes/);
});

test('a secret of another kind is no error, but no proof', () => {
  const headers = { 'svix-id': 'a', 'svix-timestamp': seconds, 'svix-signature': 'v1,x' };
  expect(fault('svix', 'no base64 at all!', headers)).toMatch(/does not fit/);
});

test('one call is told from another by what its sender says', () => {
  const idOf = (kind: string, headers: Record<string, string>) =>
    callId(proofSchema.parse({ kind }), { headers, body });
  expect(idOf('stripe', {})).toMatchObject({ id: undefined, path: 'id' });
  expect(idOf('signature', { 'webhook-id': 'w' })).toMatchObject({ id: 'w' });
  expect(idOf('header', { 'idempotency-key': 'k' })).toMatchObject({ id: 'k' });
  expect(idOf('github', {}).otherwise).toBe(idOf('github', {}).otherwise);
});

test.each(['stripe', 'typeform', 'github', 'shopify', 'calendly'])(
  '%s: a header that nobody signed makes no other call of it',
  (kind) => {
    const extra = {
      'webhook-id': 'again',
      'idempotency-key': 'again',
      'x-github-delivery': 'again',
      'x-shopify-webhook-id': 'again',
    };
    const idOf = (headers: Record<string, string>) => callId(proofSchema.parse({ kind }), { headers, body });
    expect(idOf(extra)).toEqual(idOf({}));
  },
);

test.each(['svix', 'signature'])('a secret of %s has to be one', (kind) => {
  const faultOf = (secret: string) => secretFault(proofSchema.parse({ kind }), secret);
  for (const bad of ['mysecret pass', 'whsec_!!!!', 'whsec_-_-_-_-_-_-_-_-_-'])
    expect(faultOf(bad)).toMatch(/no secret/);
  expect(faultOf('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')).toBeUndefined();
  expect(secretFault(proofSchema.parse({ kind: 'github' }), 'anything at all')).toBeUndefined();
});

test.each([
  [
    'stripe',
    ['sk_live_abcdefghijklmnop', 'whsec_', 'whsec_short', 'abcdefghijklmnopqrstuvwx'],
    'whsec_' + 'aB3'.repeat(10),
  ],
  ['shopify', ['shpat_' + '0a'.repeat(16), 'whsec_' + '0a'.repeat(16), 'two words here ok'], '0a'.repeat(32)],
])('a secret that cannot be right for %s is refused', (kind, bad, good) => {
  const faultOf = (secret: string) => secretFault(proofSchema.parse({ kind }), secret);
  for (const secret of bad) expect(faultOf(secret)).toMatch(/is no (signing )?secret/);
  expect(faultOf(good)).toBeUndefined();
});

test('who made the secret is who has to be asked for it', () => {
  const headers = {
    'stripe-signature': `t=${seconds},v1=x`,
    'calendly-webhook-signature': `t=${seconds},v1=x`,
    'x-shopify-hmac-sha256': 'x',
    'typeform-signature': 'x',
    'x-hub-signature-256': 'x',
    ...Object.fromEntries(
      ['svix', 'webhook'].flatMap((name) => [
        [`${name}-id`, 'a'],
        [`${name}-timestamp`, seconds],
        [`${name}-signature`, 'v1,x'],
      ]),
    ),
  };
  const words = (kind: string) => fault(kind, 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', headers);
  for (const kind of ['stripe', 'shopify', 'svix']) expect(words(kind)).toMatch(/the one that the sender shows/);
  for (const kind of ['github', 'typeform', 'calendly', 'signature'])
    expect(words(kind)).toMatch(/whether the sender has the newest secret of this webhook/);
});

test('a secret that stands in a header is kept as its hash alone', () => {
  const { told, kept } = newSecret(proofSchema.parse({ kind: 'header' }));
  expect(kept).not.toContain(told);
  expect(newSecret(proofSchema.parse({ kind: 'shopify' })).kept).toHaveLength(43);
});

import { createHmac } from 'node:crypto';
import { readToken, signToken, type TokenClaims } from './token.js';

const SECRET = 'a secret of at least thirty-two characters';
const OTHER = 'another secret of thirty-two characters!';
const claims: TokenClaims = { purpose: 'unsubscribe', person: '65f0c0ffee65f0c0ffee65f0' };
const NOW = Date.UTC(2026, 2, 2);

const forged = (body: string, secret = SECRET, domain = 'whenthen:subscription:') =>
  Buffer.concat([createHmac('sha256', secret).update(domain).update(body).digest(), Buffer.from(body)]).toString(
    'base64url',
  );

test('what was signed is read again, and fits into an address without escaping', () => {
  const token = signToken(claims, SECRET);
  expect(readToken(token, [SECRET], NOW)).toEqual({ claims });
  expect(encodeURIComponent(token)).toBe(token);
  expect(token.length).toBeLessThan(120);
  expect(forged('1:unsubscribe::65f0c0ffee65f0c0ffee65f0')).toBe(token);
});

test('a token holds no more than the purpose and the person’s id', () => {
  expect(Buffer.from(signToken(claims, SECRET), 'base64url').subarray(32).toString()).toBe(
    '1:unsubscribe::65f0c0ffee65f0c0ffee65f0',
  );
});

test('a link in a mail never expires; one that does is told from a bad one', () => {
  expect(readToken(signToken(claims, SECRET), [SECRET], NOW + 1e12)).toEqual({ claims });
  const brief: TokenClaims = { ...claims, purpose: 'resubscribe', expires: NOW };
  expect(readToken(signToken(brief, SECRET), [SECRET], NOW - 1)).toEqual({ claims: brief });
  expect(readToken(signToken(brief, SECRET), [SECRET], NOW)).toEqual({ fault: 'expired' });
});

test('after a change of the secret old links work as long as the old one is known', () => {
  const token = signToken(claims, OTHER);
  expect(readToken(token, [SECRET], NOW)).toEqual({ fault: 'bad' });
  expect(readToken(token, [SECRET, OTHER], NOW)).toEqual({ claims });
});

test('changing any one character makes it bad', () => {
  const token = signToken(claims, SECRET);
  for (let i = 0; i < token.length; i++) {
    const changed = token.slice(0, i) + (token[i] === 'A' ? 'B' : 'A') + token.slice(i + 1);
    expect(readToken(changed, [SECRET], NOW)).toEqual({ fault: 'bad' });
  }
});

test.each<[string, unknown]>([
  ['nothing', ''],
  ['no text', { $ne: null }],
  ['no token', 'unsubscribe'],
  ['a signature alone', signToken(claims, SECRET).slice(0, 43)],
  ['more than there was', `${signToken(claims, SECRET)}AAAA`],
  ['another spelling of the same bytes', `${signToken(claims, SECRET)}=`],
  ['something huge', 'A'.repeat(1_000_000)],
  ['signed with another secret', forged('1:unsubscribe::p', OTHER)],
  ['signed for something else with this secret', forged('1:unsubscribe::p', SECRET, '')],
  ['for a purpose that is none', forged('1:open::p')],
  ['of another version', forged('2:unsubscribe::p')],
  ['letters beyond ASCII', 'ä'.repeat(80)],
])('%s is bad', (_, token) => {
  expect(readToken(token, [SECRET], NOW)).toEqual({ fault: 'bad' });
});

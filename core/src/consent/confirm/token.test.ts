import { createHmac } from 'node:crypto';
import { signToken } from '../../subscriptions/token.js';
import { readConfirm, signConfirm, type ConfirmClaims } from './token.js';

const SECRET = 'a secret of at least thirty-two characters';
const OTHER = 'another secret of thirty-two characters!';
const NOW = Date.UTC(2026, 2, 2);
const claims: ConfirmClaims = {
  ...{ person: '65f0c0ffee65f0c0ffee65f0', topic: 'newsletter' },
  ...{ asked: NOW, expires: NOW + 1_000 },
};
const forged = (body: string, domain = 'whenthen:consent:') =>
  Buffer.concat([createHmac('sha256', SECRET).update(domain).update(body).digest(), Buffer.from(body)]).toString(
    'base64url',
  );

test('what was signed is read again until it expires, and fits into an address without escaping', () => {
  const token = signConfirm(claims, SECRET);
  expect(token).toMatch(/^[\w-]{1,160}$/);
  expect(readConfirm(token, [SECRET], NOW)).toEqual({ claims });
  expect(readConfirm(token, [OTHER, SECRET], NOW + 999)).toEqual({ claims });
  expect(readConfirm(token, [SECRET], NOW + 1_000)).toEqual({ fault: 'expired' });
  expect(readConfirm(token, [OTHER], NOW)).toEqual({ fault: 'bad' });
});

test('changing any one character makes it bad', () => {
  const token = signConfirm(claims, SECRET);
  for (let i = 0; i < token.length; i++) {
    const changed = token.slice(0, i) + (token[i] === 'A' ? 'B' : 'A') + token.slice(i + 1);
    expect(readConfirm(changed, [SECRET], NOW)).toEqual({ fault: 'bad' });
  }
});

test.each<[string, unknown]>([
  ['nothing', ''],
  ['no text', { $ne: null }],
  ['a link to unsubscribe', signToken({ purpose: 'unsubscribe', person: claims.person }, SECRET)],
  ['signed for something else with this secret', forged(`1:confirm:${NOW + 1}:${NOW}:newsletter:p`, 'whenthen:')],
  ['for another purpose', forged(`1:refuse:${NOW + 1}:${NOW}:newsletter:p`)],
  ['of another version', forged(`2:confirm:${NOW + 1}:${NOW}:newsletter:p`)],
  ['something huge', 'A'.repeat(1_000_000)],
])('%s is bad', (_, token) => {
  expect(readConfirm(token, [SECRET], NOW)).toEqual({ fault: 'bad' });
});

test('one without a time that could be read has never been made, and does not work', () => {
  expect(readConfirm(forged('1:confirm:::newsletter:p'), [SECRET], NOW)).not.toHaveProperty('claims');
});

import { lock, unlock } from './locked.js';

const SECRET = 'a secret of at least thirty-two characters';

test('what is locked is read with the secret, or with one from before, and says nothing by itself', () => {
  const locked = lock('secrets', 'erp', 'tok_123456', SECRET);
  expect(locked).not.toContain('tok_');
  expect(unlock('secrets', 'erp', locked, [SECRET])).toBe('tok_123456');
  expect(unlock('secrets', 'erp', locked, ['another one', SECRET])).toBe('tok_123456');
  expect(lock('secrets', 'erp', 'tok_123456', SECRET)).not.toBe(locked);
});

test('by another secret, in another place, changed or cut it is nothing', () => {
  const locked = lock('secrets', 'erp', 'tok_123456', SECRET);
  expect(unlock('secrets', 'erp', locked, ['another one'])).toBeUndefined();
  expect(unlock('secrets', 'crm', locked, [SECRET])).toBeUndefined();
  expect(unlock('links', 'erp', locked, [SECRET])).toBeUndefined();
  const bytes = Buffer.from(locked, 'base64url');
  bytes[bytes.length - 1]! ^= 1;
  expect(unlock('secrets', 'erp', bytes.toString('base64url'), [SECRET])).toBeUndefined();
  for (const cut of ['', 'x', locked.slice(0, 30)]) expect(unlock('secrets', 'erp', cut, [SECRET])).toBeUndefined();
});

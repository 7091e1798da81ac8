import type { PayloadRequest } from 'payload';
import { accessRules, isAdminUser } from './rules.js';

const request = (user: { collection: string } | null): PayloadRequest =>
  ({ user, payload: { config: { admin: { user: 'users' } } } }) as unknown as PayloadRequest;

test('a user of the admin’s collection is let in, a stranger and a customer are not', async () => {
  expect(await isAdminUser({ req: request({ collection: 'users' }) })).toBe(true);
  expect(await isAdminUser({ req: request({ collection: 'customers' }) })).toBe(false);
  expect(await isAdminUser({ req: request(null) })).toBe(false);
});

test('who may write may operate, unless told otherwise', () => {
  const write = () => true;
  const operate = () => false;
  expect(accessRules({ write })).toMatchObject({ read: isAdminUser, write, operate: write });
  expect(accessRules({ write, operate })).toMatchObject({ operate });
});

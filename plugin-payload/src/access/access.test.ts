import type { PayloadRequest } from 'payload';
import { accessOf, type AccessOptions, type RolesOf } from './access.js';
import { collectionNeeds, needs, type Need } from './needs.js';

/** Under ES modules it is no global. */
const { jest: fakes } = import.meta;
const error = fakes.fn();
const request = (collection: string | null = 'users'): PayloadRequest =>
  ({
    user: collection && { collection },
    payload: { config: { admin: { user: 'users' } }, logger: { error } },
  }) as unknown as PayloadRequest;
const READ = collectionNeeds.read;
const ask = (options: AccessOptions, need: Need, req = request()) => accessOf(options).ask(req, need);

beforeEach(() => error.mockClear());
afterEach(() => fakes.useRealTimers());

test('each role opens what names it, and no other does', async () => {
  for (const need of Object.values(needs)) {
    if (need === 'public') continue;
    for (const role of ['read', 'write', 'operate', 'people', 'erase'] as const)
      expect(await ask({ roles: () => [role] }, need)).toBe(role === need.role ? 'yes' : 'no');
    expect(await ask({ roles: () => Promise.resolve([]) }, need)).toBe('no');
  }
});

test('without the option a user of the admin may do everything, and nobody else anything', async () => {
  for (const need of Object.values(needs)) {
    if (need === 'public') continue;
    expect(await ask({}, need)).toBe('yes');
    expect(await ask({}, need, request('customers'))).toBe('no');
    expect(await ask({}, need, request(null))).toBe('no');
  }
});

test('roles are not asked about for users of another collection, and for nobody', async () => {
  const roles = fakes.fn<ReturnType<RolesOf>, Parameters<RolesOf>>(() => ['read']);
  expect(await ask({ roles }, READ, request('customers'))).toBe('no');
  expect(await ask({ roles }, READ, request(null))).toBe('no');
  expect(roles).not.toHaveBeenCalled();
});

test.each([
  ['a word', 'read'],
  ['an object', { read: true }],
  ['yes', true],
  ['a set', new Set(['read'])],
])('roles that are %s open nothing, and the log says so', async (_, said) => {
  expect(await ask({ roles: (() => said) as unknown as RolesOf }, READ)).toBe('unknown');
  expect(error).toHaveBeenCalledTimes(1);
});

test('a function that throws or rejects opens nothing', async () => {
  const fails = () => {
    throw new Error('mail ada@example.com');
  };
  expect(await ask({ roles: fails }, READ)).toBe('unknown');
  expect(await ask({ roles: () => Promise.reject(new Error('away')) }, READ)).toBe('unknown');
  expect(await ask({ read: fails }, READ)).toBe('unknown');
  expect(error).toHaveBeenCalledTimes(3);
  expect(JSON.stringify(error.mock.calls)).not.toContain('ada@');
});

test('a function that never ends opens nothing after five seconds', async () => {
  fakes.useFakeTimers();
  const never = () => new Promise<never>(() => undefined);
  const verdicts = Promise.all([ask({ roles: never }, READ), ask({ read: never }, READ)]);
  await fakes.advanceTimersByTimeAsync(5_000);
  expect(await verdicts).toEqual(['unknown', 'unknown']);
});

test('of rules only true opens: a query narrows nothing here', async () => {
  for (const said of [{ id: { equals: 1 } }, 1, 'yes', {}, undefined, null, false])
    expect(await ask({ read: (() => said) as unknown as () => boolean }, READ)).toBe('no');
  expect(await ask({ read: () => Promise.resolve(true) }, READ)).toBe('yes');
});

test('rules decide what they decided before there were roles', async () => {
  const seller = { read: () => true, write: () => false, operate: () => false };
  expect(await ask(seller, needs['GET /people'])).toBe('yes');
  expect(await ask(seller, needs['POST /people/import'])).toBe('no');
  const operator = { read: () => false, write: () => false, operate: () => true };
  for (const route of ['POST /consent', 'POST /people/:id/erase', 'POST /webhooks', 'POST /people/import'] as const)
    expect(await ask(operator, needs[route])).toBe('yes');
  expect(await ask({ write: () => true, read: () => false }, needs['POST /sending/hold'])).toBe('yes');
});

test('a page asks once', async () => {
  const roles = fakes.fn<ReturnType<RolesOf>, Parameters<RolesOf>>(() => ['read', 'people']);
  const verdict = await accessOf({ roles }).askOnce(request());
  expect([verdict(READ), verdict(needs['GET /people']), verdict(collectionNeeds.write)]).toEqual(['yes', 'yes', 'no']);
  expect(roles).toHaveBeenCalledTimes(1);
  const rules = await accessOf({ write: () => false }).askOnce(request());
  expect([rules(READ), rules(collectionNeeds.write), rules(needs['POST /sending/hold'])]).toEqual(['yes', 'no', 'no']);
});

import { keptFromLooking, type RolesOf } from './may-look';

const failed = jest.fn();
const look = (rolesOf?: RolesOf) => keptFromLooking(rolesOf, 'user_1', failed);

beforeEach(() => failed.mockClear());
afterEach(() => jest.useRealTimers());

test('everybody in the admin may look where no roles are set', async () => expect(await look()).toBeNull());

test('who has the role may look, by the id of the user', async () => {
  const rolesOf = jest.fn<ReturnType<RolesOf>, Parameters<RolesOf>>(() => ['read']);
  expect(await look(rolesOf)).toBeNull();
  expect(rolesOf).toHaveBeenCalledWith({ user: 'user_1' });
  expect(await look(() => Promise.resolve(['write', 'read']))).toBeNull();
});

test('who lacks it is told which it is', async () => {
  for (const roles of [['write', 'operate', 'people', 'erase'] as const, [], null, undefined])
    expect(await look(() => roles)).toMatchObject({ status: 403, message: expect.stringContaining('“read”') });
});

test.each<[string, RolesOf]>([
  [
    'throws',
    () => {
      throw new Error('away');
    },
  ],
  ['rejects', () => Promise.reject(new Error('away'))],
  ['returns a word', (() => 'read') as unknown as RolesOf],
])('a function that %s lets nobody look', async (_, rolesOf) => {
  expect(await look(rolesOf)).toMatchObject({ status: 503 });
  expect(failed).toHaveBeenCalledTimes(1);
});

test('nor does one that never ends', async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
  const kept = look(() => new Promise(() => undefined));
  // The engine's code is loaded by then.
  await new Promise((loaded) => setImmediate(loaded));
  await jest.advanceTimersByTimeAsync(5_000);
  expect(await kept).toMatchObject({ status: 503 });
});

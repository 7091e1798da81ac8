import { createMemoryStore } from '../testing/memory/store.js';
import { thingOfAddress } from './thing-of-address.js';

test('an address is named by its person, else by a mark that does not hold it', async () => {
  const store = createMemoryStore({ now: () => 60_000 });
  const email = 'ada@example.com';
  const nobody = await thingOfAddress({ store }, email);
  expect(nobody.kind).toBe('address');
  expect(nobody.id).not.toBe('');
  expect(nobody.id).not.toContain('ada');
  const known = {
    ...store,
    people: { ...store.people, byEmails: async () => new Map([[email, { _id: 'p1' } as never]]) },
  };
  expect(await thingOfAddress({ store: known }, email)).toEqual({ kind: 'person', id: 'p1' });
});

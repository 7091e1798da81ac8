import { pino } from 'pino';
import { createAudit } from '../audit/audit.js';
import { passOn } from '../kernel/gaps.js';
import { createMemoryStore } from '../testing/memory/store.js';
import { createShop } from './current.js';
import { createSettings } from './settings.js';
import { emptyCatalog } from '../definition/catalog.js';

const open = () => {
  const store = createMemoryStore({ now: () => 60_000 });
  const clock = { now: () => 60_000 };
  const audit = createAudit({ store, clock, atGap: passOn, logger: pino({ level: 'silent' }) });
  const extensions = { all: async () => ({ ...emptyCatalog, transports: ['bulk'] }) };
  const shop = createShop({ store, options: {} });
  return { store, shop, settings: createSettings({ store, shop, clock, audit, extensions, options: {} }) };
};

test('what nobody has set is as it is by default', async () => {
  const { values, changed } = await open().settings.get();
  expect(values.consent.policy).toBeNull();
  expect(values.consent.topics.map(({ id }) => id)).toEqual(['newsletter', 'offers', 'reminders']);
  expect(changed).toEqual({});
});

test('a section is set as a whole, by somebody, and workers follow', async () => {
  const { store, shop, settings } = open();
  expect((await shop.settings()).consent.policy).toBeNull();
  const { values, changed } = await settings.change('consent', { policy: 'opt_in' }, { by: 'ed' });
  expect(values.consent.policy).toBe('opt_in');
  expect(changed).toEqual({ consent: { rev: 1, at: '1970-01-01T00:01:00.000Z', by: 'ed' } });
  expect(await createShop({ store, options: {} }).settings()).toEqual(values);
  // At once in the process that changed it.
  expect(await shop.settings()).toEqual(values);
});

test('what is wrong is refused with its path, and nothing is written', async () => {
  const { settings } = open();
  const refusal = (section: never, value: unknown) =>
    settings.change(section, value, { by: 'ed' }).catch((e) => e.issues);
  expect(await refusal('colours' as never, {})).toMatchObject([{ path: ['section'] }]);
  expect(await refusal('consent' as never, { policy: 'all', topics: [{ id: 'News', name: ' ' }] })).toMatchObject([
    { path: ['consent', 'policy'] },
    { path: ['consent', 'topics', 0, 'id'] },
    { path: ['consent', 'topics', 0, 'name'] },
  ]);
  const twice = { id: 'news', name: 'News' };
  expect(await refusal('consent' as never, { topics: [twice, twice] })).toMatchObject([
    { path: ['consent', 'topics'] },
  ]);
  expect((await settings.get()).changed).toEqual({});
});

test('of two who changed the same, the slower one is told so; without a revision the last one counts', async () => {
  const { settings } = open();
  await settings.change('consent', { policy: 'opt_in' }, { by: 'ed', rev: 0 });
  await expect(settings.change('consent', { policy: 'customers' }, { by: 'bea', rev: 0 })).rejects.toThrow(
    'Somebody else has changed these settings meanwhile',
  );
  const { changed } = await settings.change('consent', { policy: 'customers' }, { by: 'bea' });
  expect(changed.consent).toMatchObject({ rev: 2, by: 'bea' });
});

test('senders are checked by the rule for addresses, and name a mail server that is there', async () => {
  const { settings } = open();
  const sender = { id: 'news', name: 'News', fromName: 'Shop', address: 'news@shop.example' };
  const refusal = (...senders: object[]) =>
    settings.change('senders', { senders }, { by: 'ed' }).catch((e) => e.issues.map((i: { path: string[] }) => i.path));
  expect(await refusal({ ...sender, address: 'news@shop', replyTo: 'a b@shop.example', transport: 'slow' })).toEqual([
    ['senders', 'senders', 0, 'address'],
    ['senders', 'senders', 0, 'replyTo'],
    ['senders', 'senders', 0, 'transport'],
  ]);
  expect(
    await refusal(
      { ...sender, topics: ['offers'] },
      { ...sender, address: 'line\r\nbreak@shop.example', topics: ['newsletter', 'offers'] },
    ),
  ).toEqual([
    ['senders', 'senders', 1, 'address'],
    ['senders', 'senders', 1, 'id'],
    ['senders', 'senders', 1, 'topics', 1],
  ]);
  expect((await settings.get()).changed).toEqual({});
  const { values } = await settings.change('senders', { senders: [{ ...sender, transport: 'bulk' }] }, { by: 'ed' });
  expect(values.senders.senders).toEqual([{ ...sender, replyTo: null, transport: 'bulk', topics: [], channels: [] }]);
});

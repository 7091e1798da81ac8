import { pino } from 'pino';
import { ConflictError } from '../kernel/errors.js';
import { passOn, type AtGap } from '../kernel/gaps.js';
import { createMemoryStore } from '../testing/memory/store.js';
import { createAudit } from './audit.js';
import { createAuditApi } from './queries.js';

const on = { kind: 'workflow', id: 'cart', name: 'Cart' } as const;
const open = (atGap: AtGap = passOn) => {
  let now = 60_000;
  const store = createMemoryStore({ now: () => now });
  const audit = createAudit({ store, clock: { now: () => now++ }, atGap, logger: pino({ level: 'silent' }) });
  const api = createAuditApi({ store, audit });
  const all = async () => (await api.list()).items.map(({ by, what, details, done }) => ({ by, what, details, done }));
  return { store, audit, api, all };
};

test('what is done is written before it is done, and that it was done behind it', async () => {
  const { audit, all } = open();
  const seen = await audit.note(
    { by: 'ed', what: 'workflow.stopped', on, details: { asked: true } },
    all,
    (during) => ({ people: during.length }),
  );
  expect(seen).toEqual([{ by: 'ed', what: 'workflow.stopped', details: { asked: true }, done: false }]);
  expect(await all()).toEqual([
    { by: 'ed', what: 'workflow.stopped', details: { asked: true, people: 1 }, done: true },
  ]);
});

test('what is refused, or changes nothing, leaves no entry', async () => {
  const { audit, all } = open();
  const refuse = () => Promise.reject(new ConflictError('It is so already.'));
  await expect(audit.note({ what: 'workflow.paused', on }, refuse)).rejects.toThrow('It is so already.');
  await audit.note(
    { what: 'workflow.paused', on },
    () => Promise.resolve(false),
    (changed) => (changed ? {} : null),
  );
  expect(await all()).toEqual([]);
});

test('where it broke off nobody knows how it came out, and the entry says so', async () => {
  const { audit, all } = open();
  await expect(audit.note({ what: 'workflow.paused', on }, () => Promise.reject(new Error('away')))).rejects.toThrow();
  expect(await all()).toEqual([{ by: null, what: 'workflow.paused', details: {}, done: false }]);
});

test('whoever ends between the writes leaves what was begun', async () => {
  for (const gap of ['audit: begun', 'audit: carried out']) {
    const { audit, all } = open((here) => (here === gap ? Promise.reject(new Error('killed')) : undefined));
    let done = false;
    await expect(audit.note({ what: 'workflow.paused', on }, async () => (done = true))).rejects.toThrow('killed');
    expect([gap, done, await all()]).toEqual([
      gap,
      gap === 'audit: carried out',
      [{ by: null, what: 'workflow.paused', details: {}, done: false }],
    ]);
  }
});

test('what comes in several calls is one entry', async () => {
  const { audit, all } = open();
  for (const upToRow of [1_000, 2_000])
    await audit.note(
      { by: 'ed', what: 'people.imported', on: { kind: 'people', id: 'i' }, id: 'import:i' },
      () => Promise.resolve(),
      () => ({ upToRow }),
    );
  expect(await all()).toEqual([{ by: 'ed', what: 'people.imported', details: { upToRow: 2_000 }, done: true }]);
});

test('is found by who, what and thing, page by page; filters that are none are refused', async () => {
  const { audit, api } = open();
  for (const by of ['ed', 'bea', 'ed']) await audit.note({ by, what: 'workflow.paused', on }, () => Promise.resolve());
  await api.note({ by: 'cy', what: 'people.exported', on: { kind: 'people', id: 'all' } });
  const first = await api.list({ by: 'ed', limit: 1 });
  expect(first.items).toHaveLength(1);
  expect((await api.list({ by: 'ed', limit: 1, after: first.next ?? '' })).items).toHaveLength(1);
  expect((await api.list({ kind: 'workflow', thing: 'cart' })).items).toHaveLength(3);
  expect((await api.list({ since: new Date(60_003) })).items.map((e) => e.by)).toEqual(['cy']);
  expect(await api.kinds()).toEqual({ by: ['bea', 'cy', 'ed'], what: ['people.exported', 'workflow.paused'] });
  await expect(api.list({ thing: 'cart' })).rejects.toMatchObject({ issues: [{ path: ['thing'] }] });
  await expect(api.list({ what: 'x' as never })).rejects.toMatchObject({ issues: [{ path: ['what'] }] });
  await expect(api.note({ what: 'x' as never, on })).rejects.toMatchObject({ issues: [{ path: ['what'] }] });
});

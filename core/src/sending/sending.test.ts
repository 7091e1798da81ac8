import { workflow } from '../builder/index.js';
import { createTestEngine, type TestEngine } from '../testing/engine.js';
import { createTables } from '../testing/memory/kit/tables.js';
import { createMemoryStore } from '../testing/memory/store.js';
import { TestClock } from '../testing/clock.js';
import { createTestTransport } from '../testing/transport.js';

const HOUR = 3_600_000;

const publish = async ({ engine }: TestEngine): Promise<void> => {
  for (const id of ['now', 'later'])
    await engine.templates.publish({ id, name: id, subject: id, html: '<p>x</p>', kind: 'transactional' });
  const story = workflow('story').on('go').reenter('always').send('now').wait('3 minutes').send('later');
  const counted = workflow('counted').on('$story').reenter('always').increase('n', 1);
  for (const one of [story, counted]) {
    await engine.workflows.publish(one.build());
    await engine.workflows.setStatus(one.build().id, 'active');
  }
};
const go = ({ engine, clock }: TestEngine, who: string, occurredAt = new Date(clock.now())) =>
  engine.track({ source: 's', id: who, name: 'go', email: `${who}@example.com`, occurredAt });
const inbox = ({ mail }: TestEngine) => mail.sent.map((m) => `${m.to.address.split('@')[0]} ${m.subject}`).sort();

/** Engines one after the other, on one store, with one clock and one mail server. */
const openShop = () => {
  const tables = createTables();
  const clock = new TestClock('2026-03-02T08:00:00Z');
  const mail = createTestTransport();
  let database = 'first';
  const store = { ...createMemoryStore({ now: () => clock.now(), tables }), identity: async () => database };
  return {
    clock,
    start: () => createTestEngine({}, { store, clock, mail }),
    /** What a dump would hold. */
    dump: () => Object.entries(tables).map(([name, table]) => [name, table.find()] as const),
    /** Everything as it was then, in collections that are made anew, or (`in place`) below them. */
    restore(dumped: (readonly [string, { _id: string }[]])[], how: 'anew' | 'in place') {
      for (const [name, records] of dumped) {
        const table = tables[name as keyof typeof tables] as unknown as {
          find(): { _id: string }[];
          delete(id: string): void;
          put(record: { _id: string }): void;
        };
        for (const { _id } of table.find()) table.delete(_id);
        for (const record of records) table.put(record);
      }
      if (how === 'anew') database = 'second';
    },
  };
};

test('while it is held nothing goes out, people get on, and all of it goes out when it is let go on', async () => {
  const t = await createTestEngine();
  await publish(t);
  const held = await t.engine.sending.hold({ by: 'ed', reason: 'The texts are wrong' });
  expect(held).toMatchObject({ state: 'held', held: { why: 'by hand', by: 'ed', reason: 'The texts are wrong' } });
  await go(t, 'ada');
  await t.pass('4 minutes');
  expect(inbox(t)).toEqual([]);
  const { waiting } = await t.engine.sending.status();
  expect(waiting).toMatchObject({ mails: 2, webhooks: 0, others: 0 });
  const { ok, notices } = await t.engine.health();
  expect([ok, notices.map((n) => n.code)]).toEqual([true, ['sending_held']]);
  expect((await t.engine.workflows.get('story'))?.counts).toMatchObject({ waiting: 0, completed: 1 });

  expect(await t.engine.sending.release({ by: 'bea' })).toMatchObject({ state: 'going', held: null, skipped: null });
  await t.pass(0);
  expect(inbox(t)).toEqual(['ada later', 'ada now']);
  expect((await t.engine.audit.list({ kind: 'sending' })).items.map(({ by, what }) => `${by} ${what}`)).toEqual([
    'bea sending.released',
    'ed sending.held',
  ]);
  await t.engine.stop();
});

test('holding what is held, and letting go what is not, is refused', async () => {
  const t = await createTestEngine({}, { worker: false });
  await expect(t.engine.sending.release({})).rejects.toMatchObject({ code: 'conflict' });
  await t.engine.sending.hold({ reason: 'x' });
  await expect(t.engine.sending.hold({ reason: 'y' })).rejects.toMatchObject({ code: 'conflict' });
  await expect(t.engine.sending.hold({ reason: ' ' })).rejects.toMatchObject({ issues: [{ path: ['reason'] }] });
  await t.engine.stop();
});

test.each(['anew', 'in place'] as const)('a backup that is restored %s mails nothing again', async (how) => {
  const shop = openShop();
  const before = await shop.start();
  await publish(before);
  for (const who of ['ada', 'bo']) await go(before, who);
  await before.pass(0);
  const dumped = shop.dump();
  await go(before, 'cy');
  await before.pass('3 minutes');
  // What fell due went out, and somebody came whom the backup does not know.
  expect(inbox(before)).toEqual(['ada later', 'ada now', 'bo later', 'bo now', 'cy later', 'cy now']);
  await go(before, 'dora');
  await before.pass('2 minutes');
  await before.engine.stop();
  const sent = inbox(before);

  // A state that is put back below the database shows by how long nobody was there.
  if (how === 'in place') shop.clock.moveTo(shop.clock.now() + 12 * HOUR);
  shop.restore(dumped, how);
  const after = await shop.start();
  await after.pass(0);
  expect(inbox(after)).toEqual(sent);
  const { state, held } = await after.engine.sending.status();
  expect([state, held?.why]).toEqual(['held', how === 'anew' ? 'restored' : 'gap']);
  const { ok, problems } = await after.engine.health();
  expect([ok, problems.map((p) => p.code)]).toEqual([
    false,
    [how === 'anew' ? 'sending_held_restored' : 'sending_held_gap'],
  ]);

  await after.engine.sending.release({ by: 'ed', skipDueBefore: new Date(held?.since ?? '') });
  // The store tells again what happened meanwhile; its first mails were due then, too.
  await go(after, 'cy', new Date(Date.parse('2026-03-02T08:00:00Z')));
  await go(after, 'eve');
  await after.pass('4 minutes');
  expect(inbox(after)).toEqual([...sent, 'eve later', 'eve now'].sort());
  await after.engine.stop();
});

import { workflow } from '../../builder/index.js';
import type { EngineOptions } from '../../engine/options.js';
import { TestClock } from '../../testing/clock.js';
import { createTestEngine, type TestEngine } from '../../testing/engine.js';
import { createMemoryStore } from '../../testing/memory/store.js';
import { createTestTransport } from '../../testing/transport.js';

const START = '2026-03-02T09:00:00Z';
const LANE = 'smtp:shop@example.com';
const NEWS = { id: 'news', name: 'News', address: 'news@example.com', transport: 'bulk' };

describe('mails of two mail servers', () => {
  const engines: TestEngine[] = [];
  afterEach(async () => {
    for (const { engine } of engines.splice(0)) await engine.stop();
  });

  const world = () => {
    const clock = new TestClock(START);
    // A worker's heartbeat is of real time, as the database has it.
    const [began, start] = [performance.now(), clock.now()];
    const store = createMemoryStore({ now: () => start + performance.now() - began });
    const [mail, bulk] = [createTestTransport(), createTestTransport()];
    const open = async (more: Partial<NonNullable<EngineOptions['mail']>>): Promise<TestEngine> => {
      const options = { smtp: 'smtp://127.0.0.1:1', from: 'Shop <shop@example.com>', ...more };
      const test = await createTestEngine({ mail: options }, { clock, store, mail });
      engines.push(test);
      return test;
    };
    return { clock, store, mail, bulk, open };
  };
  const publish = async ({ engine }: TestEngine, sender?: string) => {
    await engine.templates.publish({
      ...{ id: 'offer', name: 'Offer', subject: 'offer', html: '<p>x</p>', kind: 'marketing' },
      ...(sender === undefined ? {} : { sender }),
    });
    await engine.workflows.publish(workflow('offer').on('offer').send('offer').build());
    await engine.workflows.setStatus('offer', 'active');
  };
  const choose = ({ engine }: TestEngine, more: object = {}) =>
    engine.settings.change('senders', { senders: [{ ...NEWS, ...more }] }, { by: 'ed' });
  let told = 0;
  const happen = ({ engine, clock }: TestEngine, count: number) =>
    engine.track(
      Array.from({ length: count }, () => ({
        ...{ source: 's', id: `${++told}`, name: 'offer', email: `p${told}@example.com` },
        occurredAt: new Date(clock.now()),
      })),
    );
  const usedOf = async (store: ReturnType<typeof createMemoryStore>) => (await store.lanes.get(LANE))?.state.day?.used;

  it('what waits for the next day goes out at once where somebody gives its topic a sender by another server', async () => {
    const { store, mail, bulk, open } = world();
    const test = await open({ perDay: 20, transports: { bulk } });
    await publish(test);
    await happen(test, 50);
    await test.pass('10 minutes');
    expect(mail.sent).toHaveLength(18);
    await choose(test, { topics: ['newsletter'] });
    await test.pass('2 minutes');
    expect([mail.sent.length, bulk.sent.length]).toEqual([18, 32]);
    expect(new Set(bulk.sent.map(({ from }) => from.address))).toEqual(new Set([NEWS.address]));
    expect(await usedOf(store)).toBe(18);
  }, 60_000);

  it('a mail that moves uses up nothing of the lane that it leaves', async () => {
    const { store, mail, bulk, open } = world();
    const test = await open({ perDay: 100, transports: { bulk } });
    await publish(test);
    await test.engine.sending.hold({ by: 'ed', reason: 'wait' });
    await happen(test, 30);
    await test.pass('1 minute');
    await choose(test, { topics: ['newsletter'] });
    await test.engine.sending.release({ by: 'ed' });
    await test.pass('1 minute');
    expect([mail.sent.length, bulk.sent.length]).toEqual([0, 30]);
    expect(await usedOf(store)).toBe(0);
  }, 60_000);

  it('a worker that lacks a server leaves its mails to the one that has it, also where it decided on them', async () => {
    const { mail, bulk, open } = world();
    const has = await open({ transports: { bulk: { transport: bulk, perSecond: 2 } } });
    const lacks = await open({});
    await publish(has, 'news');
    await choose(has);
    await happen(lacks, 6);
    for (let i = 0; i < 5; i++) await lacks.pass(0);
    expect([mail.sent.length, bulk.sent.length]).toEqual([0, 0]);
    expect((await lacks.engine.health()).notices).toEqual([]);
    for (let i = 0; i < 3; i++) {
      await has.pass('1 minute');
      await lacks.pass(0);
    }
    expect([mail.sent.length, bulk.sent.length]).toEqual([0, 6]);
  }, 60_000);

  it('what stood in the lane of the usual server goes to the worker that has the other one, and stays there', async () => {
    const { mail, bulk, store, open } = world();
    const lacks = await open({});
    await publish(lacks, 'news');
    await lacks.engine.sending.hold({ by: 'ed', reason: 'wait' });
    await happen(lacks, 3);
    await lacks.pass(0);
    const has = await open({ transports: { bulk } });
    await choose(has);
    await has.engine.sending.release({ by: 'ed' });
    await lacks.pass('1 minute');
    expect(mail.sent).toEqual([]);
    const runs = (await lacks.engine.runs.list({})).items.map(({ id }) => id);
    const lanes = (await store.effects.byRuns(runs)).map(({ lane, attempts }) => [lane, attempts]);
    expect(lanes).toEqual(Array(3).fill(['smtp:@bulk', 0]));
    await has.pass(0);
    expect(bulk.sent).toHaveLength(3);
  }, 60_000);

  it('where no worker has the server any more, its mails go by the default sender, and health says so', async () => {
    const { mail, bulk, open } = world();
    const has = await open({ transports: { bulk } });
    const lacks = await open({});
    await publish(has, 'news');
    await choose(has);
    await happen(lacks, 2);
    await lacks.pass(0);
    await has.engine.stop();
    // One that starts again is waited for.
    await lacks.pass('1 minute');
    expect(mail.sent).toEqual([]);
    await lacks.pass('2 minutes');
    expect(mail.sent.map(({ from }) => from.address)).toEqual(Array(2).fill('shop@example.com'));
    expect((await lacks.engine.health()).notices).toMatchObject([
      {
        code: 'mail_server_missing',
        about: 'smtp:@bulk',
        message: expect.stringContaining(
          '“News” sends by the mail server “bulk”, which no running server has',
        ) as string,
      },
    ]);
  }, 60_000);
});

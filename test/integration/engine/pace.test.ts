import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createEngine, type Engine } from '@whenthen/core';
import { workflow } from '@whenthen/core/builder';
import { createTestEngine, type TestEngine } from '@whenthen/core/testing';
import { openNobodyHome, openSink, type MailSink } from './mail-sink.js';
import { mongoUri, openWorld, type World } from './world.js';

/** Marketing mails of a blast. `PACE_MAILS=20000` is the figure of the docs; it takes seven minutes. */
const MAILS = Number(process.env['PACE_MAILS'] ?? 300);
/** What the provider takes a second. */
const RATE = 50;
/** Order confirmations come in the middle of it, so many. */
const ORDERS = 10;

const program = fileURLToPath(new URL('./pace-program.ts', import.meta.url));
const KINDS = ['marketing', 'transactional'] as const;

const publish = async (engine: Engine): Promise<void> => {
  // A blast is what the fuse is there for.
  await engine.settings.change('fuse', { on: false }, { by: 'test' });
  for (const kind of KINDS) {
    await engine.templates.publish({ id: kind, name: kind, subject: `${kind} {{event.n}}`, html: '<p>x</p>', kind });
    await engine.workflows.publish(workflow(kind).on(kind).send(kind).build());
    await engine.workflows.setStatus(kind, 'active');
  }
};

const happen = async (engine: Engine, kind: string, from: number, count: number): Promise<void> => {
  const event = (n: number) => ({
    ...{ source: 's', id: `${kind}:${n}`, name: kind, email: `${kind}${n}@example.com` },
    properties: { n },
  });
  for (let n = from; n < from + count; n += 1_000)
    await engine.track(Array.from({ length: Math.min(1_000, from + count - n) }, (_, i) => event(n + i)));
};

describe('a blast against a provider that takes 50 mails a second', () => {
  let world: World;
  let sink: MailSink;
  const engines: Engine[] = [];
  let child: ChildProcess | undefined;
  beforeEach(async () => {
    world = await openWorld('pace');
    sink = await openSink(RATE);
  });
  afterEach(async () => {
    if (child?.exitCode === null && child.kill('SIGKILL')) await once(child, 'exit');
    for (const engine of engines.splice(0)) await engine.stop();
    await sink.close();
    await world.close();
  });

  const open = async (perSecond: number | undefined, worker: boolean): Promise<Engine> => {
    const engine = await createEngine({
      mongo: { uri: mongoUri(), database: world.database },
      worker,
      secret: 'for-tests-only-'.repeat(3),
      publicUrl: 'https://shop.example.com',
      mail: { smtp: sink.url, from: 'Shop <shop@example.com>', ...(perSecond ? { perSecond } : {}) },
    });
    engines.push(engine);
    return engine;
  };
  const startOther = async (perSecond: number | undefined): Promise<void> => {
    const given = [mongoUri(), world.database, sink.url, ...(perSecond ? [String(perSecond)] : [])];
    child = spawn(process.execPath, ['--import', 'tsx', program, ...given], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    await once(child.stdout as NodeJS.ReadableStream, 'data');
  };
  const until = async (what: string, holds: () => boolean, ms: number): Promise<void> => {
    const end = Date.now() + ms;
    while (!holds()) {
      if (Date.now() > end) throw new Error(`In vain waited for ${what}: ${sink.accepted.length} mails so far`);
      await new Promise((next) => setTimeout(next, 20));
    }
  };
  const effects = () => world.db.collection('whenthen_effects');
  const recorded = async (): Promise<void> => {
    const end = Date.now() + 300_000;
    while ((await effects().countDocuments()) < MAILS) {
      if (Date.now() > end) throw new Error('The blast was not taken in within five minutes');
      await new Promise((next) => setTimeout(next, 100));
    }
  };

  /** How long each order confirmation took from the order to the mail server, in milliseconds. */
  const order = async (engine: Engine): Promise<number[]> => {
    const took: number[] = [];
    const begun = sink.accepted.length;
    for (let n = 0; n < ORDERS; n++) {
      const next = begun + (n * (MAILS - begun)) / (ORDERS + 2);
      await until('the blast', () => sink.accepted.length >= next, 900_000);
      const asked = Date.now();
      await happen(engine, 'transactional', n, 1);
      const confirmed = () => sink.accepted.find(({ subject }) => subject === `transactional ${n}`);
      await until('an order confirmation', () => confirmed() !== undefined, 60_000);
      took.push((confirmed()?.at ?? Infinity) - asked);
    }
    return took;
  };

  it.each([
    ['which is its limit', RATE],
    ['of which nobody told the engine', undefined],
  ])(
    '%s, by two processes: none is lost, none comes twice, and an order confirmation overtakes',
    async (_, perSecond) => {
      const engine = await open(perSecond, true);
      await publish(engine);
      await startOther(perSecond);
      await engine.start();
      await happen(engine, 'marketing', 0, MAILS);
      // Taken in, all of it waits for its turn at the mail server: here an order comes.
      await recorded();
      const took = await order(engine);
      await until('all', () => sink.accepted.length >= MAILS + ORDERS, 1_800_000);
      const [first, last] = [sink.accepted[0]?.at ?? 0, sink.accepted.at(-1)?.at ?? 0];
      const rate = (sink.accepted.length * 1_000) / (last - first);
      console.log(
        `${MAILS} mails, ${perSecond ?? 'no'} limit told: ${rate.toFixed(1)} a second, ${sink.refused()} answered 451, ` +
          `order confirmations ${Math.min(...took)} to ${Math.max(...took)} ms`,
      );
      expect(new Set(sink.accepted.map(({ messageId }) => messageId)).size).toBe(MAILS + ORDERS);
      expect(sink.accepted).toHaveLength(MAILS + ORDERS);
      expect(Math.max(...took)).toBeLessThanOrEqual(5_000);
      for (let i = 0; i < 100 && (await effects().countDocuments({ state: { $ne: 'done' } })) > 0; i++)
        await new Promise((next) => setTimeout(next, 100));
      expect(await effects().countDocuments({ state: 'done', attempts: 1 })).toBe(MAILS + ORDERS);
    },
    1_900_000,
  );
});

describe('a mail server that is away', () => {
  let world: World;
  let sink: MailSink | undefined;
  const engines: TestEngine[] = [];
  beforeEach(async () => {
    world = await openWorld('away');
  });
  afterEach(async () => {
    for (const { engine } of engines.splice(0)) await engine.stop();
    await world.close();
    await sink?.close();
  });

  it.each([
    // In memory, for each hour has many tries, and time is all that it is about.
    ['72 hours', '23 hours', '49 hours', 1_000, 'memory'],
    ['3 hours, on MongoDB', '1 hour', '2 hours', 130, 'mongo'],
  ] as const)(
    'for %s loses nothing, and is hardly knocked at',
    async (howLong, first, then, most, kept) => {
      const nobody = await openNobodyHome();
      const mail = { smtp: `smtp://127.0.0.1:${nobody.port}`, from: 'Shop <shop@example.com>' };
      const onMongo = kept === 'mongo' ? { mongo: { uri: mongoUri(), database: world.database } } : {};
      const test = await createTestEngine({ mail, ...onMongo }, { smtp: true });
      engines.push(test);
      await publish(test.engine);
      await happen(test.engine, 'marketing', 0, 100);
      await test.pass(first);
      await happen(test.engine, 'transactional', 0, 3);
      await test.pass(then);
      const away = await test.engine.health();
      expect(away.notices).toMatchObject([{ code: 'mail_server_away' }]);
      expect(away.breakers).toMatchObject([{ lane: 'smtp:shop@example.com', since: expect.any(Date) }]);
      const knocks = nobody.connections();
      await nobody.close();
      sink = await openSink(Infinity, nobody.port);
      await test.pass('10 minutes');
      expect(new Set(sink.accepted.map(({ messageId }) => messageId)).size).toBe(103);
      expect(sink.accepted).toHaveLength(103);
      expect(sink.accepted[0]?.subject).toMatch(/^transactional/);
      const { items } = await test.engine.messages.list({ state: 'sent', limit: 200 });
      expect(items.filter(({ attempts }) => attempts === 1)).toHaveLength(103);
      expect(await test.engine.health()).toMatchObject({ notices: [], breakers: [] });
      // Those under way when it went, and a try every few minutes; each of them may connect once more.
      console.log(`away for ${howLong}: ${knocks} connections`);
      expect(knocks).toBeGreaterThan(20);
      expect(knocks).toBeLessThan(most);
    },
    400_000,
  );
});

import { pino, type Logger } from 'pino';
import { duration as durationSchema, parseDuration } from '../definition/duration.js';
import { addDuration } from '../decide/delay.js';
import type { Backend, OpenBackend } from '../engine/backend.js';
import { createEngine } from '../engine/create.js';
import type { EngineOptions } from '../engine/options.js';
import { onMongoDB } from '../engine/on-mongodb.js';
import { passOn, type AtGap } from '../kernel/gaps.js';
import type { Stores } from '../model/stores.js';
import { TestClock } from './clock.js';
import { createMemoryStore } from './memory/store.js';
import { TestScheduler } from './scheduler.js';
import { createTestTransport, type TestTransport } from './transport.js';
import type { Engine } from '../engine/api.js';

/** An engine whose time a test moves. */
export interface TestEngine {
  engine: Engine;
  clock: TestClock;
  mail: TestTransport;
  /** Lets time pass (`'1 hour'`, or 0 for what is due now) and carries out all that falls due meanwhile, in order. */
  pass(duration: string | 0): Promise<void>;
}

/** Those of a real engine; `mongo` may be left out, and whether it works is a setting. */
export type TestEngineOptions = Omit<EngineOptions, 'mongo' | 'worker'> & Partial<Pick<EngineOptions, 'mongo'>>;

export interface TestEngineSettings {
  /** When the clock starts. */
  start?: Date | string;
  /** Shares a clock with another engine. */
  clock?: TestClock;
  /** What keeps its records where there is no `mongo`; a store in memory of its own where it is left out. */
  store?: Stores;
  mail?: TestTransport;
  /** Mail leaves over SMTP, by the option `mail`, in place of being kept. */
  smtp?: boolean;
  /** False: it hands over, publishes and reads, and `pass` only moves the clock. */
  worker?: boolean;
  /** Level of the log, or where it goes; silent by default. */
  log?: string | Logger;
  /** Called between any two writes: what it throws, or how long it takes, is what a crash or a pause there does. */
  atGap?: AtGap;
  /** Called with the name of each command that is sent to MongoDB. */
  onCommand?: (name: string) => void;
}

/** Where a real engine would find MongoDB. Nothing asks there. */
const NOWHERE = { uri: 'mongodb://in-memory.invalid' };

/**
 * Makes a test engine, started where it is a worker: on MongoDB where its options say `mongo`, else in memory. Nothing in
 * it sleeps.
 * @example
 * const { engine, mail, pass } = await createTestEngine();
 * await engine.track({ source: 'store', id: '1', name: 'added_to_cart', email: 'ada@example.com' });
 * await pass('1 hour');
 */
export const createTestEngine = async (
  options: TestEngineOptions = {},
  {
    start,
    clock = new TestClock(start),
    store,
    mail = createTestTransport(),
    smtp = false,
    worker = true,
    log = 'silent',
    atGap = passOn,
    onCommand,
  }: TestEngineSettings = {},
): Promise<TestEngine> => {
  if (store && options.mongo) throw new Error('Give a test engine a store or "mongo", not both.');
  const scheduler = new TestScheduler(clock);
  const inMemory = (): Pick<Backend, 'store' | 'schema'> => {
    const kept = store ?? createMemoryStore({ now: () => clock.now(), atGap });
    return { store: kept, schema: kept.schema };
  };
  const backend: OpenBackend = async (...given) => ({
    ...(options.mongo ? await onMongoDB(onCommand)(...given) : inMemory()),
    scheduler: () => scheduler,
  });
  const engine = await createEngine(
    {
      secret: 'for-tests-only-'.repeat(3),
      publicUrl: 'https://shop.example.com',
      mail: { smtp: 'smtp://127.0.0.1:1', from: 'Shop <shop@example.com>' },
      ...options,
      mongo: options.mongo ?? NOWHERE,
      worker,
    },
    {
      clock,
      ...(smtp ? {} : { transport: mail }),
      logger: typeof log === 'string' ? pino({ level: log }) : log,
      atGap,
      backend,
    },
  );
  // Nobody else could: its connection would keep the process from ending.
  await engine.start().catch(async (error: unknown) => {
    await engine.stop();
    throw error;
  });
  return {
    engine,
    clock,
    mail,
    pass: async (text) => {
      const until =
        text === 0 ? clock.now() : addDuration(clock.now(), durationSchema.parse(parseDuration(text)), 'UTC');
      if (!worker) return clock.moveTo(until);
      // A slot lies up to a second and a lead after the moment itself.
      await scheduler.runUntil(until + (text === 0 ? 0 : 1_250));
    },
  };
};

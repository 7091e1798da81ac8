import { pino, type Logger } from 'pino';
import { duration as durationSchema, parseDuration } from '../definition/duration.js';
import { addDuration } from '../decide/delay.js';
import { createEngine } from '../engine/create.js';
import type { EngineOptions } from '../engine/options.js';
import { passOn, type AtGap } from '../kernel/gaps.js';
import { TestClock } from './clock.js';
import { TestScheduler } from './scheduler.js';
import { createTestTransport, type TestTransport } from './transport.js';
import type { Engine } from '../engine/api.js';

/** An engine on a real MongoDB whose time a test moves. */
export interface TestEngine {
  engine: Engine;
  clock: TestClock;
  mail: TestTransport;
  /** Lets time pass (`'1 hour'`, or 0 for what is due now) and carries out all that falls due meanwhile, in order. */
  pass(duration: string | 0): Promise<void>;
}

export interface TestEngineSettings {
  /** When the clock starts. */
  start?: Date | string;
  /** Shares a clock with another engine. */
  clock?: TestClock;
  mail?: TestTransport;
  /** False: it hands over, publishes and reads, and `pass` only moves the clock. */
  worker?: boolean;
  /** Level of the log, or where it goes; silent by default. */
  log?: string | Logger;
  /** Called between any two writes: what it throws, or how long it takes, is what a crash or a pause there does. */
  atGap?: AtGap;
  /** Called with the name of each command that is sent to MongoDB. */
  onCommand?: (name: string) => void;
}

/** Makes a test engine, started where it is a worker. Nothing in it sleeps. */
export const createTestEngine = async (
  options: EngineOptions,
  {
    start,
    clock = new TestClock(start),
    mail = createTestTransport(),
    worker = true,
    log = 'silent',
    atGap = passOn,
    onCommand,
  }: TestEngineSettings = {},
): Promise<TestEngine> => {
  const scheduler = new TestScheduler(clock);
  const engine = await createEngine(
    {
      secret: 'for-tests-only-'.repeat(3),
      publicUrl: 'https://shop.example.com',
      mail: { smtp: 'smtp://127.0.0.1:1', from: 'Shop <shop@example.com>' },
      ...options,
      worker,
    },
    {
      clock,
      transport: mail,
      scheduler: () => scheduler,
      logger: typeof log === 'string' ? pino({ level: log }) : log,
      atGap,
      ...(onCommand ? { onCommand } : {}),
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

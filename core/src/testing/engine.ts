import { pino } from 'pino';
import { duration as durationSchema, parseDuration } from '../definition/duration.js';
import { addDuration } from '../decide/delay.js';
import type { Engine } from '../engine/api.js';
import { createEngine } from '../engine/create.js';
import type { EngineOptions } from '../engine/options.js';
import { TestClock } from './clock.js';
import { TestScheduler } from './scheduler.js';
import { createTestTransport, type TestTransport } from './transport.js';

/** An engine on a real MongoDB whose time a test moves. */
export interface TestEngine {
  engine: Engine;
  clock: TestClock;
  mail: TestTransport;
  /** Lets time pass (`'1 hour'`, or 0 for what is due now) and carries out all that falls due meanwhile, in order. */
  pass(duration: string | 0): Promise<void>;
}

/** Makes a started test engine. Nothing in it sleeps. */
export const createTestEngine = async (
  options: EngineOptions,
  { start, log = 'silent' }: { start?: Date | string; log?: string } = {},
): Promise<TestEngine> => {
  const clock = new TestClock(start);
  const scheduler = new TestScheduler(clock);
  const mail = createTestTransport();
  const engine = await createEngine(
    { mail: { smtp: 'smtp://127.0.0.1:1', from: 'Shop <shop@example.com>' }, ...options, worker: true },
    { clock, transport: mail, scheduler: () => scheduler, logger: pino({ level: log }) },
  );
  await engine.start();
  return {
    engine,
    clock,
    mail,
    pass: async (text) => {
      const until = text === 0 ? clock.now() : addDuration(clock.now(), durationSchema.parse(parseDuration(text)), 'UTC');
      // A slot lies up to a second and a lead after the moment itself.
      await scheduler.runUntil(until + (text === 0 ? 0 : 1_250));
    },
  };
};

import type { Logger } from 'pino';
import type { Clock } from '../kernel/time/clock.js';
import { passOn, type AtGap } from '../kernel/gaps.js';
import type { MailTransport } from '../mail/mail-port.js';
import type { Engine } from './api.js';
import { assemble } from './assemble.js';
import type { OpenBackend } from './backend.js';
import { createInterface } from './interface.js';
import { createLifecycle } from './lifecycle.js';
import { engineLogger } from './logger.js';
import { onMongoDB } from './on-mongodb.js';
import { openClock, type EngineClock } from './open-clock.js';
import type { EngineOptions } from './options.js';
import { readOptions } from './read-options.js';

/** Parts that tests replace; everybody else leaves them out. */
export interface EngineParts {
  clock?: Clock;
  logger?: Logger;
  transport?: MailTransport;
  /** Called between any two writes. */
  atGap?: AtGap;
  /** MongoDB, with Agenda, where it is left out. */
  backend?: OpenBackend;
}

/**
 * Makes an engine: checks the options, connects, makes collections and indexes. It works once `start()` is called.
 * @throws InvalidOptionsError naming each option and what to set; the driver's error when MongoDB does not answer.
 */
export const createEngine = async (raw: EngineOptions, parts: EngineParts = {}): Promise<Engine> => {
  const options = readOptions(raw);
  const logger = engineLogger(parts.logger);
  const atGap = parts.atGap ?? passOn;
  const backend = await (parts.backend ?? onMongoDB())(options, atGap);
  let clock: EngineClock | undefined;
  try {
    clock = await openClock(backend.store, logger, parts.clock);
    const assembled = await assemble({ options, logger, atGap, backend, clock, transport: parts.transport });
    return { ...createInterface(assembled), ...createLifecycle(assembled) };
  } catch (error) {
    // Whoever tries again would leave one more connection behind each time.
    clock?.stop();
    await backend.store.close();
    throw error;
  }
};

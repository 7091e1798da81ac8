import { hostname } from 'node:os';
import type { Logger } from 'pino';
import { CLOCK_OFF, clockWords } from '../health/assess.js';
import { createDatabaseClock, type DatabaseClock } from '../kernel/time/database-clock.js';
import type { Stores } from '../model/stores.js';
import type { Clock } from '../kernel/time/clock.js';

/** Warns when this machine's clock begins to be off, and says when it is right again. */
const clockWarning = (logger: Logger): ((ahead: number) => void) => {
  let off = false;
  return (ahead) => {
    const now = Math.abs(ahead) > CLOCK_OFF;
    if (now && !off) logger.warn({ aheadMs: ahead }, clockWords(hostname(), ahead));
    if (!now && off) logger.info('the clock of this machine is right again');
    off = now;
  };
};

export type EngineClock = Pick<DatabaseClock, 'now' | 'ahead' | 'stop'>;

/** The clock that an engine works by: the database's, unless a test gives another. */
export const openClock = async (store: Pick<Stores, 'time'>, logger: Logger, given?: Clock): Promise<EngineClock> =>
  given
    ? { now: () => given.now(), ahead: () => 0, stop: () => undefined }
    : createDatabaseClock({ ask: () => store.time(), onMeasured: clockWarning(logger) });

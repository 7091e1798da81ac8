import { maskAddresses } from '../definition/log-safe.js';
import type { LoopName, LoopState } from '../model/operation/heartbeat.js';
import { messageOf } from '../kernel/message-of.js';

/** How long an error may be in a heartbeat, in characters. */
const MAX_ERROR = 300;
/** Failures further apart than this are not "again and again", in milliseconds. */
const APART = 60_000;

/** Keeps in mind how a worker's loops get on. Told by the loops, read by the heartbeat. */
export interface Pulse {
  /** It came round, or got on within a long round. */
  beat(loop: LoopName): void;
  failed(loop: LoopName, error: unknown): void;
  loops(): Partial<Record<LoopName, LoopState>>;
  /** Has `hear` called when a loop begins to fail and when it is well again. */
  onTurn(hear: () => void): void;
}

const wordsOf = (error: unknown): string =>
  maskAddresses(messageOf(error)).slice(0, MAX_ERROR) || 'an error without words';

export const createPulse = (now: () => number): Pulse => {
  let onTurn: () => void = () => undefined;
  const loops: Partial<Record<LoopName, LoopState>> = {};
  return {
    beat(loop) {
      const turned = (loops[loop]?.failures ?? 0) > 0;
      loops[loop] = { goodAt: new Date(now()), failures: 0 };
      if (turned) onTurn();
    },
    failed(loop, error) {
      const before = loops[loop];
      const at = new Date(now());
      const again = before?.failedAt !== undefined && at.getTime() - before.failedAt.getTime() <= APART;
      const failures = again ? before.failures + 1 : 1;
      loops[loop] = {
        ...(before?.goodAt ? { goodAt: before.goodAt } : {}),
        failures,
        failedAt: at,
        error: wordsOf(error),
      };
      if (failures === 1 || failures === AGAIN_AND_AGAIN) onTurn();
    },
    loops: () => ({ ...loops }),
    onTurn(hear) {
      onTurn = hear;
    },
  };
};

/** Work that tells the pulse how it went. */
export const watched =
  <A extends unknown[]>(pulse: Pulse, loop: LoopName, work: (...args: A) => Promise<void>) =>
  async (...args: A): Promise<void> => {
    try {
      await work(...args);
      pulse.beat(loop);
    } catch (error) {
      pulse.failed(loop, error);
      throw error;
    }
  };

/** So many failures in a row are no accident. */
export const AGAIN_AND_AGAIN = 3;

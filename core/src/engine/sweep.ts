import type { WakeSlot } from '../schedule/port.js';
import type { EngineContext } from './context.js';
import { wakeDue, type WakeOptions } from './wake.js';

/** People this late missed their slot: its job was lost, or its worker died. In milliseconds. */
const LATE = 3_000;
/** Late people are advanced in small batches, so that one who kills the process takes few others along. */
const SMALL = 50;

/** Slots that this process is advancing, each with when it last got on, in Unix milliseconds. */
export type SlotsUnderWay = ReadonlyMap<WakeSlot, number>;

/**
 * Looks for people whose slot was missed and advances them, counting each claim. Slots that this process is getting on
 * with are left to it, since a big one takes longer than a moment; one that hangs is taken over after the lease time.
 */
export const sweepLate = async (
  context: EngineContext,
  underWay: SlotsUnderWay,
  on: Pick<WakeOptions, 'onEffects' | 'onChanges'>,
): Promise<number> => {
  const { clock, options } = context;
  const until = new Date(clock.now() - LATE);
  let total = 0;
  for (let part = 0; part < options.partitions; part++) {
    const alive = clock.now() - options.leaseMs;
    const except = [...underWay].filter(([slot, at]) => slot.part === part && at > alive).map(([slot]) => slot.at);
    total += await wakeDue(context, { part, due: { until, except }, batchSize: SMALL, careful: true, ...on });
  }
  return total;
};

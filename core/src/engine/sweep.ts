import type { EngineContext } from './context.js';
import { wakeDue } from './wake.js';

/** People this late missed their slot: its job was lost, or its worker died. In milliseconds. */
const LATE = 3_000;
/** Late people are advanced in small batches, so that one who kills the process takes few others along. */
const SMALL = 50;

/** Looks for people whose slot was missed and advances them, counting each claim. */
export const sweepLate = async (context: EngineContext, onEffects: () => void): Promise<number> => {
  const until = new Date(context.clock.now() - LATE);
  let total = 0;
  for (let part = 0; part < context.options.partitions; part++)
    total += await wakeDue(context, { part, due: { until }, batchSize: SMALL, careful: true, onEffects });
  return total;
};

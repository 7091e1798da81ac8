import { watched } from '../health/pulse.js';
import type { ScheduleHandlers, WakeSlot } from '../schedule/port.js';
import type { EngineContext } from './context.js';
import { dispatchDue } from './dispatch.js';
import { ingestAll } from './ingest.js';
import { createLoop } from './loop.js';
import { sweepLate } from './sweep.js';
import { wakeSlot } from './wake.js';

/** The working half of an engine: what its jobs do, and the nudges that make them immediate in this process. */
export interface Worker {
  handlers: ScheduleHandlers;
  nudgeIngest(): void;
  nudgeDispatch(): void;
  /** Takes no more work and resolves when what is under way is done. */
  drain(): Promise<void>;
}

export const createWorker = (context: EngineContext): Worker => {
  const { logger, clock, pulse } = context;
  const underWay = new Map<WakeSlot, number>();
  const dispatch = createLoop(
    watched(pulse, 'dispatch', async () => void (await dispatchDue(context))),
    (error) => logger.error({ err: error }, 'effects could not be dispatched; the sweep tries again'),
  );
  const ingest = createLoop(
    watched(pulse, 'ingest', () => ingestAll(context, dispatch.nudge)),
    (error) => logger.error({ err: error }, 'events could not be processed; the sweep tries again'),
  );
  const on = { onEffects: dispatch.nudge, onChanges: ingest.nudge };
  return {
    handlers: {
      wake: watched(pulse, 'wake', async (slot) => {
        const onBatch = () => void underWay.set(slot, clock.now());
        onBatch();
        await wakeSlot(context, slot, { ...on, onBatch }).finally(() => underWay.delete(slot));
      }),
      ingest: ingest.run,
      dispatch: dispatch.run,
      sweep: watched(pulse, 'sweep', async () => {
        await ingest.run();
        await sweepLate(context, underWay, on);
        await context.extensions.tell();
        await dispatch.run();
      }),
    },
    nudgeIngest: ingest.nudge,
    nudgeDispatch: dispatch.nudge,
    async drain() {
      await ingest.drain();
      await dispatch.drain();
    },
  };
};

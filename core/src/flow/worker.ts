import { carryOnAll } from '../attention/carry-on.js';
import { createDispatcher } from './dispatch/dispatcher.js';
import type { DispatchContext } from './dispatch/context.js';
import type { IngestPorts } from './ingest/ports.js';
import type { Ports } from '../model/abilities/ports.js';
import type { Extensions } from '../extensions/extensions.js';
import { watched } from '../health/pulse.js';
import type { ScheduleHandlers } from '../model/operation/scheduler.js';
import { noLongerThan } from '../kernel/no-longer-than.js';
import { within } from '../kernel/within.js';
import { currentPeople } from '../people/current.js';
import { continueUnfinished } from '../privacy/commands/unfinished.js';
import type { PrivacyPorts } from '../privacy/ports.js';
import { finishHeld } from './dispatch/finish-held.js';
import { heldEffects } from './dispatch/hold.js';
import { ingestAll } from './ingest/ingest.js';
import { createLeases } from '../maintenance/leases.js';
import { createWordsUpkeep } from '../maintenance/words.js';
import { createPruning, type PruningPorts } from '../retention/upkeep.js';
import { createLoop } from '../kernel/loop.js';
import { LATE, slotLease, sweepLate } from './advance/sweep.js';
import { wakeSlot } from './advance/wake.js';

/** A slot that is worked on later than this after its moment is leased, so that no sweep does so too. In milliseconds. */
const LEASED = 1_000;

/** What a worker needs: what its stages need, and what it looks after beside them. */
export type WorkerPorts = IngestPorts &
  Omit<DispatchContext, 'peopleNow'> &
  PrivacyPorts &
  PruningPorts &
  Ports<'sending', 'attention' | 'effects' | 'health' | 'leases' | 'messages' | 'schema' | 'watermarks', 'leaseMs'> & {
    extensions: Extensions;
  };

/** The working half of an engine: what its jobs do, and the nudges that make them immediate in this process. */
export interface Worker {
  handlers: ScheduleHandlers;
  nudgeIngest(): void;
  nudgeDispatch(): void;
  /** Has whoever is late taken up now. */
  nudgeLate(): void;
  /**
   * Takes no more work and resolves when what is under way is done, or cut off (`cut`) behind the grace time, in
   * milliseconds.
   */
  drain(graceMs: number, cut: () => void): Promise<void>;
}

/** How much longer than the grace time whatever is not dispatch may take to come to its end, in milliseconds. */
const REST_MS = 1_000;

/** Changes that a crash left and that are applied in one sweep, at most. */
const APPLY_AT_ONCE = 5_000;

export const createWorker = (context: WorkerPorts): Worker => {
  const { logger, clock, options, pulse, applier } = context;
  const leases = createLeases(context);
  const { store } = context;
  const dispatch = createDispatcher({
    ...context,
    store: { ...store, effects: heldEffects(store.effects, context) },
    peopleNow: (ids) => currentPeople(context, ids),
  });
  const ingest = createLoop(
    watched(pulse, 'ingest', () => ingestAll(context, dispatch.nudge)),
    (error) => logger.error({ err: error }, 'events could not be processed; the sweep tries again'),
  );
  const apply = createLoop(
    watched(pulse, 'apply', async () => void (await applier.catchUpSome(APPLY_AT_ONCE))),
    (error) => logger.error({ err: error }, 'people could not be changed; the next sweep tries again'),
  );
  const held = createLoop(
    () => finishHeld(context),
    (error) => logger.error({ err: error }, 'mails that are held could not be looked at; the next sweep tries again'),
  );
  const attention = createLoop(
    () => carryOnAll(context, leases, dispatch.nudge),
    (error) =>
      logger.error({ err: error }, 'what was decided about many could not be carried on; the next sweep goes on'),
  );
  const words = createLoop(createWordsUpkeep(context, leases), (error) =>
    logger.error({ err: error }, 'people of an earlier version cannot be found by name yet; the next sweep goes on'),
  );
  const prune = createLoop(createPruning(context, leases), (error) =>
    logger.error({ err: error }, 'what is not kept any more could not be removed; the next sweep goes on'),
  );
  const privacy = createLoop(
    async () => void (await continueUnfinished(context)),
    (error) => logger.error({ err: error }, 'erasures could not be gone on with; the next sweep tries again'),
  );
  const heard = { onEffects: dispatch.nudge };
  const late = createLoop(
    watched(pulse, 'sweep', async () => {
      // What happened meanwhile comes before whoever waited for it; but events without end hold nobody up for ever.
      await within(options.leaseMs, 'Taking in events', ingest.run).catch((error: unknown) =>
        logger.warn({ err: error }, 'late people are advanced before all events are taken in'),
      );
      if (!(await context.sending.standsStill())) await sweepLate(context, leases, heard);
    }),
    (error) => logger.error({ err: error }, 'late people could not be advanced; the next sweep tries again'),
  );
  return {
    handlers: {
      wake: watched(pulse, 'wake', async (slot) => {
        // All who are late go in one pass, whatever seconds they stood in.
        if (clock.now() - slot.at.getTime() >= LATE) return late.nudge();
        if (await context.sending.standsStill()) return;
        const lease = leases.of(slotLease(slot));
        const goOn = async () => {
          if (clock.now() - slot.at.getTime() > LEASED) await lease.keep();
          return true;
        };
        await wakeSlot(context, slot, heard, goOn).finally(lease.give);
      }),
      ingest: ingest.run,
      dispatch: dispatch.run,
      late: late.run,
      prune: prune.run,
      async sweep() {
        // None of them waits for another one here: what takes long holds only itself up.
        dispatch.nudge();
        ingest.nudge();
        words.nudge();
        attention.nudge();
        prune.nudge();
        await Promise.all([apply.run(), late.run(), held.run(), privacy.run()]);
        await context.extensions.tell();
        await context.extensions.hear();
      },
    },
    nudgeIngest: ingest.nudge,
    nudgeDispatch: dispatch.nudge,
    nudgeLate: late.nudge,
    async drain(graceMs, cut) {
      // What a database that hangs holds up ends with the process: it is done again by whoever takes it over.
      const loops = Promise.all(
        [ingest, apply, late, held, attention, words, prune, privacy].map((loop) => loop.drain()),
      );
      await Promise.all([noLongerThan(graceMs + REST_MS, loops), dispatch.stop(graceMs, cut)]);
    },
  };
};

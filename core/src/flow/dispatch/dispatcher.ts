import { randomUUID } from 'node:crypto';
import { lanesFor, laneOfTransport, MAIL_LANE, transportOfLane } from '../../model/lane.js';
import { createConclude } from './conclude.js';
import type { DispatchContext } from './context.js';
import { loadKnown, sortByRun, type Known } from './decided.js';
import { claimThrough } from './claim-through.js';
import { createLeases, type Claimed } from './leases.js';
import { placeAll } from './place.js';
import { createPumps } from './pumps.js';
import { createTracker } from './tracker.js';
import { createTrials } from './trials.js';
import { createWakings } from './wakings.js';

/** How long what was cut off at the end of the grace time may take to be written down, in milliseconds. */
const LAST = 500;

/** An effect that is due again this soon is not left to the grid of the scheduler, in milliseconds. */
const SOON = 10_000;

/** Carries effects out: what is due and whose action this process has. */
export interface Dispatcher {
  /** Looks for what is due and begins it. */
  nudge(): void;
  /** Does so, and resolves when nothing is left that is due or under way. */
  run(): Promise<void>;
  /**
   * Claims nothing more; gives back what has not begun and the mails whose last byte has not left, waits for the rest.
   * What is still under way behind the grace time (in milliseconds) is cut off, `cut` being called.
   */
  stop(graceMs: number, cut: () => void): Promise<void>;
}

/**
 * A pump for each lane, which claims as many effects as there are free slots and again as they get free: nothing waits
 * for the slowest of others. What was claimed before and has no result may have ended the process that had it: it is
 * tried alone, see `createTrials`.
 */
export const createDispatcher = (context: DispatchContext): Dispatcher => {
  const { store, registry, clock, options, scheduler, logger, atGap, pulse, gate, ways } = context;
  const actions = registry.effectTypes;
  const mine = lanesFor(actions);
  const worker = randomUUID();
  const leases = createLeases(context);
  const tracker = createTracker((error) => {
    pulse.failed('dispatch', error);
    logger.error({ err: error }, 'effects could not be dispatched; the sweep tries again');
  });
  let claims = 0;
  let stopping = false;
  /** The last claim failed, or nothing of it could be begun. */
  let failing = false;
  let tried = 0;
  /** Claims of which nothing is begun yet. */
  let beginning = 0;
  /** Once it stops, the database that is closed then is not coming back. */
  const isAway = (error: unknown): boolean => !stopping && store.isAway(error);

  /** Named ways out that other workers alone have: who has one knows its limits, and sends by it. */
  const elsewhere = async (): Promise<string[]> => [...(await ways.known())].filter((name) => !ways.own.has(name));

  const newClaim = () => {
    const now = clock.now();
    return {
      actions,
      now: new Date(now),
      until: new Date(now + options.leaseMs),
      lease: `${worker}:${claims++}`,
    };
  };

  const ensureNext = tracker.once(async () => {
    const next = await store.effects.nextDue(actions, new Date(clock.now()));
    if (next) await scheduler.ensure('dispatch', next);
  });

  const wakings = createWakings(clock, {
    look: (lane) => pumps.pump(lane),
    ensure: (moment) => tracker.track(scheduler.ensure('dispatch', new Date(moment))),
  });

  const letGo = (effect: Claimed): void => {
    leases.letGo(effect._id);
    trials.onRest();
  };

  const conclude = createConclude(context, {
    signal: leases.signal,
    isAway,
    onLater(lane, dueAt) {
      if (dueAt.getTime() - clock.now() < SOON) wakings.at(lane, dueAt.getTime());
      ensureNext();
    },
    onMoved: (lane) => tracker.track(gate.moved(lane)),
  });

  const carryOutOne = async (lane: string, effect: Claimed, known: Known): Promise<void> => {
    try {
      await conclude(effect, known, () => pumps.leave(lane));
      // Its slot was free before, when nothing was let through yet.
      if (await gate.ended(lane)) pumps.pump(lane);
    } finally {
      letGo(effect);
    }
  };

  /** Nothing of one claim was begun. */
  const giveBack = async (claimed: Claimed[]): Promise<void> =>
    store.effects.release(
      claimed.map((e) => e._id),
      claimed[0]?.lease ?? '',
      new Date(clock.now()),
    );

  /** Carries out what was claimed; each takes one slot of the lane, which is taken already. */
  const carryOutAll = async (lane: string, claimed: Claimed[]): Promise<void> => {
    leases.hold(claimed);
    beginning += 1;
    let begun: Claimed[] = [];
    try {
      await atGap('dispatch: claimed');
      const { decided, runs } = await sortByRun(context, claimed);
      if (decided.length < claimed.length) ensureNext();
      const known = await loadKnown(context, decided, runs);
      failing = false;
      if (!stopping) begun = decided;
      else await giveBack(decided);
      for (const effect of begun) tracker.track(carryOutOne(lane, effect, known));
    } catch (error) {
      failing = true;
      await giveBack(claimed);
      throw error;
    } finally {
      beginning -= 1;
      for (const effect of claimed)
        if (!begun.includes(effect)) {
          letGo(effect);
          pumps.leave(lane);
        }
    }
  };

  const pumps = createPumps({
    concurrency: options.concurrency,
    stopping: () => stopping,
    closed: () => trials.closed(),
    async claim(lane, wanted) {
      try {
        const transport = transportOfLane(lane);
        if (transport !== undefined && (await elsewhere()).includes(transport))
          return { claimed: [], more: false, waits: false };
        const { claimed, more, until, asked } = await claimThrough(context, newClaim, lane, wanted);
        if (asked) tried += 1;
        if (until !== undefined) wakings.at(lane, until);
        if (asked && claimed.length === 0) failing = false;
        return { claimed, more, waits: until !== undefined };
      } catch (error) {
        tried += 1;
        failing = true;
        throw error;
      }
    },
    begin: carryOutAll,
    onRest: () => trials.onRest(),
    tracker,
  });

  const discover = tracker.once(async () => {
    const before = tried;
    // Also where an earlier try to claim failed.
    for (const lane of pumps.hungry()) pumps.pump(lane);
    // Out of a lane that lets nothing through no mail is claimed, not even to be moved.
    if (gate.holding(pumps.hungry()).some((lane) => lane.startsWith(MAIL_LANE))) await context.rehome();
    const looked = new Set<string>();
    while (!stopping && !trials.closed()) {
      const without = [...pumps.hungry(), ...looked, ...(await elsewhere()).map(laneOfTransport)];
      const due = await store.effects.dueLanes({ lanes: { ...mine, without }, now: new Date(clock.now()) });
      if (due.unplaced) await placeAll(context);
      for (const lane of due.lanes) {
        looked.add(lane);
        pumps.pump(lane);
      }
      if (due.lanes.length === 0 && !due.unplaced) break;
    }
    if (tried === before && pumps.rest() && beginning === 0) failing = false;
    if (!failing && !pumps.hang()) pulse.beat('dispatch');
    trials.nudge();
    ensureNext();
  });

  /** Nothing is tried in a lane that lets nothing through now, or that is another worker's. */
  const awake = async () => ({
    ...mine,
    without: [...gate.resting(pumps.hungry()), ...(await elsewhere()).map(laneOfTransport)],
  });

  const trials = createTrials({
    rests: () => pumps.rest() && leases.keys().length === 0,
    isCrowded: () => pumps.hungry().length > 0 || leases.keys().length > 0,
    hasLost: async () => {
      const { now } = newClaim();
      return store.effects.hasLost({ lanes: await awake(), actions, now, except: leases.keys() });
    },
    async tryOne() {
      const lanes = await awake();
      const effect = await store.effects.claimLost({ ...newClaim(), lanes, except: leases.keys() });
      if (!effect) return;
      const lane = effect.lane ?? '';
      await gate.charge(lane);
      pumps.force(lane);
      await carryOutAll(lane, [effect]);
    },
    onOpen() {
      for (const lane of pumps.hungry()) pumps.pump(lane);
      discover();
    },
    tracker,
  });

  return {
    nudge: discover,
    async run() {
      if (stopping) return;
      discover();
      await tracker.rest();
    },
    async stop(graceMs, cut) {
      stopping = true;
      trials.stop();
      wakings.stop();
      leases.giveBack(({ action }) => registry.get(action)?.timeoutMs === 'own', 'The process is stopping');
      if (await tracker.restWithin(graceMs)) return;
      leases.giveBack(() => true, 'The process was stopped');
      cut();
      await tracker.restWithin(LAST);
    },
  };
};

import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { HOST_LANE, lanesFor } from '../../model/lane.js';
import type { EffectOutcome } from '../../model/effect.js';
import { createGrouped } from '../../kernel/grouped.js';
import { untilWritten } from '../../kernel/until-written.js';
import { carryOut, type Attempt } from './carry-out.js';
import { closeMail } from './close-mail.js';
import type { DispatchContext } from './context.js';
import { loadKnown, sortByRun, type Known } from './decided.js';
import { createLeases, type Claimed } from './leases.js';
import { placeAll } from './place.js';
import { createSlots } from './slots.js';
import { createTracker } from './tracker.js';
import { createTrials } from './trials.js';

/**
 * Freed slots are gathered for this long before more is claimed, unless half of the lane is free, in milliseconds: a
 * claim costs the same for one effect as for many.
 */
const GATHER = 25;

/** A claim takes milliseconds: one that takes longer than this is told of, in milliseconds. */
const HANGS = 10_000;

/** How long what was cut off at the end of the grace time may take to be written down, in milliseconds. */
const LAST = 500;

interface Result {
  key: string;
  lease: string;
  outcome: EffectOutcome;
}

/** One lane's pump at work. */
interface Turn {
  /** It was asked for meanwhile. */
  again: boolean;
  /** When its last claim began, in steady milliseconds. */
  claimingSince?: number;
}

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
  const { store, registry, clock, options, scheduler, logger, atGap, pulse } = context;
  const actions = registry.effectTypes;
  const mine = lanesFor(actions);
  const worker = randomUUID();
  const slots = createSlots(options.concurrency);
  const leases = createLeases(context);
  const tracker = createTracker((error) => {
    pulse.failed('dispatch', error);
    logger.error({ err: error }, 'effects could not be dispatched; the sweep tries again');
  });
  /** What ended is soon known to have ended, whatever becomes of its neighbours. */
  const writeResult = createGrouped(async (group: Result[]) => {
    await atGap('dispatch: carried out');
    await store.effects.finish(group, new Date(clock.now()));
    return group.map(() => undefined);
  });
  /** Lanes that may have more than they had slots for. */
  const hungry = new Set<string>();
  /** Lanes whose freed slots are being gathered. */
  const gathering = new Set<string>();
  const pumping = new Map<string, Turn>();
  let claims = 0;
  let stopping = false;
  /** The last claim failed, or nothing of it could be begun. */
  let failing = false;
  let tried = 0;
  /** Claims of which nothing is begun yet. */
  let beginning = 0;
  /** Once it stops, the database that is closed then is not coming back. */
  const isAway = (error: unknown): boolean => !stopping && store.isAway(error);

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

  const attempt = async (effect: Claimed, known: Known): Promise<Attempt> => {
    const run = known.runs.get(effect._id);
    const person = known.people.get(effect.person);
    const action = registry.get(effect.action);
    if (!run || !person || !action?.run)
      return {
        outcome: { state: 'failed', reason: 'The person or the action is not there any more' },
        begun: false,
        over: Promise.resolve(),
      };
    const snapshot = known.snapshots.get(run._id);
    const answers = known.answers.get(effect.run) ?? {};
    return carryOut(context, action, { effect, person, run, snapshot, answers, signal: leases.signal(effect._id) });
  };

  const refill = (lane: string): void => {
    if (!hungry.has(lane) || gathering.has(lane)) return;
    if (slots.taken(lane) * 2 <= options.concurrency) return pump(lane);
    gathering.add(lane);
    const gathered = wait(GATHER).then(() => {
      gathering.delete(lane);
      pump(lane);
    });
    tracker.track(gathered);
  };

  const leave = (lane: string): void => {
    slots.leave(lane, 1);
    refill(lane);
    if (!lane.startsWith(HOST_LANE)) return;
    const hosts = [...hungry].filter((other) => other.startsWith(HOST_LANE));
    for (const other of hosts.sort((a, b) => slots.taken(a) - slots.taken(b))) refill(other);
  };

  const letGo = (effect: Claimed): void => {
    leases.letGo(effect._id);
    trials.onRest();
  };

  /** Only here is known how it came out. */
  const writeDown = async (effect: Claimed, came: { outcome: EffectOutcome; begun: boolean }): Promise<void> => {
    const outcome = await untilWritten(() => closeMail(store.messages, effect, came, clock.now()), isAway);
    await untilWritten(() => writeResult({ key: effect._id, lease: effect.lease, outcome }), isAway);
    if (outcome.state === 'later') ensureNext();
  };

  const carryOutOne = async (lane: string, effect: Claimed, known: Known): Promise<void> => {
    try {
      const { outcome, begun, over } = await attempt(effect, known);
      void over.then(() => leave(lane));
      if (outcome) await writeDown(effect, { outcome, begun });
      else await store.effects.release([effect._id], effect.lease, new Date(clock.now()));
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
          leave(lane);
        }
    }
  };

  const claimFor = async (lane: string, limit: number): Promise<boolean> => {
    let used = 0;
    tried += 1;
    try {
      const { claimed, more } = await store.effects.claim({ ...newClaim(), lane, limit });
      used = claimed.length;
      if (used === 0) failing = false;
      if (more) hungry.add(lane);
      else hungry.delete(lane);
      if (used > 0) tracker.track(carryOutAll(lane, claimed));
      return more;
    } catch (error) {
      failing = true;
      throw error;
    } finally {
      slots.leave(lane, limit - used);
    }
  };

  const pump = (lane: string): void => {
    const active = pumping.get(lane);
    if (active) {
      active.again = true;
      return;
    }
    if (stopping) return;
    const turn: Turn = { again: false };
    const pumpOnce = async (): Promise<void> => {
      try {
        do {
          turn.again = false;
          const free = trials.closed() ? 0 : slots.take(lane);
          if (free === 0) {
            hungry.add(lane);
            return;
          }
          turn.claimingSince = performance.now();
          if (await claimFor(lane, free)) turn.again = true;
        } while (turn.again && !stopping);
      } finally {
        pumping.delete(lane);
        trials.onRest();
      }
    };
    pumping.set(lane, turn);
    tracker.track(pumpOnce());
  };

  /** Does the database not say for long what was claimed? */
  const hangs = (): boolean => {
    const now = performance.now();
    return [...pumping.values()].some(({ claimingSince = now }) => now - claimingSince > HANGS);
  };

  const discover = tracker.once(async () => {
    const before = tried;
    // Also where an earlier try to claim failed.
    for (const lane of hungry) pump(lane);
    const looked = new Set<string>();
    while (!stopping && !trials.closed()) {
      const without = [...hungry, ...looked];
      const due = await store.effects.dueLanes({ lanes: { ...mine, without }, now: new Date(clock.now()) });
      if (due.unplaced) await placeAll(context);
      for (const lane of due.lanes) {
        looked.add(lane);
        pump(lane);
      }
      if (due.lanes.length === 0 && !due.unplaced) break;
    }
    if (tried === before && pumping.size === 0 && beginning === 0) failing = false;
    if (!failing && !hangs()) pulse.beat('dispatch');
    trials.nudge();
    ensureNext();
  });

  const trials = createTrials({
    rests: () => pumping.size === 0 && leases.keys().length === 0,
    isCrowded: () => hungry.size > 0 || leases.keys().length > 0,
    hasLost: () => {
      const { now } = newClaim();
      return store.effects.hasLost({ lanes: { ...mine, without: [] }, actions, now, except: leases.keys() });
    },
    async tryOne() {
      const lanes = { ...mine, without: [] };
      const effect = await store.effects.claimLost({ ...newClaim(), lanes, except: leases.keys() });
      if (!effect) return;
      const lane = effect.lane ?? '';
      slots.force(lane);
      await carryOutAll(lane, [effect]);
    },
    onOpen() {
      for (const lane of [...hungry]) pump(lane);
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
      leases.giveBack(({ action }) => registry.get(action)?.timeoutMs === 'own', 'The process is stopping');
      if (await tracker.restWithin(graceMs)) return;
      leases.giveBack(() => true, 'The process was stopped');
      cut();
      await tracker.restWithin(LAST);
    },
  };
};

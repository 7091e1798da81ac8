import { setTimeout as rest } from 'node:timers/promises';
import type { RetentionKind, RetentionSettings } from '../definition/shop-settings/index.js';
import type { Lease, Leases } from '../maintenance/leases.js';
import type { RetentionStore } from '../model/operation/retention.js';
import type { Ports } from '../model/abilities/ports.js';
import { PruningTakenOver } from './bites.js';
import { createEventPruning } from './events.js';
import type { Pass, PrunedKind, PrunePorts } from './kind.js';
import { createBodyPruning, createMessagePruning } from './messages.js';
import { createAuditPruning, createBackfillPruning, createCallPruning, createGatePruning } from './others.js';
import { createRunPruning } from './runs.js';
import { isBehind, nextSize, pauseAfter } from './pace.js';

/** A pass begins so long after the one before has ended, in milliseconds. */
const EVERY = 3_600_000;
/** A process that has just started prunes nothing yet; and so often it looks whether it is time. In milliseconds. */
const LOOK = 10_000;
/** Where the engine is behind for longer than this, a bite is taken all the same at each look. In milliseconds. */
const PATIENCE = 600_000;
/** Whether it is behind is asked so often at most, in milliseconds of this process. */
const ASKED = 1_000;
/** The first bite of a pass. */
const FIRST = 100;

export type PruningPorts = PrunePorts & Ports<'closing' | 'logger' | 'shop', 'health', 'partitions'>;

/** Asks whether people or events wait for longer than they should: then pruning steps back. */
const createYield = ({ store, clock, options }: Pick<PruningPorts, 'store' | 'clock' | 'options'>) => {
  let asked = -Infinity;
  let behindSince: number | undefined;
  return {
    /** `go on`, `stop` for now, or take `one` bite more: it cannot wait for ever. */
    async look(): Promise<'go on' | 'one' | 'stop'> {
      if (behindSince === undefined && performance.now() - asked < ASKED) return 'go on';
      const now = clock.now();
      const behind = await store.health
        .waiting(new Date(now), options.partitions)
        .then((waiting) => isBehind(waiting, now))
        .catch(() => true);
      asked = performance.now();
      if (!behind) behindSince = undefined;
      else behindSince ??= now;
      if (behindSince === undefined) return 'go on';
      return now - behindSince > PATIENCE ? 'one' : 'stop';
    },
  };
};

/** Notes how long the longest of calls took, in milliseconds. */
const createLongest = () => {
  let longest = 0;
  const timed =
    <A extends unknown[], R>(call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      const began = performance.now();
      try {
        return await call(...args);
      } finally {
        longest = Math.max(longest, performance.now() - began);
      }
    };
  return {
    of: (store: RetentionStore): RetentionStore =>
      Object.fromEntries(
        Object.entries(store).map(([name, call]) => [name, timed(call as (...args: unknown[]) => Promise<unknown>)]),
      ) as unknown as RetentionStore,
    take(): number {
      const taken = longest;
      longest = 0;
      return taken;
    },
  };
};

/** Counts what was removed, and writes that down every now and then. */
const createTally = ({ retention }: PruningPorts['store'], kind: RetentionKind) => {
  let open = 0;
  let writtenAt = performance.now();
  const write = async (): Promise<void> => {
    const removed = open;
    [open, writtenAt] = [0, performance.now()];
    if (removed > 0) await retention.countRemoved(kind, removed);
  };
  return {
    write,
    async add(removed: number): Promise<void> {
      open += removed;
      if (performance.now() - writtenAt > ASKED) await write();
    },
  };
};

/**
 * Removes what is older than it is to be kept: one process at a time, in small bites with rests between them, and not
 * while somebody waits. Each call goes on where the last one, of whatever process, has stopped.
 */
export const createPruning = (given: PruningPorts, leases: Leases): (() => Promise<void>) => {
  const longest = createLongest();
  const ports = { ...given, store: { ...given.store, retention: longest.of(given.store.retention) } };
  const { store, clock, shop, closing, logger } = ports;
  const kinds: PrunedKind[] = [
    createRunPruning(ports),
    createEventPruning(ports),
    createMessagePruning(ports),
    createBodyPruning(ports),
    createGatePruning(ports),
    createCallPruning(ports),
    createBackfillPruning(ports),
    createAuditPruning(ports),
  ];
  const yielding = createYield(ports);
  let next = clock.now() + LOOK;

  /** Takes bites until nothing is left. Returns whether it came to its end. */
  const through = async ({ kind }: PrunedKind, pass: Pass, lease: Lease): Promise<boolean> => {
    const tally = createTally(store, kind);
    try {
      for (let size = FIRST; !closing.aborted && (await lease.keep());) {
        const may = await yielding.look();
        if (may === 'stop') return false;
        const began = performance.now();
        const { removed, more } = await pass(size);
        await tally.add(removed);
        if (!more) return true;
        if (may === 'one') return false;
        const took = performance.now() - began;
        size = nextSize(size, longest.take());
        await rest(pauseAfter(took), undefined, { ref: false, signal: closing }).catch(() => undefined);
      }
      return false;
    } finally {
      await tally.write();
    }
  };

  const prune = async (one: PrunedKind, settings: RetentionSettings, lease: Lease): Promise<boolean> => {
    const now = clock.now();
    const pass = await one.begin(settings, now);
    const done = !pass || (await through(one, pass, lease));
    if (done) await store.retention.notePass(one.kind, { endedAt: new Date(clock.now()) });
    return done;
  };

  /** The kinds whose last pass has not ended, or ended a while ago. */
  const open = async (): Promise<PrunedKind[]> => {
    const states = new Map((await store.retention.states()).map((state) => [state._id, state]));
    const now = clock.now();
    return kinds.filter(({ kind }) => {
      const state = states.get(kind);
      const ended = state?.endedAt?.getTime() ?? -Infinity;
      return ended <= now - EVERY || (state?.startedAt?.getTime() ?? -Infinity) > ended;
    });
  };

  return async () => {
    if (clock.now() < next) return;
    const waiting = await open();
    next = clock.now() + LOOK;
    if (waiting.length === 0) return;
    const lease = leases.of('retention');
    try {
      if (!(await lease.keep())) return;
      const { retention } = await shop.settings();
      for (const one of waiting) {
        const state = (await store.retention.states()).find(({ _id }) => _id === one.kind);
        const isNew = !state?.startedAt || (state.endedAt !== undefined && state.endedAt >= state.startedAt);
        if (isNew) await store.retention.notePass(one.kind, { startedAt: new Date(clock.now()) });
        if (await prune(one, retention, lease)) continue;
        // Goes on with the next sweep.
        next = clock.now();
        return;
      }
    } catch (error) {
      if (!(error instanceof PruningTakenOver)) throw error;
      logger.info({ err: error }, 'pruning is left to another process');
    } finally {
      await lease.give();
    }
  };
};

import { setImmediate } from 'node:timers/promises';
import type { Logger } from 'pino';
import {
  allow,
  closeBreaker,
  FAILURES,
  giveBack,
  openBreaker,
  openWhereRefused,
  slowDown,
  type Allowed,
  type LaneLimits,
  type LaneState,
  type Share,
} from '../../decide/lanes/index.js';
import { HOST_LANE, MAIL_LANE, transportOfLane } from '../../model/lane.js';
import type { Heard, TellLane } from '../../model/abilities/lanes.js';
import type { LaneStore } from '../../model/operation/lane-state.js';
import { createLaneStates } from './lane-states.js';
import { createReports, type Report } from './lane-reports.js';

/** What may be claimed of a lane. */
type Grant = Omit<Allowed, 'state'> & {
  /** Since when the lane was held up: noted on what is claimed. */
  heldUp?: Date;
};

/** Stands before each lane that leads to a server: how much may go through, for all workers together. */
export interface LaneGate {
  /** How much of what is wanted may be claimed; what is not claimed then is given back by `settle`. */
  ask(lane: string, wanted: Share): Promise<Grant>;
  /** @param cleared there is nothing else to claim */
  settle(lane: string, grant: Grant, claimed: { used: number; cleared: boolean }): Promise<void>;
  /** Counts one that was claimed without asking. Never rejects. */
  charge(lane: string): Promise<void>;
  /**
   * An effect of the lane came to its end: where it was to try the server and did not get as far, another one may at
   * once, and this is true.
   */
  ended(lane: string): Promise<boolean>;
  /** One that was let through belongs into another lane: what it took of this one is given back. Never rejects. */
  moved(lane: string): Promise<void>;
  /** Of these lanes those that let nothing through now, as far as this process knows. */
  resting(lanes: readonly string[]): string[];
  /** The same of those that let no marketing through now. */
  holding(lanes: readonly string[]): string[];
  tell: TellLane;
}

interface GateParts {
  store: { lanes: Pick<LaneStore, 'get' | 'write'> };
  /** Unix milliseconds. */
  clock: { now(): number };
  logger: Logger;
  /** What the provider of this process' mail allows, and those of its named ways out. */
  mail: LaneLimits & { transports?: Readonly<Record<string, LaneLimits>> };
}

/** A mail that the server put off so often says something of the mail, where others went out meanwhile. */
const ITS_OWN = 3;

const isLimited = (lane: string): boolean => lane.startsWith(MAIL_LANE) || lane.startsWith(HOST_LANE);
const ONE: Share = { limit: 1, marketing: 1 };

export const createGate = ({ store, clock, logger, mail }: GateParts): LaneGate => {
  const states = createLaneStates({ store, clock });
  const reports = createReports();
  /** Lanes of which this process tries the server with an effect that has not told yet. */
  const probes = new Set<string>();
  /** How many let through of a lane were not its own, and are to be given back. */
  const owed = new Map<string, number>();
  const limitsOf = (lane: string): LaneLimits => {
    const transport = transportOfLane(lane);
    if (transport !== undefined) return mail.transports?.[transport] ?? {};
    return lane.startsWith(MAIL_LANE) ? mail : {};
  };
  const endless = (lane: string): boolean => lane.startsWith(MAIL_LANE);

  const allowedNow = (lane: string): Share =>
    allow(states.known(lane), { wanted: ONE, limits: limitsOf(lane), endless: endless(lane) }, clock.now());

  const change = (lane: string, how: (state: LaneState, now: number) => LaneState): Promise<void> =>
    states.change(lane, (state) => ({ state: how(state, clock.now()), result: undefined }));

  const take = (lane: string, wanted: Share, force: boolean): Promise<Allowed> =>
    states.change(lane, (state) => {
      const asking = { wanted, limits: limitsOf(lane), endless: endless(lane), force };
      const allowed = allow(state, asking, clock.now());
      return { state: allowed.state, result: allowed };
    });

  const slower = async (lane: string, { reason, times }: Heard & { kind: 'slow' }, report: Report): Promise<void> => {
    const now = clock.now();
    const slowAt = states.known(lane).slow?.at ?? -Infinity;
    if (times >= ITS_OWN && report.wellAt > slowAt) return;
    const asked = { reason, rate: report.rate(now), anyOut: report.wellAt > slowAt };
    await change(lane, (state) => {
      const slowed = slowDown(state, limitsOf(lane).perSecond, asked, now);
      return slowed === state ? state : openWhereRefused(slowed, now);
    });
  };

  const hear = async (lane: string, heard: Heard): Promise<void> => {
    const report = reports.of(lane);
    switch (heard.kind) {
      case 'well':
        report.well(clock.now());
        if (states.known(lane).breaker) await change(lane, closeBreaker);
        return;
      case 'slow':
        report.failures = 0;
        return slower(lane, heard, report);
      case 'away':
        report.failures += 1;
        if (report.failures >= FAILURES) await change(lane, (state, now) => openBreaker(state, heard.reason, now));
    }
  };

  return {
    async ask(lane, wanted) {
      if (!isLimited(lane)) return { ...wanted, probe: false };
      const { state, ...allowed } = await take(lane, wanted, false);
      if (allowed.probe) probes.add(lane);
      return { ...allowed, ...(state.heldUp ? { heldUp: new Date(state.heldUp.since) } : {}) };
    },

    async settle(lane, grant, { used, cleared }) {
      if (!isLimited(lane)) return;
      if (used === 0) probes.delete(lane);
      await change(lane, (state, now) =>
        giveBack(state, { allowed: grant, used, cleared: cleared && !grant.probe }, limitsOf(lane), now),
      );
    },

    async charge(lane) {
      if (!isLimited(lane)) return;
      await take(lane, ONE, true).catch((error: unknown) =>
        logger.warn(
          { err: error, lane },
          'an effect on trial could not be counted; it goes out beside what is allowed',
        ),
      );
    },

    async ended(lane) {
      if (!probes.delete(lane)) return false;
      await change(lane, (state, now) =>
        giveBack(state, { allowed: { limit: 0, probe: true }, used: 0, cleared: false }, limitsOf(lane), now),
      );
      return true;
    },

    async moved(lane) {
      if (!isLimited(lane)) return;
      const count = owed.get(lane) ?? 0;
      owed.set(lane, count + 1);
      if (count > 0) return;
      // Those that end at once are given back by one write.
      await setImmediate();
      const limit = owed.get(lane) ?? 0;
      owed.delete(lane);
      await change(lane, (state, now) =>
        giveBack(state, { allowed: { limit, probe: false }, used: 0, cleared: false }, limitsOf(lane), now),
      ).catch((error: unknown) =>
        logger.warn({ err: error, lane }, 'what moved mails took of their lane could not be given back: it is wasted'),
      );
    },

    resting: (lanes) => lanes.filter((lane) => isLimited(lane) && allowedNow(lane).limit === 0),
    holding: (lanes) => lanes.filter((lane) => isLimited(lane) && allowedNow(lane).marketing === 0),

    async tell(lane, heard) {
      if (lane === undefined || !isLimited(lane)) return;
      probes.delete(lane);
      await hear(lane, heard).catch((error: unknown) =>
        logger.warn({ err: error, lane }, 'the other workers could not be told how a server is; the next attempt does'),
      );
    },
  };
};

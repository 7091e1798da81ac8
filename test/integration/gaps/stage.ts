import type { WorkflowBuilder } from '@whenthen/core/builder';
import { createTestTransport, type Gap, type TestEngine } from '@whenthen/core/testing';
import type { Db } from 'mongodb';
import { leasesRunOut } from '../engine/event-moments.js';
import { openReceiver } from '../engine/receiver.js';
import { openWorld } from '../engine/world.js';
import { createProcess, type Hits, type Process } from './process.js';

/**
 * By the database's clock, which no test can move, a lease is over early; `real`: when its time has come, for writes
 * that the database lets no one make behind it.
 */
export type LeaseEnd = 'early' | 'real';

/** Never over by the real clock, so that whoever stands still renews nothing; or soon. In milliseconds. */
const LEASE = { early: 600_000, real: 1_000 };
const BEHIND_THE_LEASE = 660_000;

/** A process that has sent no command for so long sends none before it goes on, in milliseconds. */
const QUIET = 50;

/** People of a round whom a fault may find. */
const PEOPLE = ['a', 'b'];
/** Processes that fare badly one after the other, before a sound one takes over. */
const PROCESSES = 4;

interface Worker extends TestEngine {
  process: Process;
  /** Resolves when it has sent no command for a while: all that it does stands still at a gap. */
  quiet(): Promise<void>;
}

/** A database on which engines play one scenario, round by round. */
export interface Stage {
  db: Db;
  /** Processes in which faults come about. */
  workers: Worker[];
  /** A worker without faults. */
  sound: TestEngine;
  /** Hands over, publishes and reads only. */
  shop: TestEngine;
  receiver: Awaited<ReturnType<typeof openReceiver>>;
  leaseEnd: LeaseEnd;
  close(): Promise<void>;
}

/** What a worker makes of one round. */
export interface Round {
  /** Distinct in its scenario; a workflow of the round's own may be named by it. */
  id: string;
  emails: string[];
  gap: Gap;
  fault: 'throws' | 'stands still';
  /** `held up`: processes stand still, and others have taken over; `over`: they have gone on as well, or never stood still. */
  when: 'held up' | 'over';
}

/** A story whose outcome is the same whatever is cut. */
export interface Scenario {
  /** Where it is cut; with another gap, processes stand still there before. */
  gaps: Partial<Record<Gap, { behind?: Gap }>>;
  /** How often each gap is hit, where a round is long; 20 times by default. */
  hits?: number;
  /** Publishes what all rounds have in common. */
  publish(stage: Stage): Promise<void>;
  /** What leads up to a round, none of which is cut. */
  begin(stage: Stage, round: Round): Promise<void>;
  /** Called before each process works, which may be cut. */
  before?(stage: Stage, round: Round): Promise<void>;
  /** What each process does. By default, all that is due now. */
  work?(worker: TestEngine, round: Round): Promise<void>;
  /** Throws where something is not as it has to be. */
  check(stage: Stage, round: Round): Promise<void>;
}

let opened = 0;

export const openStage = async (hits: Hits, leaseEnd: LeaseEnd = 'early'): Promise<Stage> => {
  const world = await openWorld(`cut${opened++}`);
  const receiver = await openReceiver((response) => response.end());
  const mail = createTestTransport();
  const options = { leaseMs: LEASE[leaseEnd], graceMs: 0, partitions: 1, webhooks: { allowPrivateAddresses: true } };
  const sound = await world.engine({ mail }, options);
  const { clock } = sound;
  const shop = await world.engine({ mail, clock, worker: false }, options);
  const workers: Worker[] = [];
  for (let i = 0; i < PROCESSES; i++) {
    const process = createProcess(hits);
    let sentAt = 0;
    const onCommand = () => (sentAt = performance.now());
    const engine = await world.engine({ mail, clock, atGap: process.atGap, onCommand }, options);
    const quiet = async () => {
      while (performance.now() - sentAt < QUIET) await new Promise((resolve) => setTimeout(resolve, QUIET / 4));
    };
    workers.push({ ...engine, process, quiet });
  }
  return {
    db: world.db,
    workers,
    sound,
    shop,
    receiver,
    leaseEnd,
    async close() {
      for (const { process } of workers) process.goOn();
      await world.close().finally(receiver.close);
    },
  };
};

/** As if the leases of whoever holds one had run out: by the database's clock, and by that of the engines. */
const letLeasesRunOut = async ({ db, shop, leaseEnd }: Stage): Promise<void> => {
  if (leaseEnd === 'real') await leasesRunOut({ db });
  await db
    .collection('whenthen_work_leases')
    .updateMany({ owner: { $ne: null } }, [{ $set: { until: { $subtract: ['$$NOW', 1] } } }]);
  shop.clock.moveTo(shop.clock.now() + BEHIND_THE_LEASE);
};

const work = (scenario: Scenario, worker: TestEngine, round: Round): Promise<void> =>
  scenario.work?.(worker, round) ?? worker.pass(0);

/** Is there anything that could be done now, or is put off until a little later? */
const isAtRest = async ({ db, shop: { clock } }: Stage): Promise<boolean> => {
  const soon = new Date(clock.now() + 600_000);
  const found = await Promise.all([
    db.collection('whenthen_events').findOne({ state: 'received' }),
    db.collection('whenthen_runs').findOne({ state: 'waiting', wakeAt: { $lte: soon } }),
    db.collection('whenthen_runs').findOne({ 'pending.key': { $exists: true } }),
    db.collection('whenthen_effects').findOne({ state: 'open' }),
  ]);
  return found.every((one) => one === null);
};

/** Leaps ahead, behind each lease, and lets a worker do what is due then; it would look each second otherwise. */
const leap = async ({ clock }: Stage['shop'], worker: TestEngine): Promise<void> => {
  clock.moveTo(clock.now() + BEHIND_THE_LEASE);
  await worker.pass(0);
};

/** Lets all that was put off come about. What is left then shows in what the story came to. */
const settle = async (stage: Stage, scenario: Scenario, worker: TestEngine, round: Round): Promise<void> => {
  await work(scenario, worker, round);
  for (let i = 0; i < 20; i++) {
    await leap(stage.shop, worker);
    if (await isAtRest(stage)) return;
  }
};

let rounds = 0;

const beginRound = async (
  stage: Stage,
  scenario: Scenario,
  { gap, fault }: Pick<Round, 'gap' | 'fault'>,
): Promise<Round> => {
  const id = `r${rounds++}`;
  const round: Round = { id, emails: PEOPLE.map((who) => `${id}${who}@example.com`), gap, fault, when: 'over' };
  await scenario.begin(stage, round);
  return round;
};

/** Has processes stand still one after the other, until nobody comes to the gap any more. */
const standStill = async (stage: Stage, scenario: Scenario, round: Round, standing: Promise<unknown>[]) => {
  const behind = scenario.gaps[round.gap]?.behind;
  for (const [i, worker] of stage.workers.entries()) {
    await scenario.before?.(stage, round);
    const reached = worker.process.standStill(i === 0 && behind ? behind : round.gap).then(() => true);
    const working = work(scenario, worker, round).catch((error: unknown) => error);
    standing.push(working);
    if (!(await Promise.race([reached, working.then(() => false)]))) return;
    await worker.quiet();
    await letLeasesRunOut(stage);
  }
};

/** Has nobody stand still any more, and waits for whoever did. */
const goOn = async ({ workers }: Stage, working: Promise<unknown>[]): Promise<void> => {
  for (const { process } of workers) process.goOn();
  await Promise.all(working);
};

/** A round in which processes end or stand still at a gap, others take over, and then the former go on after all. */
export const heldUp = async (stage: Stage, scenario: Scenario, gap: Gap): Promise<void> => {
  const round = await beginRound(stage, scenario, { gap, fault: 'stands still' });
  const working: Promise<unknown>[] = [];
  try {
    await standStill(stage, scenario, round, working);
    await scenario.before?.(stage, round);
    await settle(stage, scenario, stage.sound, round);
    await scenario.check(stage, { ...round, when: 'held up' });
  } finally {
    await goOn(stage, working);
  }
  await leap(stage.shop, stage.sound);
  await scenario.check(stage, round);
};

/** A round in which what comes to a gap throws, so many times, and the process lives. */
export const thrown = async (stage: Stage, scenario: Scenario, gap: Gap, times: number): Promise<void> => {
  const round = await beginRound(stage, scenario, { gap, fault: 'throws' });
  const [worker, other] = stage.workers;
  if (!worker || !other) throw new Error('A stage has several workers.');
  const behind = scenario.gaps[gap]?.behind;
  const working: Promise<unknown>[] = [];
  const tryWork = () => work(scenario, worker, round).catch((error: unknown) => error);
  try {
    if (behind) {
      await scenario.before?.(stage, round);
      const reached = other.process.standStill(behind);
      working.push(work(scenario, other, round).catch((error: unknown) => error));
      await reached;
      await other.quiet();
      await letLeasesRunOut(stage);
    }
    await scenario.before?.(stage, round);
    worker.process.fail(gap, times);
    await tryWork();
    for (let i = 0; i < times && worker.process.isToFail(); i++) {
      await leap(stage.shop, worker);
      if (scenario.work) await tryWork();
    }
    worker.process.goOn();
    await settle(stage, scenario, worker, round);
  } finally {
    await goOn(stage, working);
  }
  await leap(stage.shop, worker);
  await scenario.check(stage, round);
};

/** Publishes a workflow that was described in code, and activates it. */
export const activate = async ({ engine }: TestEngine, described: WorkflowBuilder): Promise<void> => {
  const built = described.build();
  await engine.workflows.publish(built);
  await engine.workflows.setStatus(built.id, 'active');
};

import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { assess, isThere } from './assess.js';
import { pausedEntries } from './paused-entries.js';
import { unasked } from './unasked.js';
import { missingServers } from './missing-servers.js';
import type { Hold } from '../model/operation/sending.js';
import { leavesHouse } from '../model/sending-rules.js';
import type { Heartbeat, SeenHeartbeat, Waiting } from '../model/operation/heartbeat.js';
import { lagsOf } from './lag.js';
import { sendingWords } from './sending.js';
import type { Pulse } from './pulse.js';
import { breakersOf } from './lanes.js';
import type { Health, WorkerHealth } from './report.js';
import { attentionWords } from './attention.js';
import { mislaidWords } from './words.js';
import type { ActionRegistry } from '../extensions/registry.js';
import type { Ports } from '../model/abilities/ports.js';
import type { WaysOut } from '../model/abilities/ways-out.js';
import { OUTDATED } from '../kernel/errors.js';

/** How often a worker says how it is, in milliseconds. */
const EVERY = 5_000;
/** Mislaid effects that health names; it counts them all. */
const MISLAID_SHOWN = 5;
/** Lanes that are held up and that health looks at. */
const LANES = 1_000;

/** This process' part of what health knows: a worker's heartbeat, and the report that anybody may ask for. */
export interface HealthParts {
  /** Begins to tell the others that this process works; resolves when they know. */
  start(): Promise<void>;
  /** Says goodbye. */
  stop(): Promise<void>;
  report(): Promise<Health>;
  /** Whether the report is good; the same one is told for a few seconds, however many ask. */
  up(): Promise<boolean>;
}

type HealthContext = Ports<
  'clock' | 'logger' | 'shop' | 'versions',
  | 'attention'
  | 'consents'
  | 'effects'
  | 'events'
  | 'fuses'
  | 'health'
  | 'lanes'
  | 'people'
  | 'ping'
  | 'place'
  | 'schema'
  | 'sending'
  | 'workflows',
  'leaseMs' | 'locale' | 'partitions' | 'timeZone'
> & {
  registry: ActionRegistry;
  ways: Pick<WaysOut, 'own'>;
  pulse: Pulse;
  options: { worker: boolean; sweepMs: number };
  /** By how much this machine's clock is ahead of the database's, in milliseconds. */
  ahead: () => number;
  /** The version of the data in the database. */
  schema: number;
};

const packageVersion = async (): Promise<string> => {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8').catch(() => '{}');
  return (JSON.parse(text) as { version?: string }).version ?? 'unknown';
};

const workerView = ({ _id, at, ...heartbeat }: SeenHeartbeat): WorkerHealth => {
  const { name, version, startedAt, actions, clockAheadMs, loops } = heartbeat;
  return { id: _id, name, version, startedAt, seenAt: at, actions, clockAheadMs, loops };
};

/** Of what is due, what is not held. */
const withoutHeld = (waiting: Waiting, { why }: Hold): Waiting => ({
  ...waiting,
  // Nobody moves on either where nobody wanted it so.
  people: why === 'by hand' ? waiting.people : null,
  effects: waiting.effects.filter(({ action }) => !leavesHouse(action)),
  mails: [],
  failing: [],
});

export const createHealth = ({
  store,
  clock,
  options,
  registry,
  ways,
  logger,
  pulse,
  shop,
  ahead,
  schema,
  versions,
}: HealthContext): HealthParts => {
  const id = randomUUID();
  const name = `${hostname()} (process ${process.pid})`;
  let startedAt: Date | undefined;
  let version = 'unknown';
  let timer: NodeJS.Timeout | undefined;
  let beating: Promise<void> | undefined;

  const own = (since: Date): Omit<Heartbeat, 'at'> => ({
    _id: id,
    name,
    version,
    schema: store.schema,
    actions: registry.effectTypes,
    transports: [...ways.own],
    startedAt: since,
    everyMs: options.sweepMs,
    leaseMs: options.leaseMs,
    clockAheadMs: ahead(),
    loops: pulse.loops(),
    saidAt: new Date(clock.now()),
  });
  const beat = (): Promise<void> =>
    (beating ??= (startedAt ? store.health.beat(own(startedAt)) : Promise.resolve())
      .catch((error: unknown) => logger.error({ err: error }, 'the others could not be told that this process works'))
      .finally(() => {
        beating = undefined;
      }));

  /** Of this process what it knows itself; of the others what they said last. */
  const heartbeats = async (): Promise<SeenHeartbeat[]> => {
    const told = await store.health.heartbeats();
    if (!startedAt) return told;
    const mine = own(startedAt);
    return [{ ...mine, at: mine.saidAt, ageMs: 0 }, ...told.filter((h) => h._id !== id)];
  };

  const report = async (): Promise<Health> => {
    const working = startedAt !== undefined;
    try {
      await store.ping();
      const seen = await heartbeats();
      const now = clock.now();
      const mislaid = await store.effects.mislaid(MISLAID_SHOWN);
      const people = await store.people.byIds(mislaid.first.map((m) => m.person));
      const emails = new Map([...people].map(([key, { email }]) => [key, email]));
      const attention = await attentionWords(store.attention);
      const paused = await pausedEntries({ store, clock, options });
      const serversMissing = missingServers((await shop.settings()).senders, seen);
      // What hinders it is told by those who work with the same things.
      const nobodyAsks = await unasked({ store, clock, versions }).catch(() => undefined);
      const waiting = await store.health.waiting(new Date(now), options.partitions).catch(() => undefined);
      const lanes = await store.lanes.heldUp(LANES);
      const newest = Math.max(schema, ...seen.map((h) => h.schema));
      const held = (await store.sending.get())?.held;
      const sending = held ? sendingWords(held, waiting, now) : { problems: [], notices: [] };
      // What waits because it is held is no fault of anybody's.
      const late = held && waiting ? withoutHeld(waiting, held) : waiting;
      const { problems, notices } = assess(seen, { waiting: late, lanes, schema: newest, now, place: store.place });
      problems.unshift(...sending.problems);
      if (options.worker && schema > store.schema) problems.push({ code: 'outdated', message: OUTDATED });
      return {
        ok: problems.length === 0,
        worker: working,
        database: 'up',
        problems,
        notices: [
          ...sending.notices,
          ...notices,
          ...serversMissing,
          ...paused,
          ...(nobodyAsks ? [nobodyAsks] : []),
          ...attention,
          ...(mislaid.count > 0 ? [mislaidWords(mislaid, emails)] : []),
        ],
        ...(mislaid.count > 0 ? { mislaid } : {}),
        workers: seen.filter(isThere).map(workerView),
        ...(waiting ? { waiting, lag: lagsOf(waiting, now) } : {}),
        breakers: breakersOf(lanes, now),
      };
    } catch (error) {
      return {
        ok: false,
        worker: working,
        database: 'down',
        detail: (error as Error).message,
        problems: [DATABASE_DOWN],
        notices: [],
        workers: [],
        breakers: [],
      };
    }
  };
  // When something turned the others are told soon, not at the next beat.
  pulse.onTurn(() => void beat());
  let told: { at: number; ok: Promise<boolean> } | undefined;

  return {
    report,

    up() {
      const at = performance.now();
      if (!told || at - told.at > EVERY) told = { at, ok: report().then(({ ok }) => ok) };
      return told.ok;
    },

    async start() {
      version = await packageVersion();
      startedAt = new Date(clock.now());
      await beat();
      timer = setInterval(() => void beat(), EVERY);
      timer.unref();
    },

    async stop() {
      clearInterval(timer);
      if (!startedAt) return;
      startedAt = undefined;
      await beating;
      // One who cannot say goodbye is missed after a while.
      await store.health.leave(id).catch(() => undefined);
    },
  };
};

const DATABASE_DOWN = {
  code: 'database_down',
  message:
    'No e-mails go out and nobody moves on in a workflow, because the database of the workflows does not answer. Everything goes on by itself when it is back. Ask your developer to check that MongoDB is running and reachable (option mongo.uri).',
};

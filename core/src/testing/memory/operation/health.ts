import type { EffectRecord } from '../../../model/effect.js';
import { MAIL_LANE } from '../../../model/lane.js';
import {
  MOST_FAILING,
  MOST_WAITING,
  type Failing,
  type HealthStore,
  type Waiting,
} from '../../../model/operation/heartbeat.js';
import type { Tables } from '../kit/tables.js';

/** Workers that are listed, and lanes that are told of. */
const MOST = { workers: 100, lanes: 20 };
/** One failure is no accident any more at the second attempt. */
const TRIED = 2;

/** Gathers effects by one of their names, in order. */
const byName = (effects: EffectRecord[], nameOf: (effect: EffectRecord) => string): [string, EffectRecord[]][] => {
  const found = new Map<string, EffectRecord[]>();
  for (const effect of effects) {
    const known = found.get(nameOf(effect));
    if (known) known.push(effect);
    else found.set(nameOf(effect), [effect]);
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1));
};

const earliest = (dates: Date[]): Date | undefined => dates.sort((a, b) => a.getTime() - b.getTime())[0];

/** For each action the open effect that is due first. */
const dueByAction = (open: EffectRecord[], now: Date): Waiting['effects'] =>
  byName(
    open.filter(({ dueAt }) => dueAt <= now),
    (e) => e.action,
  ).flatMap(([action, effects]) => {
    const since = earliest(effects.map((e) => e.dueAt));
    return since ? [{ action, since, count: Math.min(effects.length, MOST_WAITING) }] : [];
  });

/** For each lane of mails the one that is due first and that nobody is at. */
const mailsByLane = (open: EffectRecord[], now: Date): Waiting['mails'] =>
  byName(
    open.filter((e) => e.lane?.startsWith(MAIL_LANE) && e.class && e.lease === undefined && e.dueAt <= now),
    (e) => e.lane ?? '',
  ).flatMap(([lane, effects]) => {
    const [first] = effects.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
    const count = Math.min(effects.length, MOST_WAITING);
    return first ? [{ lane, action: first.action, since: first.dueAt, count }] : [];
  });

/** What keeps failing, by lane: what was tried several times and waits for another attempt. */
const failingByLane = (open: EffectRecord[]): Failing[] => {
  const failing = open.filter((e) => e.lane && e.reason !== undefined && e.attempts >= TRIED);
  return byName(failing, (e) => e.lane ?? '')
    .slice(0, MOST.lanes)
    .flatMap(([lane, effects]) => {
      const [most] = effects.sort((a, b) => b.attempts - a.attempts);
      const count = Math.min(effects.length, MOST_FAILING);
      return most ? [{ lane, action: most.action, count, reason: most.reason ?? '' }] : [];
    });
};

/** What health asks of a store in memory. @param now what a database's own clock would say */
export const createMemoryHealth = (
  { workers, events, runs, effects, workflows }: Tables,
  now: () => Date,
): HealthStore => ({
  async beat(heartbeat) {
    workers.put({ ...heartbeat, at: now() });
  },

  async leave(id) {
    workers.delete(id);
  },

  async heartbeats() {
    const time = now().getTime();
    const newestFirst = workers.find().sort((a, b) => b.at.getTime() - a.at.getTime());
    return newestFirst.slice(0, MOST.workers).map((worker) => ({ ...worker, ageMs: time - worker.at.getTime() }));
  },

  async waiting(until, partitions) {
    const frozen = new Set(workflows.find((w) => w.frozen).map((w) => w._id));
    const received = events
      .find((e) => e.state === 'received')
      .sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime());
    const [event] = received;
    const late = runs
      .find(({ state, part, workflow }) => state === 'waiting' && part < partitions && !frozen.has(workflow))
      .flatMap(({ wakeAt }) => (wakeAt && wakeAt <= until ? [wakeAt] : []));
    const open = effects.find((e) => e.state === 'open');
    return {
      events: event?.receivedAt ?? null,
      people: earliest(late) ?? null,
      counts: { events: Math.min(received.length, MOST_WAITING), people: Math.min(late.length, MOST_WAITING) },
      effects: dueByAction(open, until),
      mails: mailsByLane(open, until),
      failing: failingByLane(open),
    };
  },
});

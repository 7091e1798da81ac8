import { MAILS } from '../model/lane.js';
import type { LaneRecord } from '../model/operation/lane-state.js';
import { failingWords } from './failing.js';
import type { LoopName, LoopState, SeenHeartbeat, Waiting } from '../model/operation/heartbeat.js';
import { laneNotices } from './lanes.js';
import { backlogWords } from './lag.js';
import { AGAIN_AND_AGAIN } from './pulse.js';
import type { HealthIssue } from './report.js';
import { actionName, listOf, MISSING, spanOf } from './words.js';

/** A worker that said nothing for this long is not there any more, in milliseconds. */
const GONE = 20_000;
/** A clock that is further off is worth a word, in milliseconds. */
export const CLOCK_OFF = 2_000;
/** What was due for this long although workers are there is worth a word, in milliseconds. */
const BEHIND = 300_000;

/** Loops that keep coming round, whether or not there is something to do; the others work when there is. */
const EXPECTED: Record<LoopName, 'always' | 'when due'> = {
  ingest: 'always',
  wake: 'when due',
  dispatch: 'always',
  apply: 'always',
  sweep: 'always',
  scheduler: 'when due',
};
/** Twice its time; a sweep also lets events go first, for as long as a claim holds. In milliseconds. */
const patienceWith = (name: LoopName, { everyMs, leaseMs }: SeenHeartbeat): number =>
  2 * everyMs + (name === 'sweep' ? leaseMs : 0);
const NAMES = Object.keys(EXPECTED) as LoopName[];

export interface Findings {
  problems: HealthIssue[];
  notices: HealthIssue[];
}

/** Whether a worker said something of itself lately. */
export const isThere = ({ ageMs }: SeenHeartbeat): boolean => ageMs <= GONE;

/** What a loop is like, as of the heartbeat: how long it has not come round, or that it fails each time. */
const standing = (name: LoopName, worker: SeenHeartbeat): { forMs: number; error?: string } | undefined => {
  const state: LoopState = worker.loops[name] ?? { failures: 0 };
  const at = worker.saidAt.getTime();
  const forMs = at - (state.goodAt ?? worker.startedAt).getTime();
  const late = EXPECTED[name] === 'always' && forMs > patienceWith(name, worker);
  const failing =
    state.failures >= AGAIN_AND_AGAIN && at - (state.failedAt?.getTime() ?? 0) <= Math.max(10_000, 2 * worker.everyMs);
  if (!late && !failing) return undefined;
  return { forMs, ...(state.failures > 0 && state.error !== undefined ? { error: state.error } : {}) };
};

const standingStill = (workers: readonly SeenHeartbeat[]): HealthIssue[] =>
  NAMES.flatMap((name) => {
    const found = workers.flatMap((worker) => {
      const how = standing(name, worker);
      return how ? [{ worker, ...how }] : [];
    });
    if (found.length === 0) return [];
    const where = listOf(found.map(({ worker }) => worker.name));
    const longest = spanOf(Math.max(...found.map((f) => f.forMs)));
    const error = found.find((f) => f.error !== undefined)?.error;
    return [
      {
        code: `${name}_stands_still`,
        message: `${MISSING[name]}, for ${longest} now. Ask your developer to look into the log of ${where}, and to start it again if the log does not help.${error === undefined ? '' : ` The last error there: “${error}”.`}`,
      },
    ];
  });

const nobody = (heartbeats: readonly SeenHeartbeat[], place: string): HealthIssue => {
  const last = heartbeats[0];
  const seen = last
    ? `The last one, ${last.name}, was there ${spanOf(last.ageMs)} ago. `
    : `None ever worked on ${place}: if one is running, its option mongo names another database or prefix. `;
  return {
    code: 'no_worker',
    message: `No e-mails go out and nobody moves on in a workflow, because the server that does this is not running or does not respond. Nothing is lost: what happens meanwhile is made up for later. Ask your developer to start the store’s server again. (${seen}It is the server with the option worker: true.)`,
  };
};

const outdated = (workers: readonly SeenHeartbeat[], schema: number): HealthIssue[] => {
  const old = workers.filter((w) => w.schema < schema);
  if (old.length === 0) return [];
  const where = listOf(old.map((w) => `${w.name} (version ${w.version})`));
  return [
    {
      code: 'outdated_worker',
      message: `A server still runs an older version of Whenthen than the others, and may do things wrongly. Ask your developer to update it to the newest version that any of your servers has, and to start it again: ${where}.`,
    },
  ];
};

/** A sentence about a clock that is off, for health and the log. */
export const clockWords = (name: string, ahead: number): string =>
  `The clock of ${name} is ${spanOf(ahead)} ${ahead > 0 ? 'fast' : 'slow'}. Nothing goes wrong by it, because the database’s time counts. Ask your developer to set it right all the same (time synchronisation, NTP).`;

const clocks = (workers: readonly SeenHeartbeat[]): HealthIssue[] =>
  workers
    .filter((w) => Math.abs(w.clockAheadMs) > CLOCK_OFF)
    .map((w) => ({ code: 'clock_off', message: clockWords(w.name, w.clockAheadMs), about: w.name }));

const behind = (
  workers: readonly SeenHeartbeat[],
  waiting: Waiting | undefined,
  lanes: readonly LaneRecord[],
  now: number,
): HealthIssue[] => {
  const { notices: ofLanes, explains } = laneNotices(lanes, now);
  if (!waiting || workers.length === 0) return ofLanes;
  const long = (since: Date | null): since is Date => since !== null && now - since.getTime() > BEHIND;
  const notices: HealthIssue[] = [];
  if (long(waiting.events))
    notices.push({
      code: 'events_behind',
      message: `What happened ${spanOf(now - waiting.events.getTime())} ago has not started any workflow yet.${backlogWords(waiting.counts.events)} If not a great many things have just happened at once, such as an import, ask your developer to look into the store’s log.`,
    });
  if (long(waiting.people))
    notices.push({
      code: 'people_behind',
      message: `Somebody should have moved on in a workflow ${spanOf(now - waiting.people.getTime())} ago and has not yet.${backlogWords(waiting.counts.people)} If not a great many people were due at once, ask your developer to look into the store’s log.`,
    });
  const known = new Set(workers.flatMap((w) => w.actions));
  const strange = waiting.effects.filter((e) => !known.has(e.action) && long(e.since));
  if (strange.length > 0)
    notices.push({
      code: 'action_missing',
      message: `${listOf(strange.map((e) => actionName(e.action)))}: no running server can do this, and it has waited for ${spanOf(now - Math.min(...strange.map((e) => e.since.getTime())))}. Ask your developer to start a server that can: for e-mails one with the option mail, for an action of your own the one where it is registered.`,
    });
  // Where a server holds up its mails, those of each lane are looked at by themselves.
  const due = explains.mailBehind
    ? [
        ...waiting.effects.filter(({ action }) => !MAILS.includes(action)),
        ...waiting.mails.filter(({ lane }) => !explains.behind(lane)),
      ]
    : waiting.effects;
  const late = due.filter((e) => known.has(e.action) && long(e.since));
  if (late.length > 0)
    notices.push({
      code: 'effects_behind',
      message: `${listOf([...new Set(late.map((e) => actionName(e.action)))])}: the oldest was due ${spanOf(now - Math.min(...late.map((e) => e.since.getTime())))} ago and is not done yet.${backlogWords(late.reduce((sum, e) => sum + e.count, 0))} If not a great many were due at once, ask your developer to look into the store’s log.`,
    });
  const failing = waiting.failing.filter(({ lane }) => !explains.failing(lane));
  return [...ofLanes, ...notices, ...failing.map(failingWords)];
};

/** What is looked at beside the heartbeats. */
interface Assessed {
  waiting?: Waiting | undefined;
  /** Those that something holds up. */
  lanes?: readonly LaneRecord[];
  schema: number;
  now: number;
  place: string;
}

/**
 * What the heartbeats say, in words: problems keep people from going on; notices are worth a look.
 * @param place the database, in words
 * @param schema the newest version of what is kept in the database
 * @param now the database's time, in Unix milliseconds
 */
export const assess = (
  heartbeats: readonly SeenHeartbeat[],
  { waiting, lanes = [], schema, now, place }: Assessed,
): Findings => {
  const workers = heartbeats.filter(isThere);
  return {
    problems: [
      ...(workers.length === 0 ? [nobody(heartbeats, place)] : []),
      ...outdated(workers, schema),
      ...standingStill(workers),
    ],
    notices: [...behind(workers, waiting, lanes, now), ...clocks(workers)],
  };
};

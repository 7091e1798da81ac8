import { setTimeout as wait } from 'node:timers/promises';
import { advanceSafely } from '../advance/advance-safely.js';
import { newsToEvents } from './news-to-events.js';
import { maintainSlices } from './maintain.js';
import type { RunHead } from '../../model/run.js';
import { leaseOfPart } from '../../model/event.js';
import { BATCH, visitParts } from './visit.js';
import type { IngestPorts } from './ports.js';
import type { Ports } from '../../model/abilities/ports.js';

/** Pauses between two looks at whether another worker is through: the first and the longest, in milliseconds. */
const FIRST_PAUSE = 20;
const LONGEST_PAUSE = 250;

const groupRuns = (runs: RunHead[]): RunHead[][] => {
  const groups = new Map<string, RunHead[]>();
  for (const run of runs) {
    const key = `${run.workflow}@${run.version}`;
    groups.set(key, [...(groups.get(key) ?? []), run]);
  }
  return [...groups.values()];
};

/** Of a backlog a worker takes so many parts at once, and leaves the others to others. */
const SHARE = 4;

/** Workers begin at different parts, so that they seldom want the same. */
const inSomeOrder = (parts: number[]): number[] => {
  const at = Math.floor(Math.random() * parts.length);
  return [...parts.slice(at), ...parts.slice(0, at)];
};

/** Takes up the events of all parts that nobody else is at, once. Returns whether there may be more to take up. */
const takeUp = async (context: IngestPorts, entered: RunHead[]): Promise<boolean> => {
  const { store, options, closing } = context;
  const parts = inSomeOrder(await store.events.waitingParts());
  if (parts.length === 0) return false;
  // A few events are processed together, wherever they belong: for each part alone costs as much as for all.
  const share = (await store.events.areMoreThan(BATCH)) ? SHARE : parts.length;
  const enough = options.batchSize;
  let taken = 0;
  for (let i = 0; i < parts.length && !closing.aborted && entered.length < enough; i += share) {
    taken += await visitParts(context, parts.slice(i, i + share), { entered, enough });
    context.pulse.beat('ingest');
  }
  return taken > 0 && entered.length < enough;
};

/** Whoever entered longer ago than this, in milliseconds, may have been advanced by another worker. */
const RECENT = 500;

/** Of those who entered since a moment: who was not moved meanwhile. Deciding about others would be in vain. */
const unmoved = async (
  { store, clock }: Ports<'clock', 'runs'>,
  entered: RunHead[],
  since: number,
): Promise<RunHead[]> => {
  if (entered.length === 0 || clock.now() - since < RECENT) return entered;
  const revisions = new Map((await store.runs.heads(entered.map((r) => r._id))).map((r) => [r._id, r.rev]));
  return entered.filter((r) => revisions.get(r._id) === r.rev);
};

/** Advances those who entered. Returns whether people were changed. */
const advanceEntered = async (context: IngestPorts, entered: RunHead[], onEffects: () => void): Promise<boolean> => {
  const { store, clock } = context;
  if (entered.length === 0) return false;
  // They are due, and move on when somebody has decided.
  if (await context.sending.standsStill()) return false;
  let changed = false;
  const frozen = await store.workflows.frozen([...new Set(entered.map((r) => r.workflow))]);
  await context.atGap('ingest: not frozen');
  // Who entered a frozen workflow stays due; the sweep takes them up when it is not frozen any more.
  for (const group of groupRuns(entered.filter((r) => !frozen.has(r.workflow)))) {
    await advanceSafely(context, group, clock.now(), { onEffects, onChanges: () => (changed = true) });
  }
  return changed;
};

/** Whether other workers are still at something that happened before a moment. */
const othersAreAtIt = async (
  { store, owner }: Ports<'owner', 'events' | 'workLeases'>,
  before: Date,
): Promise<boolean> => {
  const parts = await store.events.waitingParts(before);
  return parts.length > 0 && store.workLeases.othersHave(parts.map(leaseOfPart), owner);
};

/**
 * Processes everything that was handed over or is new about people, in the order in which it happened to each, and only
 * then advances the people who entered: after a standstill a purchase further down the list still comes before the
 * reminder. What changes on the way is taken in as well. What other workers are at is waited for, as long as they are
 * alive; what a dead one left is taken up when its lease has run out.
 */
export const ingestAll = async (context: IngestPorts, onEffects: () => void): Promise<void> => {
  const { store, clock, closing } = context;
  const began = new Date(clock.now());
  for (let pause = FIRST_PAUSE; !closing.aborted;) {
    const entered: RunHead[] = [];
    const since = clock.now();
    do {
      await store.events.placeOld();
      await newsToEvents(context);
    } while (await takeUp(context, entered));
    const changed = await advanceEntered(context, await unmoved(context, entered, since), onEffects);
    const more = await maintainSlices(context);
    if (entered.length >= context.options.batchSize || changed || more) continue;
    if (!(await othersAreAtIt(context, began))) return;
    context.pulse.beat('ingest');
    await wait(pause * (0.5 + Math.random()));
    pause = Math.min(LONGEST_PAUSE, pause * 1.5);
  }
};

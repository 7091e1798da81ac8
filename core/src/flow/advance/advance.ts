import type { Decision, PlannedEffect } from '../../decide/index.js';
import type { EffectRecord } from '../../model/effect.js';
import type { Cause } from '../../model/person.js';
import {
  salesChannelOf,
  type DueRun,
  type PendingChange,
  type RunCommit,
  type RunTransition,
} from '../../model/run.js';
import { GRID, slotFor } from '../../model/operation/scheduler.js';
import { timesInVain } from '../../extensions/asker.js';
import { depthBelow, MAX_DEPTH } from '../../model/own-event.js';
import { decideAll, type Decided } from './decide-all.js';
import { ensureWakes } from './ensure-wakes.js';
import { effectKey } from '../../kernel/keys.js';
import type { AdvancePorts } from './ports.js';

const transitionOf = (
  { entries, seq, next }: Decision,
  now: number,
  inVain: number,
  pending: PendingChange | undefined,
): RunTransition => {
  const told = { entries, ...(pending ? { pending } : {}) };
  if (next.state === 'ended')
    return {
      set: {
        state: 'ended',
        outcome: next.outcome,
        reason: next.reason,
        endedAt: new Date(now),
        endedBy: next.by,
        wakeAt: null,
        seq,
      },
      ...told,
    };
  return {
    set: {
      step: next.step,
      phase: next.more ? 'arrive' : 'wait',
      seq,
      stepAt: new Date(next.stepAt),
      wakeAt: new Date(slotFor(next.wakeAt, now)),
      ...(inVain > 0 ? { unanswered: { seq, times: inVain } } : {}),
    },
    ...told,
  };
};

/**
 * Equal decisions share one transition, so that the store writes them together without comparing them again; their
 * changes share one key, so that they are applied to people together.
 */
const createTransitions = (now: number, newKey: () => string) => {
  const known = new Map<string, RunTransition>();
  return ({ run, decision }: Decided): RunTransition => {
    const { entries, seq, next, changes } = decision;
    const inVain = next.state === 'waiting' && next.unanswered ? timesInVain(run) + 1 : 0;
    const cause = changes.length > 0 ? causeOf(run) : undefined;
    const key = JSON.stringify([entries, seq, next, inVain, changes, cause]);
    let found = known.get(key);
    if (!found) {
      const pending = cause && { key: newKey(), changes, cause, at: new Date(now) };
      known.set(key, (found = transitionOf(decision, now, inVain, pending)));
    }
    return found;
  };
};

/** Not later than this counts as in time, in milliseconds: the grid that people wake on. */
const IN_TIME = GRID;

const effectsOf = (run: DueRun, decision: Decision, now: Date): EffectRecord[] =>
  decision.effects.map((planned) => effectOf(run, planned, now));

const effectOf = (run: DueRun, planned: PlannedEffect, now: Date): EffectRecord => {
  const { step, seq, action, input, due } = planned;
  return {
    _id: effectKey(run._id, step, seq),
    run: run._id,
    person: run.person,
    workflow: run.workflow,
    version: run.version,
    step,
    seq,
    action,
    input,
    state: 'open',
    dueAt: now,
    attempts: 0,
    createdAt: now,
    ...(run.wakeAt && run.wakeAt < now ? { moment: run.wakeAt } : {}),
    ...(due !== undefined && due < now.getTime() - IN_TIME ? { due: new Date(due) } : {}),
  };
};

/** What advancing a batch came to. */
export interface Advanced {
  committed: number;
  effects: number;
  /** People who were changed on the way. */
  changes: number;
}

/** A change at the end of a long chain of workflows knows its run, to which it is told that the chain is cut there. */
const causeOf = (run: DueRun): Cause => {
  const depth = depthBelow(run);
  return { depth, ...(depth > MAX_DEPTH ? { run: run._id } : {}) };
};

/** In one round a person stands once: their other runs follow after it was applied. */
const inRounds = (runs: DueRun[]): DueRun[][] => {
  const times = new Map<string, number>();
  const rounds: DueRun[][] = [];
  for (const run of runs) {
    const round = times.get(run.person) ?? 0;
    times.set(run.person, round + 1);
    (rounds[round] ??= []).push(run);
  }
  return rounds;
};

/**
 * A run as it stands after its commit: worked out, not read, so that whoever moved its revision meanwhile (a freeze, an
 * exit) keeps it from going on.
 */
const afterCommit = (run: DueRun, { set: { step, phase, seq, stepAt }, entries }: RunTransition): DueRun => ({
  ...run,
  step: step ?? null,
  phase: phase ?? 'arrive',
  seq: seq ?? run.seq,
  stepAt: stepAt ?? run.stepAt,
  rev: run.rev + 1,
  attempts: 0,
  journalLength: run.journalLength + entries.length,
});

/** One round: decide, commit, apply. Returns what it came to, and the runs that go on at once. */
const advanceRound = async (
  context: AdvancePorts,
  runs: DueRun[],
  at: number,
): Promise<Advanced & { more: DueRun[] }> => {
  const { store, clock, logger, applier, atGap } = context;
  const now = Math.max(at, clock.now());
  const since = await applier.before();
  const decided = await decideAll(context, runs, now);

  const effects = decided.flatMap(({ run, decision }) => effectsOf(run, decision, new Date(now)));
  const channels = new Map(decided.map(({ run }) => [run._id, salesChannelOf(run.trigger)]));
  await store.effects.record(await context.placing(effects, (effect) => channels.get(effect.run)));
  await atGap('advance: effects inserted');

  const transition = createTransitions(now, store.newId);
  const commits: RunCommit[] = decided.map((one) => ({ run: one.run, transition: transition(one) }));
  const written = await store.runs.commit(commits);
  await atGap('advance: runs committed');
  await ensureWakes(context, commits, written);

  const committed = commits.flatMap(({ run: { _id: run, person }, transition: { pending } }) =>
    pending && written.has(run) ? [{ run, person, pending }] : [],
  );
  // It is committed: whatever keeps the people from being changed now, the sweep makes up for.
  await applier
    .apply(committed, since)
    .catch((error: unknown) => logger.warn({ err: error }, 'people are changed later than usual'));
  const more = decided.filter(
    ({ run, decision: { next } }) => next.state === 'waiting' && next.more && written.has(run._id),
  );
  return {
    committed: written.size,
    effects: effects.length,
    changes: committed.length,
    more: more.map((one) => afterCommit(one.run, transition(one))),
  };
};

/**
 * Advances runs of one version through as many steps as need no wait: facts in bulk, decisions in memory, effects
 * under their keys, then the runs, each guarded by its revision and with what it changes about its person; then the
 * slots they wait for, and last the people. May be repeated after a crash at any point, and by several workers at once.
 */
export const advance = async (context: AdvancePorts, runs: DueRun[], at: number): Promise<Advanced> => {
  const total: Advanced = { committed: 0, effects: 0, changes: 0 };
  const [first] = runs;
  if (!first) return total;
  const { needs } = await context.versions.get(first.workflow, first.version);
  const rounds = needs.person ? inRounds(runs) : [runs];
  for (let round = rounds.shift(); round; round = rounds.shift()) {
    const { committed, effects, changes, more } = await advanceRound(context, round, at);
    total.committed += committed;
    total.effects += effects;
    total.changes += changes;
    if (more.length > 0) rounds.unshift(more);
  }
  return total;
};

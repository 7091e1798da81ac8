import type { Decision } from '../decide/index.js';
import type { EffectRecord } from '../effects/port.js';
import type { Cause } from '../people/news.js';
import type { ChangeGroup } from '../people/port.js';
import type { DueRun, RunCommit, RunTransition } from '../runs/port.js';
import { slotFor } from '../schedule/grid.js';
import { timesInVain } from './asker.js';
import { depthBelow, MAX_DEPTH } from './causation.js';
import type { EngineContext } from './context.js';
import { decideAll, type Decided } from './decide-all.js';
import { ensureWakes } from './ensure-wakes.js';
import { effectKey } from './keys.js';

const transitionOf = ({ entries, seq, next }: Decision, now: number, inVain: number): RunTransition =>
  next.state === 'ended'
    ? {
        set: {
          state: 'ended',
          outcome: next.outcome,
          reason: next.reason,
          endedAt: new Date(now),
          endedBy: next.by,
          wakeAt: null,
          seq,
        },
        entries,
      }
    : {
        set: {
          step: next.step,
          phase: 'wait',
          seq,
          stepAt: new Date(next.stepAt),
          wakeAt: new Date(slotFor(next.wakeAt, now)),
          ...(inVain > 0 ? { unanswered: { seq, times: inVain } } : {}),
        },
        entries,
      };

/** Equal decisions share one transition, so that the store writes them together without comparing them again. */
const createTransitions = (now: number) => {
  const known = new Map<string, RunTransition>();
  return ({ run, decision }: Decided): RunTransition => {
    const { entries, seq, next } = decision;
    const inVain = next.state === 'waiting' && next.unanswered ? timesInVain(run) + 1 : 0;
    const key = JSON.stringify([entries, seq, next, inVain]);
    const found = known.get(key) ?? transitionOf(decision, now, inVain);
    known.set(key, found);
    return found;
  };
};

const effectsOf = (run: DueRun, decision: Decision, now: Date): EffectRecord[] =>
  decision.effects.map(({ step, seq, action, input }) => ({
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
  }));

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

const changeGroups = (decided: Decided[]): ChangeGroup[] => {
  const groups = new Map<string, ChangeGroup>();
  for (const { run, decision } of decided) {
    if (decision.changes.length === 0) continue;
    const cause = causeOf(run);
    const key = JSON.stringify([decision.changes, cause]);
    const group = groups.get(key);
    if (group) group.people.push(run.person);
    else groups.set(key, { people: [run.person], changes: decision.changes, cause });
  }
  return [...groups.values()];
};

/**
 * Advances runs of one version through as many steps as need no wait: facts in bulk, decisions in memory, effects
 * under their keys, changes to people, then the runs, each guarded by its revision; last the slots they wait for.
 * May be repeated after a crash at any point, and by several workers at once.
 */
export const advance = async (context: EngineContext, runs: DueRun[], at: number): Promise<Advanced> => {
  const { store, clock } = context;
  const now = Math.max(at, clock.now());
  const decided = await decideAll(context, runs, now);
  if (decided.length === 0) return { committed: 0, effects: 0, changes: 0 };

  const effects = decided.flatMap(({ run, decision }) => effectsOf(run, decision, new Date(now)));
  await store.effects.record(effects);
  await context.atGap('advance: effects inserted');
  const groups = changeGroups(decided);
  await store.people.change(groups, new Date(now));

  const transition = createTransitions(now);
  const commits: RunCommit[] = decided.map((one) => ({ run: one.run, transition: transition(one) }));
  const written = await store.runs.commit(commits);
  if (written.size < commits.length) await noteLostChanges(context, decided, written, now);

  await context.atGap('advance: runs committed');
  await ensureWakes(context, commits, written);
  const changes = groups.reduce((n, g) => n + g.people.length, 0);
  return { committed: written.size, effects: effects.length, changes };
};

/** Changes to a person are written before the run; where the run then went another way, its journal says so. */
const noteLostChanges = async (
  { store }: EngineContext,
  decided: Decided[],
  written: Set<string>,
  now: number,
): Promise<void> => {
  const lost = decided.filter(({ run, decision }) => !written.has(run._id) && decision.changes.length > 0);
  await store.runs.note(
    lost.map(({ run }) => run._id),
    'The person was changed by a step while the run went another way at the same moment',
    new Date(now),
  );
};

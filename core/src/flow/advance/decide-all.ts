import { decide, type Decision, type Facts, type QuestionAnswer, type RunState } from '../../decide/index.js';
import type { DueRun } from '../../model/run.js';
import { loadFacts } from './facts.js';
import type { AdvancePorts } from './ports.js';

/** So often in a row something is asked before one decision. A definition has fewer steps that can ask. */
const MAX_ROUNDS = 1_000;

export interface Decided {
  run: DueRun;
  decision: Decision;
}

const stateOf = (run: DueRun): RunState => ({
  id: run._id,
  workflow: run.workflow,
  person: run.person,
  step: run.step,
  phase: run.phase,
  seq: run.seq,
  enteredAt: run.enteredAt.getTime(),
  stepAt: run.stepAt.getTime(),
  trigger: run.trigger,
});

const failure = (run: DueRun, now: number, reason: string): Decision => ({
  entries: [{ at: now, type: 'ended', outcome: 'failed', reason, ...(run.step ? { step: run.step } : {}) }],
  effects: [],
  changes: [],
  seq: run.seq + 1,
  next: { state: 'ended', outcome: 'failed', reason, by: 'step' },
});

const withAnswers = (facts: Facts, answers: ReadonlyMap<string, QuestionAnswer>): Facts => ({
  ...facts,
  asked: new Map([...(facts.asked ?? []), ...answers]),
});

/**
 * Decides runs of one version, in their order: facts in bulk, then in memory. Where a decision asks the developers'
 * conditions, all are asked together and those runs are decided again.
 */
export const decideAll = async (context: AdvancePorts, runs: DueRun[], now: number): Promise<Decided[]> => {
  const first = runs[0];
  if (!first) return [];
  const version = await context.versions.get(first.workflow, first.version);
  const factsOf = await loadFacts(context, version, runs);
  const { skip } = await context.sending.state();
  const world = {
    ...context.world,
    nameOf: version.nameOf,
    ...(skip ? { caughtUpTo: skip.before.getTime() } : {}),
  };

  const decideOne = (run: DueRun, facts: Facts): Decision => {
    try {
      return decide(version.record.definition, stateOf(run), facts, { now, world });
    } catch (error) {
      context.logger.error({ err: error, run: run._id }, 'a decision failed');
      return failure(run, now, `The decision failed: ${(error as Error).message}`);
    }
  };

  const decided = runs.map((run) => ({ run, decision: decideOne(run, factsOf(run)) }));
  let open = decided.flatMap((one) => (one.decision.questions ? [{ one, facts: factsOf(one.run) }] : []));
  for (let round = 0; open.length > 0 && round < MAX_ROUNDS; round++) {
    const answers = await context.asker.ask(
      open.map(({ one }) => ({ run: one.run, questions: one.decision.questions ?? [] })),
    );
    open = open.flatMap(({ one, facts }) => {
      const known = withAnswers(facts, answers.get(one.run._id) ?? new Map<string, QuestionAnswer>());
      one.decision = decideOne(one.run, known);
      return one.decision.questions ? [{ one, facts: known }] : [];
    });
  }
  return decided;
};

import {
  placedConditions,
  walkCondition,
  type Condition,
  type WorkflowDefinition,
} from '../../core/src/definition/index.js';
import type { Passage } from './drive.js';

/** Counts what was generated and what was passed through, so that a test can say that nothing was left out. */
export const createTally = () => {
  const counts = new Map<string, number>();
  const count = (what: string, kind: string) => counts.set(`${what} ${kind}`, (counts.get(`${what} ${kind}`) ?? 0) + 1);

  const countCondition = (root: Condition): void => {
    for (const c of walkCondition(root)) {
      count('condition', c.kind);
      if ('op' in c) count('operator', c.op);
      if (c.kind === 'event') count('since', typeof c.since === 'string' ? c.since : 'last');
    }
  };

  return {
    /** The kinds that a definition is made of. */
    definition(definition: WorkflowDefinition): void {
      for (const trigger of definition.triggers) count('trigger', trigger.kind);
      for (const exit of definition.exits) count('exit', exit.kind);
      for (const { condition } of placedConditions(definition)) countCondition(condition);
      for (const step of Object.values(definition.steps)) {
        count('step', step.kind);
        if (step.kind === 'delay') count('delay', step.delay.kind);
      }
    },
    /** What was met on the way. */
    passage({ definition, passage: { decided, left } }: { definition: WorkflowDefinition; passage: Passage }): void {
      if (left) count('outcome', 'left by an event');
      for (const { decision } of decided) {
        if (decision.next.state === 'ended') count('outcome', decision.next.outcome);
        else count('waited in', definition.steps[decision.next.step]?.kind ?? '');
        for (const entry of decision.entries) {
          count('entry', entry.type);
          const step = entry.step === undefined ? undefined : definition.steps[entry.step];
          if (step) count('passed', step.kind);
        }
      }
    },
    /** How often something came up, by what it is and its kind: `step delay`. */
    of: (name: string): number => counts.get(name) ?? 0,
  };
};

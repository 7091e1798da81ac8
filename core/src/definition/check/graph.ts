import type { Issue } from '../issue.js';
import { stepExits, type Step } from '../step.js';
import { findStep, type WorkflowDefinition } from '../workflow.js';
import { issueAt } from './shape.js';

/** Does everybody stand still here for a while? A date in a field may be in the past. */
const waits = (step: Step): boolean =>
  step.kind === 'wait_for_event' || (step.kind === 'delay' && step.delay.kind !== 'until_field');

/** Pointers that lead nowhere: `start`, `next` or a branch naming a step that is not there. */
export const danglingIssues = ({ start, steps }: WorkflowDefinition): Issue[] => {
  const issues: Issue[] = [];
  const missing = (target: string | null): target is string => target !== null && !findStep({ steps }, target);
  const say = (target: string) => `There is no step "${target}". Connect it to a step that exists, or to the end.`;
  if (missing(start)) issues.push(issueAt('structure', ['start'], say(start)));
  for (const [id, step] of Object.entries(steps))
    for (const exit of stepExits(step))
      if (missing(exit.next)) issues.push(issueAt('structure', ['steps', id, ...exit.path], say(exit.next)));
  return issues;
};

/** Steps reachable from the start, in the order in which they are met. */
export const reachableSteps = ({ start, steps }: WorkflowDefinition): Set<string> => {
  const seen = new Set<string>();
  const open = start === null ? [] : [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const step = findStep({ steps }, id);
    if (!step || seen.has(id)) continue;
    seen.add(id);
    for (const exit of stepExits(step)) if (exit.next !== null) open.push(exit.next);
  }
  return seen;
};

/**
 * Cycles without a delay or a wait would spin for ever. Found by a depth-first search that does not pass through
 * waiting steps; reported once per closing pointer, on the step that closes the cycle.
 */
export const cycleIssues = ({ steps }: WorkflowDefinition): Issue[] => {
  const issues: Issue[] = [];
  const done = new Set<string>();
  for (const root of Object.keys(steps)) {
    const path = new Set<string>();
    const stack: { id: string; rest: ReturnType<typeof stepExits> }[] = [];
    const enter = (id: string) => {
      const step = findStep({ steps }, id);
      if (!step || done.has(id) || waits(step)) return;
      path.add(id);
      stack.push({ id, rest: stepExits(step) });
    };
    enter(root);
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const exit = top.rest.shift();
      if (!exit) {
        path.delete(top.id);
        done.add(top.id);
        stack.pop();
      } else if (exit.next !== null && path.has(exit.next)) {
        issues.push(
          issueAt(
            'structure',
            ['steps', top.id, ...exit.path],
            `This leads back to "${exit.next}" without a wait, so it would never stop. Put a delay into the loop.`,
          ),
        );
      } else if (exit.next !== null) enter(exit.next);
    }
  }
  return issues;
};

/** What a finished workflow needs: a trigger, a start, and no step that nothing leads to. */
export const completenessIssues = (definition: WorkflowDefinition): Issue[] => {
  const issues: Issue[] = [];
  if (definition.triggers.length === 0)
    issues.push(issueAt('completeness', ['triggers'], 'Add a trigger: what starts this workflow?'));
  if (definition.start === null)
    issues.push(issueAt('completeness', ['start'], 'Connect the trigger to a first step.'));
  const reachable = reachableSteps(definition);
  for (const id of Object.keys(definition.steps))
    if (!reachable.has(id))
      issues.push(issueAt('completeness', ['steps', id], 'Nothing leads to this step. Connect it, or delete it.'));
  return issues;
};

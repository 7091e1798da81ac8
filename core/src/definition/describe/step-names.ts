import type { Step } from '../step.js';
import type { WorkflowDefinition } from '../workflow.js';
import type { DescribeContext } from './context.js';
import { describeStep } from './step.js';

const nameOfStep = (step: Step, context: DescribeContext): string => {
  const template = step.kind === 'action' && step.action === 'send_email' ? step.input['template'] : undefined;
  const named = typeof template === 'string' ? context.nameOf?.('template', template) : undefined;
  return (step.label || named) ?? describeStep(step, context).title;
};

/**
 * How people know the steps of a workflow, by their ids: by the name on the canvas, the template that is sent, or what a
 * step does. Those that would be called alike are numbered.
 */
export const stepNames = (
  { steps }: Pick<WorkflowDefinition, 'steps'>,
  context: DescribeContext = {},
): ReadonlyMap<string, string> => {
  const times = new Map<string, number>();
  return new Map(
    Object.entries(steps).map(([id, step]) => {
      const name = nameOfStep(step, context);
      const nth = (times.get(name) ?? 0) + 1;
      times.set(name, nth);
      return [id, nth > 1 ? `${name} (${nth})` : name];
    }),
  );
};

import type { DescribeContext } from '../definition/describe/context.js';
import { stepNames } from '../definition/describe/step-names.js';
import type { WorkflowDefinition } from '../definition/workflow.js';
import type { World } from './types.js';

/** What the journal's words are looked up in; steps go by their ids where there is no definition. */
export const wordingOf = (
  { nameOf, vocabulary }: Pick<World, 'nameOf' | 'vocabulary'>,
  definition?: WorkflowDefinition,
): DescribeContext => {
  const context: DescribeContext = { nameOf, ...(vocabulary ? { catalog: { vocabulary } } : {}) };
  return definition ? { ...context, stepName: (id) => stepNames(definition, context).get(id) } : context;
};

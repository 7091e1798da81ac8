import { stepNames, type Known, type WorkflowDefinition } from '@whenthen/core/definition';
import { nodeText, type NodeTextContext } from './node-text.js';
import { walkOrder } from './order.js';
import { toGraph } from './to-graph.js';

/** The steps in the order in which people meet them: what each is, and how people know it. */
export const stepsToLeadTo = (definition: WorkflowDefinition, context: NodeTextContext): Known[] => {
  const names = stepNames(definition, context);
  return walkOrder(toGraph({ definition, layout: {} })).order.flatMap((id) => {
    const step = Object.hasOwn(definition.steps, id) ? definition.steps[id] : undefined;
    if (!step) return [];
    const { caption } = nodeText(step, context);
    const name = names.get(id) ?? id;
    return [{ id, name: name === caption ? name : `${caption}: ${name}` }];
  });
};

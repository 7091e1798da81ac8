import type { WorkflowDefinition } from '@whenthen/core/definition';
import { nodeText, type NodeTextContext } from './node-text.js';
import { walkOrder } from './order.js';
import { TRIGGER_NODE } from './model.js';
import { toGraph } from './to-graph.js';

/** The steps in the order in which people meet them, each by what its node says; alike ones are told apart by their id. */
export const stepNames = (definition: WorkflowDefinition, context: NodeTextContext): { id: string; name: string }[] => {
  const { order } = walkOrder(toGraph({ definition, layout: {} }));
  const named = order.flatMap((id) => {
    const step = id === TRIGGER_NODE || !Object.hasOwn(definition.steps, id) ? undefined : definition.steps[id];
    if (!step) return [];
    const { caption, title } = nodeText(step, context);
    return [{ id, name: title === caption ? title : `${caption}: ${title}` }];
  });
  const times = new Map<string, number>();
  for (const { name } of named) times.set(name, (times.get(name) ?? 0) + 1);
  return named.map(({ id, name }) => ({ id, name: (times.get(name) ?? 0) > 1 ? `${name} (${id})` : name }));
};

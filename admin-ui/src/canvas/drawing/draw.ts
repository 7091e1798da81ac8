import { stepNames, type Catalog, type Issue, type NameOf } from '@whenthen/core/definition';
import {
  branchesOf,
  estimatedSize,
  issuesByNode,
  placeNodes,
  toGraph,
  type Sizes,
  type CanvasValue,
  type Graph,
  type GraphNode,
  type Point,
} from '../../graph/index.js';
import { nodeMessages } from '../../graph/node-messages.js';
import { branchLabel, nodeText } from '../../graph/node-text.js';
import { triggerText } from '../../graph/trigger-text.js';
import { stepLook } from '../../icons/step-look.js';
import { TARGET_HANDLE, type FlowEdge, type FlowNode } from './flow-types.js';

/** What a drawing is made from, beside the value. */
export interface DrawContext {
  catalog: Catalog;
  nameOf: NameOf;
  issues: Issue[];
  /** As drawn last; estimated where nothing was drawn yet. */
  sizes: Sizes;
  counts: Record<string, number> | undefined;
  readOnly: boolean;
}

/** A value as the canvas shows it: without what is selected, dragged or measured. */
export interface Drawing {
  graph: Graph;
  positions: ReadonlyMap<string, Point>;
  issues: Issue[];
  byNode: ReadonlyMap<string, Issue[]>;
  nodes: FlowNode[];
  edges: FlowEdge[];
}

/** Draws a value. Pure: the same value and context draw the same. */
export const draw = (value: CanvasValue, context: DrawContext): Drawing => {
  const { definition } = value;
  const graph = toGraph(value);
  const positions = placeNodes(value, context.sizes);
  const { issues } = context;
  const names = stepNames(definition, context);
  const words = { ...context, stepName: (id: string) => names.get(id) };
  const byNode = issuesByNode(definition, issues);
  const boxes = graph.nodes.map((n) => ({ ...positions.get(n.id)!, ...(context.sizes[n.id] ?? estimatedSize(n)) }));

  const flowNode = (node: GraphNode): FlowNode => {
    const branches = branchesOf(definition, node.id).map(({ branch, next }) => ({
      branch,
      label: branchLabel(branch),
      open: next === null || !Object.hasOwn(definition.steps, next),
    }));
    const common = { id: node.id, position: positions.get(node.id)!, deletable: !context.readOnly };
    const own = byNode.get(node.id) ?? [];
    const messages = 'step' in node ? nodeMessages(node.step, own, context.catalog) : own.map((i) => i.message);
    const data = { branches, messages };
    if (!('step' in node)) {
      const text = triggerText(node.trigger, words);
      const ariaLabel = `Trigger: ${text.triggers.join(', ') || 'none yet'}`;
      return { ...common, type: 'trigger', data: { ...data, text }, ariaLabel };
    }
    const text = nodeText(node.step, words);
    const look = stepLook(node.step, context.catalog);
    const waiting = context.counts?.[node.id] ?? 0;
    return {
      ...common,
      type: 'step',
      data: { ...data, ...look, text, waiting },
      ariaLabel: `${text.caption}: ${text.title}`,
    };
  };

  return {
    graph,
    positions,
    issues,
    byNode,
    nodes: graph.nodes.map(flowNode),
    edges: graph.edges.map(({ id, source, branch, target }) => ({
      id,
      type: 'step',
      source,
      target,
      sourceHandle: branch,
      targetHandle: TARGET_HANDLE,
      data: { branch, boxes },
      ...(context.readOnly ? {} : { reconnectable: 'target' as const }),
    })),
  };
};

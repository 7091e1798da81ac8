import type { Edge, Node } from '@xyflow/react';
import type { Box } from '../../graph/index.js';
import type { NodeText } from '../../graph/node-text.js';
import type { TriggerText } from '../../graph/trigger-text.js';
import type { IconName } from '../../icons/paths.js';
import type { Tone } from '../../icons/step-look.js';

/** One way out of a node, as drawn. `open` shows the ghost "+". */
export interface NodeBranch {
  branch: string;
  label: string;
  open: boolean;
}

interface NodeData extends Record<string, unknown> {
  branches: NodeBranch[];
  /** What is wrong, in sentences. */
  messages: string[];
}
export interface StepNodeData extends NodeData {
  text: NodeText;
  icon: IconName;
  tone: Tone;
  waiting: number;
}
export interface TriggerNodeData extends NodeData {
  text: TriggerText;
}

export type StepFlowNode = Node<StepNodeData, 'step'>;
export type TriggerFlowNode = Node<TriggerNodeData, 'trigger'>;
export type FlowNode = StepFlowNode | TriggerFlowNode;
/** `boxes` are all nodes: a connection goes round them. */
export type FlowEdge = Edge<{ branch: string; boxes: Box[] }, 'step'>;

/** Handle that every step is entered by. */
export const TARGET_HANDLE = 'in';

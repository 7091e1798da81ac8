import { TRIGGER_LAYOUT, type Step, type WorkflowDefinition } from '@whenthen/core/definition';

/** Id of the trigger's node. No step can have it, because "@" is not allowed in a step id. */
export const TRIGGER_NODE = '@trigger';
/** The branch that leads from the trigger to the first step. */
export const START_BRANCH = 'start';

export interface Point {
  x: number;
  y: number;
}
export interface Size {
  width: number;
  height: number;
}

/** The meaning of the trigger node: everything of a definition that is not a step. */
export type TriggerPart = Omit<WorkflowDefinition, 'steps' | 'start'>;

export type GraphNode =
  | { id: typeof TRIGGER_NODE; kind: 'trigger'; position: Point | undefined; trigger: TriggerPart }
  | { id: string; kind: Step['kind']; position: Point | undefined; step: Step };

/** A way from a node to a step. `branch` is also the id of the handle it starts at. */
export interface GraphEdge {
  id: string;
  source: string;
  branch: string;
  target: string;
}

/** A definition as nodes and edges, trigger first, steps in the order of the definition. */
export interface Graph {
  nodes: GraphNode[];
  edges: GraphEdge[];
  /** `start` where it names a step that does not exist: kept, so that nothing is lost on the way back. */
  danglingStart?: string;
}

/** The layout key of a node. */
export const layoutKey = (node: string): string => (node === TRIGGER_NODE ? TRIGGER_LAYOUT : node);

/** The id of the edge that leaves a node by a branch. */
export const edgeId = (source: string, branch: string): string => `${source}:${branch}`;

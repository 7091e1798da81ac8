export type { RawCanvasValue } from './canvas/state/read-value.js';
export type { WorkflowCanvasProps } from './canvas/props.js';
export { WorkflowCanvas } from './canvas/WorkflowCanvas.js';
export { CriteriaEditor } from './criteria/CriteriaEditor.js';
export type { CriteriaEditorProps } from './criteria/CriteriaEditor.js';
export { emptyValue } from './graph/index.js';
export type { CanvasValue } from './graph/index.js';
export { Timeline } from './timeline/Timeline.js';
export type { TimelineProps } from './timeline/Timeline.js';

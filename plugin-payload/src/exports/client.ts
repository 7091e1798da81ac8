export { WorkflowCanvasField } from '../canvas/WorkflowCanvasField.js';
export { SourceField } from '../editor/SourceField.js';
export { FocusWhenNew } from '../parts/FocusWhenNew.js';
export { Nothing } from '../parts/Nothing.js';
export { SegmentCriteriaField } from '../segments/SegmentCriteriaField.js';
export { SegmentMembers } from '../segments/SegmentMembers.js';
export { StatusControl } from '../status/StatusControl.js';

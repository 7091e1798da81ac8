export { WorkflowCanvasField } from '../canvas/WorkflowCanvasField.js';
export { SourceField } from '../editor/SourceField.js';
export { Nothing } from '../parts/Nothing.js';
export { StatusControl } from '../status/StatusControl.js';

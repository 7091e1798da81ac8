export {
  all,
  answered,
  any,
  clicked,
  field,
  fromPerson,
  fromTrigger,
  happened,
  hasTag,
  inSegment,
  not,
  opened,
  triggerProperty,
} from './conditions.js';
export type { Where } from './conditions.js';
export { Steps } from './steps.js';
export type { Branch, Named } from './steps.js';
export {
  byHand,
  dateReached,
  event,
  fieldChanged,
  formSubmitted,
  segmentEntered,
  segmentLeft,
  tagAdded,
  tagRemoved,
  webhookReceived,
} from './triggers.js';
export { workflow, WorkflowBuilder } from './workflow.js';
export type { BuiltWorkflow } from './workflow.js';

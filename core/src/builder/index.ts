export {
  all,
  answered,
  any,
  cart,
  clicked,
  consents,
  custom,
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
export type { DurationText } from '../definition/duration.js';
export type { TimeText } from '../definition/time-of-day.js';
export { Steps } from './steps.js';
export type { Branch, End, Named, TypedAction } from './steps.js';
export {
  byHand,
  consentGiven,
  consentRequested,
  consentWithdrawn,
  customTrigger,
  dateReached,
  event,
  fieldChanged,
  formSubmitted,
  schedule,
  segmentEntered,
  segmentLeft,
  tagAdded,
  tagRemoved,
  webhookReceived,
} from './triggers.js';
export { workflow, WorkflowBuilder } from './workflow.js';
export type { BuiltWorkflow } from './workflow.js';

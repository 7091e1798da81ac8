/** The copy of zod that settings are made with. */
export { z } from 'zod';
export { PermanentError, RetryableError } from './actions/action-error.js';
export { defineAction } from './actions/define-action.js';
export type { Action, EffectContext } from './actions/define-action.js';
export { defineCondition } from './conditions/define-condition.js';
export type { AskedPerson, ConditionAnswer, ConditionContext, CustomCondition } from './conditions/define-condition.js';
export { defineTrigger } from './triggers/define-trigger.js';
export type { CustomTrigger, SettingTest } from './triggers/define-trigger.js';
export type { EffectOutcome } from './effects/port.js';
export type { RetryPolicy } from './decide/retry.js';
export type {
  AddPeople,
  ChangePerson,
  Engine,
  EventDetails,
  EventQuery,
  EventView,
  MessageDetails,
  MessageQuery,
  MessageView,
  Page,
  PageQuery,
  PersonView,
  PublishTemplate,
  PublishWorkflow,
  RenderedEmail,
  RunExplanation,
  RunView,
  BackfillView,
  EndpointInput,
  EndpointView,
  ImportPeople,
  ImportResult,
  SegmentPreview,
  StartBackfill,
  SegmentView,
  SequenceView,
  SubscriptionRequest,
  TrackingRequest,
  TrackResult,
  WorkflowVersionView,
  WaitingView,
  WorkflowGlance,
  WorkflowView,
} from './engine/api.js';
export { createEngine } from './engine/create.js';
export {
  ConflictError,
  InvalidDefinitionError,
  InvalidInputError,
  InvalidOptionsError,
  InvalidTemplateError,
  NotFoundError,
  OutdatedError,
  UnavailableError,
  WhenthenError,
} from './kernel/errors.js';
export type { InputIssue } from './kernel/errors.js';
export type { Reply } from './kernel/reply.js';
export { engineOptions } from './engine/options.js';
export type { EngineOptions } from './engine/options.js';
export { eventInput } from './events/event.js';
export type { EventInput } from './events/event.js';
export type { Health, HealthIssue, WorkerHealth } from './health/report.js';
export { messageStates } from './messages/message.js';
export type { MessageState } from './messages/message.js';
export type { ChosenStatus, SubscriptionStatus } from './subscriptions/subscription.js';

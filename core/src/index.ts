/** The copy of zod that settings are made with. */
export { z } from 'zod';
export { PermanentError, RetryableError } from './extensions/action-error.js';
export { defineAction } from './extensions/define-action.js';
export type { Action, EffectContext } from './extensions/define-action.js';
export { defineCondition } from './extensions/define-condition.js';
export type { AskedPerson, ConditionAnswer, ConditionContext, CustomCondition } from './extensions/define-condition.js';
export { formatAddress } from './mail/address.js';
export { defineTransport } from './mail/define-transport.js';
export type { TransportDefinition } from './mail/define-transport.js';
export { PermanentMailError, TemporaryMailError } from './mail/mail-error.js';
export type { AcceptedMail, MailAddress, MailTransport, OutgoingMail, SendHooks } from './mail/mail-port.js';
export { neverConnected } from './mail/never-connected.js';
export { smtpFailure, type AttemptReach } from './mail/smtp-failure.js';
export { sesTransport } from './mail/ses-transport.js';
export type { SesTransportOptions } from './mail/ses-transport.js';
export { defineTrigger } from './extensions/define-trigger.js';
export type { CustomTrigger, SettingTest } from './extensions/define-trigger.js';
export type { EffectOutcome } from './model/effect.js';
export type { RetryPolicy } from './decide/retry.js';
export type {
  FuseView,
  AddPeople,
  PublishWorkflow,
  WaitingView,
  WorkflowGlance,
  WorkflowVersionView,
  WorkflowView,
} from './workflows/api.js';
export type { ChangeConsent, ConsentEntryView, ConsentView, TopicView } from './consent/api.js';
export type { ChangePerson, ImportPeople, ImportResult, PersonView } from './people/api.js';
export type { AttentionGroupView, AttentionItem, AttentionJobView, AttentionQuery } from './attention/api.js';
export type { Engine } from './engine/api.js';
export type { EventDetails, EventQuery, EventView, TrackResult } from './events/api.js';
export type { MessageDetails, MessageQuery, MessageView } from './messages/api.js';
export type { ErasePerson, ErasureView, ExportPiece, MergePreview, MergeView, PersonExport } from './privacy/api.js';
export type { PersonalData, SoughtPerson } from './privacy/host.js';
export type { Page, PageQuery } from './kernel/page.js';
export type { PublishTemplate, RenderedEmail } from './templates/api.js';
export type { RunExplanation, RunView } from './runs/api.js';
export type { BackfillView, StartBackfill } from './backfills/api.js';
export type { WebhookInput, WebhookView } from './webhooks/incoming/api.js';
export type { AuditQuery, AuditView } from './audit/api.js';
export type { SendingView } from './sending/api.js';
export type { KeptKind, LooksBack, RetentionPreview, RetentionView, WorkflowSum } from './retention/api.js';
export type { KeepSecret, SecretView } from './secrets/api.js';
export type { ShopSettingsView } from './settings/api.js';
export type { SegmentPreview, SegmentView } from './segments/api.js';
export type { SequenceView } from './sequences/api.js';
export type { FeedbackRequest } from './feedback/api.js';
export type {
  ImportSuppressions,
  SuppressionChange,
  SuppressionImportResult,
  SuppressionQuery,
  SuppressionRow,
  SuppressionView,
} from './suppressions/api.js';
export type { SubscriptionRequest } from './subscriptions/api.js';
export type { TrackingRequest } from './tracking/api.js';
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
export { engineOptions } from './engine/options.js';
export type { EngineOptions } from './engine/options.js';
export { eventInput } from './model/event-input.js';
export type { EventInput } from './model/event-input.js';
export type { BreakerHealth, Health, HealthIssue, WorkerHealth } from './health/report.js';
export { attentionKinds } from './model/operation/attention.js';
export type { AttentionKind } from './model/operation/attention.js';
export { messageStates } from './model/message.js';
export type { MessageState } from './model/message.js';
export type { Reply } from './kernel/reply.js';
export type { ChosenStatus, SubscriptionStatus, SuppressionReason } from './model/mail/subscription.js';
export type { ConsentEvidence } from './model/mail/consent.js';

export { emptyCatalog } from './catalog.js';
export type { ActionDescriptor, Catalog, Descriptor, TriggerDescriptor } from './catalog.js';
export { checkCriteria, criteriaIssues } from './check/criteria.js';
export { checkDefinition, placedConditions, reachableSteps, templateSettings } from './check/index.js';
export type { CheckContext, Known, KnownThings } from './check/index.js';
export { condition, operators, propertyFilter, propertyTest, since, walkCondition } from './condition.js';
export type { Condition, EventCondition, Operand, Operator, PropertyTest, Reference, Since } from './condition.js';
export { describeCondition, describeFilter, describeOperator, describeTimes } from './describe/condition.js';
export type { NameOf } from './describe/name-of.js';
export { describeDelay, describeStep, describeTrigger } from './describe/step.js';
export { quoted } from './describe/context.js';
export type { DescribeContext } from './describe/context.js';
export { stepNames } from './describe/step-names.js';
export { choiceInWords, inWords } from './in-words.js';
export type { DateOffset } from './offset.js';
export {
  EMAIL_ALLOWED,
  EMAIL_BOUNCED,
  EMAIL_CLICKED,
  EMAIL_COMPLAINED,
  EMAIL_DELIVERED,
  EMAIL_OPENED,
  EMAIL_SCANNED,
} from './events/email-events.js';
export { duration, durationUnits, formatDuration, parseDuration } from './duration.js';
export type { Duration, DurationText } from './duration.js';
export { formatPath, isFault } from './issue.js';
export type { Issue } from './issue.js';
export { daysInWords } from './check/index.js';
export type { KeptEvents } from './check/index.js';
export { loggedError, loggedWithoutMessage, maskAddresses } from './log-safe.js';
export { lacksRole, roles, rolesIn } from './operation/roles.js';
export type { Role } from './operation/roles.js';
export { runOutcomes } from './journal.js';
export type { JournalEntry, RunOutcome, Saw, TimelineEntry } from './journal.js';
export { json, jsonObject } from './json/json.js';
export { readJson } from './json/read-json.js';
export type { Json, JsonObject } from './json/json.js';
export { hostOfUrl, secretHosts } from './secret-host.js';
export { secretName } from './secret-name.js';
export type { TriedWebhook } from './tried-webhook.js';
export { workflowId } from './workflow-id.js';
export { sequenceOf, sequenceWorkflow } from './sequence-workflow.js';
export {
  consentPolicies,
  consentSettings,
  defaultShopSettings,
  retentionKinds,
  retentionSettings,
  shopSettings,
  topicId,
} from './shop-settings/index.js';
export type {
  ConsentPolicy,
  ConsentSettings,
  RetentionKind,
  RetentionSettings,
  SettingsSection,
  ShopSettings,
  Topic,
} from './shop-settings/index.js';
export type { CapRule, CapsSettings, FuseSettings, QuietHoursSettings, QuietRule } from './shop-settings/index.js';
export type { Sender, SendersSettings, TrackingSettings } from './shop-settings/index.js';
export { consentStandings, consentStates, consentWays } from './consent/states.js';
export type { ConsentHow, ConsentStanding, ConsentState } from './consent/states.js';
export { CONSENT_GIVEN, CONSENT_REQUESTED, CONSENT_WITHDRAWN } from './consent/events.js';
export { describeConsentWay, describeStanding } from './describe/consent.js';
export { step, stepExits, stepId } from './step.js';
export type { ActionStep, DelaySetting, Step, StepExit, StepKind } from './step.js';
export { newStepId, TRIGGER_LAYOUT } from './step-id.js';
export { timeOfDay, weekdayNames } from './time-of-day.js';
export { trigger } from './trigger.js';
export { triggerEvent } from './trigger-event.js';
export type { Trigger } from './trigger.js';
export {
  DEFAULT_MAX_AGE,
  emptyDefinition,
  exitRule,
  findStep,
  MAX_STEPS,
  reentry,
  workflowDefinition,
  workflowLayout,
  workflowStatuses,
} from './workflow.js';
export type { ExitRule, Reentry, WorkflowDefinition, WorkflowLayout, WorkflowStatus } from './workflow.js';
export { auditActions, auditKinds, auditWords } from './operation/audit-actions.js';
export type { AuditAction, AuditKind } from './operation/audit-actions.js';
export { labelOf, labelsOf, namesIn } from './vocabulary/label-of.js';
export { isOwnEvent } from './vocabulary/standard-events.js';
export type { Seen } from './vocabulary/seen.js';
export { emptyVocabulary } from './vocabulary.js';
export type { NamedKind, Vocabulary } from './vocabulary.js';

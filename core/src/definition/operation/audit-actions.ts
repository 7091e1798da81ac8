/**
 * What the audit log tells that staff did, by a code that stays, and in words: what was done to the thing that stands
 * beside it. Each command has a line here.
 */
export const auditActions = {
  'workflow.published': 'Published',
  'workflow.activated': 'Activated',
  'workflow.paused': 'Paused',
  'workflow.archived': 'Archived',
  'workflow.drafted': 'Made a draft again',
  'workflow.frozen': 'Froze everyone in',
  'workflow.unfrozen': 'Let everyone go on in',
  'workflow.stopped': 'Stopped everyone in',
  'workflow.people_added': 'Added people to',
  'workflow.people_removed': 'Took people out of',
  'workflow.left_out_started': 'Let in who was left out of',
  'workflow.left_out_dismissed': 'Forgot who was left out of',
  'workflow.entries_let_in': 'Let in the held entries of',
  'workflow.entries_thrown_away': 'Threw away the held entries of',
  'backfill.started': 'Began to add everyone who fits to',
  'backfill.cancelled': 'Stopped adding everyone who fits to',
  'run.stopped': 'Stopped one person’s run',
  'segment.published': 'Published',
  'segment.archived': 'Archived',
  'template.published': 'Published',
  'message.resent': 'Sent an uncertain e-mail again',
  'message.counted_as_sent': 'Counted an uncertain e-mail as sent',
  'message.counted_as_not_sent': 'Counted an uncertain e-mail as not sent',
  'failed.retried': 'Tried again what had failed',
  'failed.dismissed': 'Dismissed what had failed',
  'person.subscribed': 'Subscribed',
  'person.unsubscribed': 'Unsubscribed',
  'person.consent_changed': 'Changed the consent of',
  'person.tracked': 'Let e-mails be tracked again to',
  'person.untracked': 'Switched tracking off for',
  'person.exported': 'Exported everything held about',
  'person.erased': 'Erased',
  'person.restored': 'Restored',
  'people.merged': 'Merged two people',
  'people.imported': 'Imported people',
  'people.exported': 'Exported the list of people',
  'suppression.added': 'Put an address on the suppression list',
  'suppression.removed': 'Took an address off the suppression list',
  'suppression.imported': 'Imported addresses into the suppression list',
  'suppression.exported': 'Exported the suppression list',
  'webhook.created': 'Made',
  'webhook.changed': 'Changed',
  'webhook.secret_changed': 'Gave a new secret to',
  'webhook.removed': 'Removed',
  'webhook.tested': 'Made a test call to',
  'secret.set': 'Kept a secret',
  'secret.removed': 'Removed a secret',
  'settings.changed': 'Changed the settings',
  'sending.held': 'Held all sending',
  'sending.released': 'Let sending go on',
} as const satisfies Record<string, string>;

export type AuditAction = keyof typeof auditActions;

/** What a thing is that something was done to. */
export const auditKinds = {
  workflow: 'Workflow',
  sequence: 'Sequence',
  segment: 'Segment',
  template: 'E-mail template',
  run: 'Run',
  message: 'Message',
  effect: 'Failed e-mail or call',
  person: 'Person',
  people: 'List of people',
  webhook: 'Webhook',
  host: 'Host',
  secret: 'Secret',
  settings: 'Settings',
  sending: 'Sending',
  address: 'Address',
  suppressions: 'Suppression list',
} as const satisfies Record<string, string>;

export type AuditKind = keyof typeof auditKinds;

/** What was done, in words; a code of a newer version as it is. */
export const auditWords = (action: string): string =>
  Object.hasOwn(auditActions, action) ? auditActions[action as AuditAction] : action;

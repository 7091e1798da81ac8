import type { TimelineEntry } from '../../definition/journal.js';
import type { MessageRecord, MessageState } from '../../messages/message.js';
import type { MessageView } from '../api.js';

/** A message as the API shows it. */
export const messageView = (m: MessageRecord): MessageView => ({
  id: m._id,
  run: m.run,
  person: m.person,
  to: m.to,
  template: m.template,
  templateVersion: m.templateVersion,
  subject: m.subject,
  state: m.state,
  reason: m.reason,
  attempts: m.attempts,
  createdAt: m.createdAt.toISOString(),
  sentAt: m.sentAt?.toISOString() ?? null,
});

const WORDS: Record<MessageState, { title: string; tone?: TimelineEntry['tone'] }> = {
  pending: { title: 'is waiting to be sent' },
  sending: { title: 'is being sent' },
  sent: { title: 'was sent', tone: 'good' },
  failed: { title: 'could not be sent', tone: 'bad' },
  skipped: { title: 'was not sent', tone: 'warn' },
  uncertain: { title: 'is held: it may have been sent', tone: 'warn' },
};

/** A message as a line of a timeline, at the moment it was made; a later sending is told in words. */
export const messageEntry = (m: MessageRecord, time: (ms: number) => string): TimelineEntry => {
  const { title, tone } = WORDS[m.state];
  return {
    at: m.createdAt.toISOString(),
    kind: 'message',
    title: `E-mail ${m.subject ? `“${m.subject}” ` : ''}${title}`,
    detail: m.reason ?? `to ${m.to}${m.sentAt ? `, ${time(m.sentAt.getTime())}` : ''}`,
    run: m.run,
    step: m.step,
    message: m._id,
    ...(tone ? { tone } : {}),
  };
};

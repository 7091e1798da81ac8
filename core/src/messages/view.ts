import type { TimelineEntry } from '../definition/journal.js';
import type { EffectRecord, EffectStore } from '../model/effect.js';
import type { MessageRecord, MessageState } from '../model/message.js';
import type { MessageView } from './api.js';

/** Attempts and reason are the effect's; a message of an earlier version, not tried since, has its own. */
const standing = (m: MessageRecord, effect: EffectRecord | undefined) =>
  m.attempts === undefined
    ? { attempts: effect?.attempts ?? 0, reason: effect?.reason ?? null }
    : { attempts: m.attempts, reason: m.reason ?? null };

/**
 * Where a decision about a held one was cut off, it is still to be made. One that waits while its effect has ended will
 * not go out: a worker that stood still took it up once more, behind the end, or an earlier version left it so.
 */
const stateOf = (m: MessageRecord, effect: EffectRecord | undefined): MessageState => {
  if (effect?.state === 'held') return 'uncertain';
  return m.state === 'pending' && (effect?.state === 'failed' || effect?.state === 'skipped') ? effect.state : m.state;
};

/** When another attempt is due behind one that failed; while one is under way, there is none. */
const nextAttemptAt = (effect: EffectRecord | undefined): string | null =>
  effect?.state === 'open' && effect.attempts > 0 && effect.lease === undefined ? effect.dueAt.toISOString() : null;

/** A message as the API shows it, with its effect. */
export const messageView = (m: MessageRecord, effect: EffectRecord | undefined): MessageView => ({
  id: m._id,
  run: m.run,
  person: m.person,
  to: m.to,
  template: m.template,
  templateVersion: m.templateVersion,
  subject: m.subject,
  state: stateOf(m, effect),
  ...standing(m, effect),
  nextAttemptAt: nextAttemptAt(effect),
  createdAt: m.createdAt.toISOString(),
  sentAt: m.sentAt?.toISOString() ?? null,
});

/** The effects of messages, by their common key. */
export const effectsOfMessages = async (
  { effects }: { effects: Pick<EffectStore, 'byIds'> },
  messages: MessageRecord[],
): Promise<Map<string, EffectRecord>> => {
  const found = messages.length > 0 ? await effects.byIds(messages.map((m) => m._id)) : [];
  return new Map(found.map((e) => [e._id, e]));
};

const WORDS: Record<MessageState, { title: string; tone?: TimelineEntry['tone'] }> = {
  pending: { title: 'is waiting to be sent' },
  sending: { title: 'is being sent' },
  sent: { title: 'was sent', tone: 'good' },
  failed: { title: 'could not be sent', tone: 'bad' },
  skipped: { title: 'was not sent', tone: 'warn' },
  uncertain: { title: 'is held: it may have been sent', tone: 'warn' },
};

/** A message as a line of a timeline, at the moment it was made; a later sending is told in words. */
export const messageEntry = (
  m: MessageRecord,
  effect: EffectRecord | undefined,
  time: (ms: number) => string,
): TimelineEntry => {
  const { title, tone } = WORDS[stateOf(m, effect)];
  const { reason } = standing(m, effect);
  return {
    at: m.createdAt.toISOString(),
    kind: 'message',
    title: `E-mail ${m.subject ? `“${m.subject}” ` : ''}${title}`,
    detail: reason ?? `to ${m.to}${m.sentAt ? `, ${time(m.sentAt.getTime())}` : ''}`,
    run: m.run,
    step: m.step,
    message: m._id,
    ...(tone ? { tone } : {}),
  };
};

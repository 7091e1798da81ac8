import type { TimelineEntry } from '../definition/journal.js';
import { reasonAndDecision } from './effect-entry.js';
import type { EffectRecord } from '../model/effect.js';
import { standing, stateOf, type MessageRecord, type MessageState } from '../model/message.js';

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
    detail: reasonAndDecision(reason ?? `to ${m.to}${m.sentAt ? `, ${time(m.sentAt.getTime())}` : ''}`, effect) ?? '',
    run: m.run,
    step: m.step,
    message: m._id,
    ...(tone ? { tone } : {}),
  };
};

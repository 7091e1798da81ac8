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

const PUT_OFF = { title: 'is put off', tone: 'warn' as const };
/** What mail servers told of it afterwards, the last thing that counts first. */
const AFTERWARDS = {
  complained: { title: 'was reported as spam', tone: 'bad' },
  bounced: { title: 'came back', tone: 'bad' },
  delivered: { title: 'was delivered', tone: 'good' },
} as const;

const afterwards = ({ complainedAt, bounced, deliveredAt }: MessageRecord): keyof typeof AFTERWARDS | undefined => {
  if (complainedAt) return 'complained';
  // For now, and then it got through all the same.
  if (bounced && (bounced.lasting || !deliveredAt || deliveredAt < bounced.at)) return 'bounced';
  return deliveredAt && 'delivered';
};

/** A message as a line of a timeline, at the moment it was made; a later sending is told in words. */
export const messageEntry = (
  m: MessageRecord,
  effect: EffectRecord | undefined,
  time: (ms: number) => string,
): TimelineEntry => {
  const state = stateOf(m, effect);
  const putOff = state === 'pending' && effect?.state === 'open' && !effect.reason ? effect.putOff : undefined;
  const told = state === 'sent' ? afterwards(m) : undefined;
  const { title, tone } = putOff ? PUT_OFF : told ? AFTERWARDS[told] : WORDS[state];
  const reason = putOff ? `until ${time(putOff.until.getTime())}: ${putOff.reason}` : standing(m, effect).reason;
  const why = told === 'bounced' && m.bounced?.why ? `: ${m.bounced.why}` : '';
  return {
    at: m.createdAt.toISOString(),
    kind: 'message',
    title: `E-mail ${m.subject ? `“${m.subject}” ` : ''}${title}`,
    detail:
      reasonAndDecision(reason ?? `to ${m.to}${m.sentAt ? `, ${time(m.sentAt.getTime())}` : ''}${why}`, effect) ?? '',
    run: m.run,
    step: m.step,
    message: m._id,
    ...(tone ? { tone } : {}),
  };
};

import type { EffectRecord, EffectStore } from '../model/effect.js';
import { standing, stateOf, type MessageRecord } from '../model/message.js';
import type { MessageView } from './api.js';

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
  sender: m.sender ? { ...m.sender, remark: m.sender.remark ?? null } : null,
  tracking: m.tracking ?? null,
  state: stateOf(m, effect),
  ...standing(m, effect),
  attention: effect?.attention ?? null,
  nextAttemptAt: nextAttemptAt(effect),
  putOff: effect?.putOff ? { until: effect.putOff.until.toISOString(), reason: effect.putOff.reason } : null,
  createdAt: m.createdAt.toISOString(),
  sentAt: m.sentAt?.toISOString() ?? null,
  deliveredAt: m.deliveredAt?.toISOString() ?? null,
  bounced: m.bounced ? { ...m.bounced, at: m.bounced.at.toISOString() } : null,
  complainedAt: m.complainedAt?.toISOString() ?? null,
});

/** The effects of messages, by their common key. */
export const effectsOfMessages = async (
  { effects }: { effects: Pick<EffectStore, 'byIds'> },
  messages: MessageRecord[],
): Promise<Map<string, EffectRecord>> => {
  const found = messages.length > 0 ? await effects.byIds(messages.map((m) => m._id)) : [];
  return new Map(found.map((e) => [e._id, e]));
};

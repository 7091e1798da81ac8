import { goesOutAt, type SendingRules } from '../../decide/index.js';
import type { Topic } from '../../definition/shop-settings/index.js';
import { untilWritten } from '../../kernel/until-written.js';
import type { Delivery } from '../../model/abilities/deliver.js';
import type { Cleared, Content } from './letter.js';
import type { DeliveryOutcome } from './outcome.js';
import type { DeliverParts } from './parts.js';
import { causeWords, momentWords } from './put-off-words.js';
import { takeSlot } from './slot.js';

/** So long a mail may be put off, in days. */
const MOST_DAYS = 30;
const DAY = 86_400_000;

type LimitParts = Pick<DeliverParts, 'caps' | 'shop' | 'note' | 'now' | 'timeZone' | 'atGap'>;

/** A mail that names no topic, or one that is gone, is about the first. */
const topicOf = ({ topic }: Content, topics: readonly Topic[]): string =>
  topics.find(({ id }) => id === topic)?.id ?? topics[0]?.id ?? '';

const slotFor = async (
  { caps, now, atGap }: LimitParts,
  { effect, person }: Delivery,
  topic: string,
  rules: SendingRules,
) => {
  if (rules.caps.length === 0) return goesOutAt({ now: now(), topic, mails: [] }, rules);
  const found = await takeSlot(caps, { key: effect._id, person: person._id, topic, now: now() }, rules);
  await atGap('deliver: slot taken');
  return found;
};

/**
 * Keeps what the shop has set: marketing mail that comes in somebody's quiet hours, or would be one too many, is put off
 * to the first moment at which it may go out, and told so in the timeline, once for each reason. It is not dropped, unless
 * that moment lies more than 30 days behind the one at which it was put off first. Transactional mail and notes to staff
 * always pass.
 */
export const keepLimits = async <C extends Cleared>(parts: LimitParts, cleared: C): Promise<C | DeliveryOutcome> => {
  const { delivery, content } = cleared;
  if (content.kind !== 'marketing') return cleared;
  const { caps, quietHours, consent } = await parts.shop.settings();
  if (caps.rules.length === 0 && quietHours.rules.length === 0) return cleared;
  const { effect, person, run } = delivery;
  const timeZone = person.timeZone ?? parts.timeZone;
  const rules = { caps: caps.rules, quiet: quietHours.rules, timeZone };
  const { at, cause } = await slotFor(parts, delivery, topicOf(content, consent.topics), rules);
  if (!cause) return cleared;
  const now = parts.now();
  const reason = causeWords(cause, consent.topics);
  const since = effect.putOff?.since.getTime() ?? now;
  if (at > since + MOST_DAYS * DAY)
    return { kind: 'skipped', reason: `It could not have gone out within ${MOST_DAYS} days: ${reason}` };
  if (effect.putOff?.reason !== reason)
    await parts.note(run._id, `E-mail “${content.name}”: put off to ${momentWords(at, { now, timeZone })}: ${reason}`);
  return { kind: 'put off', dueAt: new Date(at), reason };
};

/** Lets others have the slot of a mail that will not go out. Cut off before it, the effect is tried once more, and comes here again. */
export const releaseSlot = async (
  { caps, shop, isAway }: Pick<DeliverParts, 'caps' | 'shop' | 'isAway'>,
  { effect, person, mail }: Delivery,
  { kind }: DeliveryOutcome,
): Promise<void> => {
  if (!('template' in mail) || (kind !== 'failed' && kind !== 'skipped')) return;
  await untilWritten(async () => {
    if ((await shop.settings()).caps.rules.length > 0) await caps.release(person._id, effect._id);
  }, isAway);
};

import type { ConsentSettings } from '../definition/shop-settings/index.js';
import type { Ports } from '../model/abilities/ports.js';
import type { EventRecord } from '../model/event.js';
import { statusOf, type SuppressionRecord } from '../model/mail/subscription.js';
import { recordConsents } from './change.js';
import { planConsent, type Wish } from './plan.js';

const HOUR = 3_600_000;

/**
 * What is wished for by an event whose form asked for consent. `undefined` where nothing is: no form asks whoever
 * unsubscribed from everything after they sent it, called an e-mail spam, or whose mail comes back. Pure.
 */
export const wishOfAsk = (
  { email, occurredAt, asks }: Pick<EventRecord, 'email' | 'occurredAt' | 'asks'>,
  entry: SuppressionRecord | undefined,
  { askAgainAfterHours }: Pick<ConsentSettings, 'askAgainAfterHours'>,
): Wish | undefined => {
  const status = statusOf(entry);
  const left = status === 'unsubscribed';
  const isRefused = left ? entry && entry.since >= occurredAt : status !== 'subscribed';
  if (!asks || isRefused) return undefined;
  const { topic, confirm, evidence } = asks;
  return {
    ...{ email, topic, evidence, at: occurredAt, how: 'form', by: 'form' },
    state: confirm ? 'pending' : 'subscribed',
    ...(confirm ? { again: { afterMs: askAgainAfterHours * HOUR } } : {}),
    ...(confirm && left && entry ? { left: entry.since } : {}),
  };
};

/**
 * Records, while events are processed, what forms asked consent for: an event of its own for each, which starts workflows.
 * Repeating it changes nothing: a change names the state that it follows, and is not newer than itself.
 */
export const takeAsks = async (
  context: Ports<'atGap' | 'clock' | 'logger' | 'shop' | 'signals', 'consents' | 'events' | 'people' | 'subscriptions'>,
  events: EventRecord[],
): Promise<void> => {
  const { store, clock, shop, logger } = context;
  const asking = events.filter((event) => event.asks);
  if (asking.length === 0) return;
  const { consent: settings } = await shop.settings();
  const known = new Set(settings.topics.map((topic) => topic.id));
  const open = asking.filter(({ _id, asks }) => {
    if (asks && known.has(asks.topic)) return true;
    logger.warn({ event: _id, topic: asks?.topic }, 'a form asks for consent to a topic that the shop does not have');
    return false;
  });
  if (open.length === 0) return;
  const emails = [...new Set(open.map((event) => event.email))];
  const [entries, consents] = await Promise.all([
    store.subscriptions.byEmails(emails),
    store.consents.byEmails(emails),
  ]);
  const wishes = open.flatMap((event) => wishOfAsk(event, entries.get(event.email), settings) ?? []);
  const { changes } = planConsent(wishes, consents, clock.now());
  if (changes.length > 0) await recordConsents(context, changes, settings.topics);
};

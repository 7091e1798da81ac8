import type { Topic } from '../definition/shop-settings/index.js';
import type { Ports } from '../model/abilities/ports.js';
import { consentOf, type ConsentChange, type ConsentRecord } from '../model/mail/consent.js';
import { statusOf } from '../model/mail/subscription.js';
import { changeSubscription } from '../subscriptions/change.js';
import { addressKey, type Wish } from './plan.js';

/** Ways that only the reader of an address has. */
type ReadersWay = 'page' | 'link';

/** Is it a "yes" that only the reader of the address can have said? */
export const provesReader = <T extends Pick<Wish, 'state' | 'how'>>(said: T): said is T & { how: ReadersWay } =>
  said.state === 'subscribed' && (said.how === 'page' || said.how === 'link');

/**
 * Who of those that agree by what only they are sent is unsubscribed from everything, and since when. Whoever left after
 * the request had begun has the last word.
 */
export const comingBack = async (
  { store }: Ports<never, 'subscriptions'>,
  wishes: readonly Wish[],
  now: number,
): Promise<Map<string, Date>> => {
  const agreeing = [...new Set(wishes.filter(provesReader).map(({ email }) => email))];
  if (agreeing.length === 0) return new Map();
  const entries = await store.subscriptions.byEmails(agreeing);
  return new Map(
    [...entries].flatMap(([email, entry]) =>
      statusOf(entry) === 'unsubscribed' && entry.since.getTime() <= now ? [[email, entry.since] as const] : [],
    ),
  );
};

/**
 * Whoever was unsubscribed from everything comes back to what they agree to now, and to nothing else: all other topics
 * are switched off, or what they once agreed to would come back with it. What they said, or asked for, since they left
 * stays. Pure.
 */
export const staysOff = (
  wishes: readonly Wish[],
  known: ReadonlyMap<string, ConsentRecord>,
  topics: readonly Pick<Topic, 'id'>[],
): Wish[] => {
  const back = new Map(wishes.flatMap((wish) => (wish.back ? [[wish.email, wish] as const] : [])));
  return [...back].flatMap(([email, { back: left, how, by, evidence: { ip } = {} }]) => {
    const named = new Set(wishes.filter((wish) => wish.email === email).map(({ topic }) => topic));
    return topics.flatMap(({ id: topic }): Wish[] => {
      const before = consentOf(known.get(email), topic);
      if (named.has(topic) || (before && left && before.since > left)) return [];
      const evidence = ip === undefined ? {} : { evidence: { ip } };
      return [{ ...{ email, topic, state: 'unsubscribed', how, by }, ...evidence, quiet: true }];
    });
  });
};

/**
 * Has whoever agreed by what only they are sent not be unsubscribed from everything any more, unless they left later. The
 * change is an event of its own, named by the state that it follows: repeating it changes nothing.
 */
export const comeBack = async (
  context: Ports<'atGap' | 'clock' | 'signals', 'events' | 'people' | 'subscriptions'>,
  changes: readonly ConsentChange[],
): Promise<void> => {
  const agreed = changes.filter(provesReader);
  if (agreed.length === 0) return;
  const emails = [...new Set(agreed.map(({ email }) => email))];
  const entries = await context.store.subscriptions.byEmails(emails);
  const back = agreed.filter(({ email }) => statusOf(entries.get(email)) === 'unsubscribed');
  if (back.length === 0) return;
  const people = await context.store.people.byEmails(emails);
  for (const { email, how, since: at } of back) {
    const person = people.get(email) ?? { _id: addressKey(email), email };
    await changeSubscription(context, { person, status: 'subscribed', how, at });
  }
};

import type { JsonObject } from '../../definition/json/json.js';
import { statusOf, type SubscriptionStatus, type SuppressionRecord } from '../../model/mail/subscription.js';
import type { PersonRecord } from '../../model/person.js';
import type { MergePreview } from '../api.js';

/** The more, the stricter. That mail to an address comes back says nothing of another address. */
const STRICTNESS: Record<SubscriptionStatus, number> = { subscribed: 0, bounced: 0, unsubscribed: 1, complained: 2 };

/** What holds back the one who stays from then on, where that is more than before. */
export const stricterOf = (
  from: SuppressionRecord | null | undefined,
  into: SuppressionRecord | null | undefined,
): 'unsubscribed' | 'complained' | undefined => {
  const [theirs, own] = [statusOf(from), statusOf(into)];
  if (STRICTNESS[theirs] <= STRICTNESS[own] || theirs === 'subscribed' || theirs === 'bounced') return undefined;
  return theirs;
};

/** What becomes of two people: the one who stays keeps what they have, and gets what they have not. Pure. */
export const mergedOf = (
  from: PersonRecord,
  into: PersonRecord,
  entries: ReadonlyMap<string, SuppressionRecord>,
): MergePreview => {
  const givenUp: JsonObject = Object.fromEntries(
    Object.entries(from.fields).filter(
      ([name, value]) =>
        Object.hasOwn(into.fields, name) && JSON.stringify(into.fields[name]) !== JSON.stringify(value),
    ),
  );
  return {
    email: into.email,
    aliases: [...new Set([...(into.aliases ?? []), from.email, ...(from.aliases ?? [])])],
    tags: [...new Set([...into.tags, ...from.tags])].sort(),
    fields: { ...from.fields, ...into.fields },
    givenUp,
    tracked: !from.untracked && !into.untracked,
    subscription: stricterOf(entries.get(from.email), entries.get(into.email)) ?? statusOf(entries.get(into.email)),
  };
};

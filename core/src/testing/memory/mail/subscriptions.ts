import { passOn, type AtGap } from '../../../kernel/gaps.js';
import type { SubscriptionStore, SuppressionRecord } from '../../../model/mail/subscription.js';
import { suppressionPage } from '../kit/suppression-page.js';
import type { Tables } from '../kit/tables.js';
import { markOf } from '../privacy/marks.js';

/** What an entry is called whose address was erased. */
const hidden = (email: string): string => `erased:${markOf(email)}`;

/** The entry of an address, also where it was erased. */
const entryOf = (suppressions: Tables['suppressions'], email: string): SuppressionRecord | undefined => {
  const found = suppressions.get(email) ?? suppressions.get(hidden(email));
  return found && { ...found, _id: email };
};

/** Subscriptions in memory. The list goes first: it is what sending looks at. */
export const createMemorySubscriptions = (
  { suppressions, people }: Pick<Tables, 'suppressions' | 'people'>,
  atGap: AtGap = passOn,
): SubscriptionStore => ({
  get: async (email) => entryOf(suppressions, email) ?? null,

  byEmails: async (emails) =>
    new Map(
      emails.flatMap((email) => {
        const entry = entryOf(suppressions, email);
        return entry ? [[email, entry]] : [];
      }),
    ),

  async hide(emails, otherwise) {
    for (const email of emails) {
      const known = entryOf(suppressions, email);
      const isKept = known && (known.reason !== null || known.since > otherwise.since);
      const { reason, since, how } = isKept ? known : otherwise;
      suppressions.put({ _id: hidden(email), reason, since, by: otherwise.by, ...(how ? { how } : {}) });
      suppressions.delete(email);
    }
  },

  async apply(changes) {
    if (changes.length === 0) return;
    for (const { email, status, since, by, how, why } of changes) {
      // One that was erased keeps its mark.
      const _id = suppressions.has(hidden(email)) ? hidden(email) : email;
      const known = suppressions.get(_id);
      if (known && known.since >= since) continue;
      const reason = status === 'subscribed' ? null : status;
      suppressions.put({ _id, reason, since, by, ...(how ? { how } : {}), ...(why ? { why } : {}) });
    }
    await atGap('subscriptions: list written');
    const emails = new Set(changes.map(({ email }) => email));
    const ids = new Map(people.find(({ email }) => emails.has(email)).map((p) => [p.email, p._id]));
    for (const { email, status, since, by, how } of changes)
      people.update(
        ids.get(email) ?? '',
        (person) => {
          person.subscription = { status, since, by, ...(how ? { how } : {}) };
          person.updatedAt = since;
        },
        ({ subscription }) => !subscription || subscription.since < since,
      );
  },

  list: async ({ reasons, ...page }) =>
    suppressionPage(suppressions, ({ reason }) => reason !== null && reasons.includes(reason), page),
});

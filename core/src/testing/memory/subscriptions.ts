import { passOn, type AtGap } from '../../kernel/gaps.js';
import type { SubscriptionStore } from '../../model/mail/subscription.js';
import { suppressionPage } from './kit/suppression-page.js';
import type { Tables } from './kit/tables.js';

/** Subscriptions in memory. The list goes first: it is what sending looks at. */
export const createMemorySubscriptions = (
  { suppressions, people }: Pick<Tables, 'suppressions' | 'people'>,
  atGap: AtGap = passOn,
): SubscriptionStore => ({
  get: async (email) => suppressions.get(email) ?? null,

  byEmails: async (emails) =>
    new Map(
      emails.flatMap((email) => {
        const entry = suppressions.get(email);
        return entry ? [[email, entry]] : [];
      }),
    ),

  async apply(changes) {
    if (changes.length === 0) return;
    for (const { email, status, since, by, how, why } of changes) {
      const known = suppressions.get(email);
      if (known && known.since >= since) continue;
      const reason = status === 'subscribed' ? null : status;
      suppressions.put({ _id: email, reason, since, by, ...(how ? { how } : {}), ...(why ? { why } : {}) });
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

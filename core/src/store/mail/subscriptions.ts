import { Schema } from 'mongoose';
import type { AtGap } from '../../kernel/gaps.js';
import type { SubscriptionChange, SubscriptionStore, SuppressionRecord } from '../../model/mail/subscription.js';
import { durable, modelOf, type CollectionsOf } from '../kit/collections.js';
import { duplicateIndexes } from '../kit/duplicates.js';
import { orderOf, pageOf } from '../kit/suppression-page.js';
import { settings, text, time } from '../kit/schema-parts.js';
import type { PeopleCollections } from '../people/schema.js';
import { personMarks } from '../privacy/person-marks.js';
import type { MetaCollections } from '../kit/meta.js';

const schema = new Schema({ _id: text, reason: String, since: time, by: text, how: String, why: String }, settings)
  .index({ reason: 1, since: -1, _id: -1 })
  .index({ reason: 1, _id: 1 });

export const subscriptionModels = { suppressions: modelOf<SuppressionRecord>('suppressions', schema) };

type Collections = CollectionsOf<typeof subscriptionModels> & PeopleCollections & MetaCollections;

/** What an entry is called whose address was erased. */
const hidden = (mark: string): string => `erased:${mark}`;

/** The list goes first: it is what sending looks at. */
export const createSubscriptionStore = (
  { suppressions, people, meta }: Collections,
  atGap: AtGap,
): SubscriptionStore => {
  const marksOf = personMarks({ meta });

  const byEmails: SubscriptionStore['byEmails'] = async (emails) => {
    const marks = await marksOf(emails);
    const addresses = new Map(
      emails.flatMap((email, i) => [
        [email, email],
        [hidden(marks[i] ?? ''), email],
      ]),
    );
    const found = await suppressions.find({ _id: { $in: [...addresses.keys()] } }).toArray();
    return new Map(
      found.flatMap((entry) => {
        const email = addresses.get(entry._id);
        return email === undefined ? [] : [[email, { ...entry, _id: email }] as const];
      }),
    );
  };

  /** What the entry of each address is called: one that was erased keeps its mark. */
  const namesOf = async (emails: string[]): Promise<Map<string, string>> => {
    const marks = await marksOf(emails);
    const names = emails.map((email, i) => [email, hidden(marks[i] ?? '')] as const);
    const found = await suppressions
      .find({ _id: { $in: names.map(([, name]) => name) } }, { projection: { _id: 1 } })
      .toArray();
    const kept = new Set(found.map(({ _id }) => _id));
    return new Map(names.filter(([, name]) => kept.has(name)));
  };

  return {
    get: async (email) => (await byEmails([email])).get(email) ?? null,

    byEmails,

    async hide(emails, otherwise) {
      if (emails.length === 0) return;
      const known = await byEmails(emails);
      const marks = await marksOf(emails);
      await suppressions.bulkWrite(
        emails.map((email, i) => {
          const { reason, since, how } = keptOf(known.get(email), otherwise);
          const entry = { reason, since, by: otherwise.by, ...(how ? { how } : {}) };
          return { replaceOne: { filter: { _id: hidden(marks[i] ?? '') }, replacement: entry, upsert: true } };
        }),
        { ordered: false, ...durable },
      );
      await suppressions.deleteMany({ _id: { $in: emails } }, durable);
    },

    async apply(changes) {
      if (changes.length === 0) return;
      const names = await namesOf([...new Set(changes.map((c) => c.email))]);
      await suppressions
        .bulkWrite(
          changes.map((c) => toList(c, names.get(c.email) ?? c.email)),
          { ordered: false, ...durable },
        )
        // What is as new or newer shows as a duplicate key: the upsert finds nothing older, and the address taken.
        .catch(duplicateIndexes);
      await atGap('subscriptions: list written');
      await people.bulkWrite(changes.map(toPerson), { ordered: false, ...durable });
    },

    list: ({ reasons, ...page }) =>
      suppressions
        // Whoever was erased has no address to be shown by.
        .find({ reason: { $in: reasons }, ...pageOf(page), $nor: [{ _id: { $regex: /^erased:/ } }] })
        .sort(orderOf(page))
        .limit(page.limit)
        .toArray(),
  };
};

/** What is kept of an entry: one that holds back, and what was decided since. */
const keptOf = (known: SuppressionRecord | undefined, otherwise: Omit<SuppressionRecord, '_id'>) =>
  known && (known.reason !== null || known.since > otherwise.since) ? known : otherwise;

const toList = ({ status, since, by, how, why }: SubscriptionChange, _id: string) => ({
  updateOne: {
    filter: { _id, since: { $lt: since } },
    update: {
      $set: {
        reason: status === 'subscribed' ? null : status,
        since,
        by,
        ...(how ? { how } : {}),
        ...(why ? { why } : {}),
      },
      ...(how && why ? {} : { $unset: { ...(how ? {} : { how: '' as const }), ...(why ? {} : { why: '' as const }) } }),
    },
    upsert: true,
  },
});

const toPerson = ({ email, status, since, by, how }: SubscriptionChange) => ({
  updateOne: {
    filter: { email, $or: [{ subscription: { $exists: false } }, { 'subscription.since': { $lt: since } }] },
    update: { $set: { subscription: { status, since, by, ...(how ? { how } : {}) }, updatedAt: since } },
  },
});

import { Schema } from 'mongoose';
import type { AtGap } from '../kernel/gaps.js';
import type { SubscriptionChange, SubscriptionStore, SuppressionRecord } from '../model/mail/subscription.js';
import { durable, modelOf, type CollectionsOf } from './kit/collections.js';
import { duplicateIndexes } from './kit/duplicates.js';
import { orderOf, pageOf } from './kit/suppression-page.js';
import { settings, text, time } from './kit/schema-parts.js';
import type { PeopleCollections } from './people/schema.js';

const schema = new Schema({ _id: text, reason: String, since: time, by: text, how: String, why: String }, settings)
  .index({ reason: 1, since: -1, _id: -1 })
  .index({ reason: 1, _id: 1 });

export const subscriptionModels = { suppressions: modelOf<SuppressionRecord>('suppressions', schema) };

type Collections = CollectionsOf<typeof subscriptionModels> & PeopleCollections;

/** The list goes first: it is what sending looks at. */
export const createSubscriptionStore = ({ suppressions, people }: Collections, atGap: AtGap): SubscriptionStore => ({
  get: (email) => suppressions.findOne({ _id: email }),

  async byEmails(emails) {
    const found = await suppressions.find({ _id: { $in: emails } }).toArray();
    return new Map(found.map((entry) => [entry._id, entry]));
  },

  async apply(changes) {
    if (changes.length === 0) return;
    await suppressions
      .bulkWrite(changes.map(toList), { ordered: false, ...durable })
      // What is as new or newer shows as a duplicate key: the upsert finds nothing older, and the address taken.
      .catch(duplicateIndexes);
    await atGap('subscriptions: list written');
    await people.bulkWrite(changes.map(toPerson), { ordered: false, ...durable });
  },

  list: ({ reasons, ...page }) =>
    suppressions
      .find({ reason: { $in: reasons }, ...pageOf(page) })
      .sort(orderOf(page))
      .limit(page.limit)
      .toArray(),
});

const toList = ({ email, status, since, by, how, why }: SubscriptionChange) => ({
  updateOne: {
    filter: { _id: email, since: { $lt: since } },
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

import type { Collection, Document, Filter } from 'mongodb';
import type { RetentionKind } from '../../definition/shop-settings/index.js';
import type { KindSize, RetentionStore } from '../../model/operation/retention.js';
import { DECIDED } from './decided.js';
import type { PrunedCollections } from './collections.js';

/** How long counting what is old may take, in milliseconds. */
const limits = { maxTimeMS: 1_000 };
const TOO_LONG = 50;

/** From the database's own books: nothing is counted. */
const sizeOf = async (collection: Collection<never>): Promise<KindSize> => {
  const [found] = await collection
    .aggregate<{ count?: number; bytes?: number }>([
      { $collStats: { storageStats: {} } },
      {
        $group: {
          _id: null,
          count: { $sum: '$storageStats.count' },
          bytes: { $sum: { $add: ['$storageStats.storageSize', '$storageStats.totalIndexSize'] } },
        },
      },
    ])
    .toArray();
  return { count: found?.count ?? 0, bytes: found?.bytes ?? 0 };
};

type Sizes = Pick<RetentionStore, 'sizes' | 'countOld'>;

export const createSizes = (collections: PrunedCollections): Sizes => {
  const { events, runs, journal, effects, messages, gates, webhooks, backfills, audit } = collections;
  const size = (one: unknown) => sizeOf(one as Collection<never>);
  /** What is old, and the index by which it is counted. */
  const old = (kind: RetentionKind, before: Date, without: string[]): [unknown, Filter<Document>, Document] => {
    const found: Record<RetentionKind, [unknown, Filter<Document>, Document]> = {
      events: [
        events,
        {
          occurredAt: { $lt: before },
          state: { $in: ['processed', 'failed'] },
          ...DECIDED,
          ...(without.length > 0 ? { name: { $nin: without } } : {}),
        },
        { hint: 'occurredAt_-1__id_-1' },
      ],
      runs: [runs, { state: 'ended', thinned: null, endedAt: { $lt: before } }, { hint: 'old' }],
      messages: [messages, { createdAt: { $lt: before } }, { hint: 'createdAt_-1__id_-1' }],
      bodies: [
        messages,
        { createdAt: { $lt: before }, $or: [{ body: { $exists: true } }, { html: { $type: 'string' } }] },
        { hint: 'createdAt_-1__id_-1' },
      ],
      gates: [gates, { at: { $lt: before } }, {}],
      calls: [webhooks, { 'calls.at': { $lt: before } }, {}],
      backfills: [backfills, { endedAt: { $lt: before } }, {}],
      audit: [audit, { at: { $lt: before } }, {}],
    };
    return found[kind];
  };
  return {
    async sizes() {
      const [inEvents, inRuns, inJournal, inEffects, inMessages, inGates, inWebhooks, inBackfills, inAudit] =
        await Promise.all([events, runs, journal, effects, messages, gates, webhooks, backfills, audit].map(size));
      const none = { count: 0, bytes: 0 };
      const bytes = [inRuns, inJournal, inEffects].reduce((sum, one) => sum + (one?.bytes ?? 0), 0);
      return {
        events: inEvents ?? none,
        runs: { count: inRuns?.count ?? 0, bytes },
        messages: inMessages ?? none,
        bodies: inMessages ?? none,
        gates: inGates ?? none,
        calls: inWebhooks ?? none,
        backfills: inBackfills ?? none,
        audit: inAudit ?? none,
      };
    },

    async countOld(kind, { before, without, limit }) {
      const [collection, filter, hint] = old(kind, before, without);
      return (collection as Collection)
        .countDocuments(filter, { limit, ...hint, ...limits })
        .catch((error: unknown) => {
          if ((error as { code?: number }).code === TOO_LONG) return null;
          throw error;
        });
    },
  };
};

import type { Filter } from 'mongodb';
import type { EventRecord } from '../../model/event.js';
import type { MessageState } from '../../model/message.js';
import type { RetentionStore } from '../../model/operation/retention.js';
import type { PrunedCollections } from './collections.js';
import { behind } from './behind.js';
import { DECIDED } from './decided.js';
import { createOldRuns } from './runs.js';
import { createSizes } from './sizes.js';
import { createPruneStates } from './state.js';

/** Messages of which it is known what became of them. */
const SETTLED: MessageState[] = ['sent', 'failed', 'skipped'];

const EVENT = {
  ...{ email: 1, name: 1, subject: 1, occurredAt: 1 },
  ...{ 'properties.workflow': 1, 'properties.step': 1, 'properties.template': 1 },
};
const MESSAGE = { workflow: 1, step: 1, template: 1, templateVersion: 1, state: 1, createdAt: 1 };
const byId = { projection: { _id: 1 } } as const;
const idsOf = (found: { _id: string }[]): string[] => found.map(({ _id }) => _id);

export const createRetentionStore = (collections: PrunedCollections): RetentionStore => {
  const { events, messages, gates, webhooks, backfills, audit } = collections;
  return {
    ...createOldRuns(collections),
    ...createSizes(collections),
    ...createPruneStates(collections),

    oldEvents: ({ name, before, receivedBefore, after, limit }) =>
      events
        .find(
          {
            name,
            state: { $in: ['processed', 'failed'] },
            receivedAt: { $lt: receivedBefore },
            ...DECIDED,
            ...behind('occurredAt', before, after),
          } as unknown as Filter<EventRecord>,
          { projection: EVENT, sort: { occurredAt: 1, _id: 1 }, limit, hint: 'name_1_occurredAt_-1__id_-1' },
        )
        .toArray(),

    async removeEvents(ids) {
      await events.deleteMany({ _id: { $in: ids }, state: { $ne: 'received' }, ...DECIDED });
    },

    oldMessages: ({ before, after, limit }) =>
      messages
        .find(
          { state: { $in: SETTLED }, ...behind('createdAt', before, after) },
          { projection: MESSAGE, sort: { createdAt: 1, _id: 1 }, limit, hint: 'createdAt_-1__id_-1' },
        )
        .toArray(),

    async removeMessages(ids) {
      await messages.deleteMany({ _id: { $in: ids }, state: { $in: SETTLED } });
    },

    async removeBodies(ids) {
      await messages.updateMany(
        { _id: { $in: ids }, state: { $in: SETTLED } },
        { $set: { html: null, text: null }, $unset: { body: '' } },
      );
    },

    async oldGates({ before, limit }) {
      return idsOf(await gates.find({ at: { $lt: before } }, { ...byId, sort: { at: 1 }, limit }).toArray());
    },

    async removeGates(ids, before) {
      await gates.deleteMany({ _id: { $in: ids }, at: { $lt: before } });
    },

    async forgetCalls(before) {
      const { modifiedCount } = await webhooks.updateMany({ 'calls.at': { $lt: before } }, {
        $pull: { calls: { at: { $lt: before } } },
      } as never);
      return modifiedCount;
    },

    async oldBackfills({ before, limit }) {
      return idsOf(
        await backfills.find({ endedAt: { $lt: before } }, { ...byId, sort: { endedAt: 1 }, limit }).toArray(),
      );
    },

    async removeBackfills(ids) {
      await backfills.deleteMany({ _id: { $in: ids }, state: { $ne: 'running' } });
    },

    async oldAudit({ before, limit }) {
      return idsOf(await audit.find({ at: { $lt: before } }, { ...byId, sort: { at: 1, _id: 1 }, limit }).toArray());
    },

    async removeAudit(ids) {
      await audit.deleteMany({ _id: { $in: ids } });
    },
  };
};

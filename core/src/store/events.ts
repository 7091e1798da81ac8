import type { Filter } from 'mongodb';
import type { EventRecord, EventStore } from '../events/port.js';
import { durable, type Collections } from './collections.js';
import { insertNew } from './insert-new.js';
import { newestBelow } from './newest-below.js';

export const createEventStore = ({ events }: Collections): EventStore => ({
  async insertNew(records) {
    return (await insertNew(events, records)).size;
  },

  async unprocessed({ limit, before }) {
    return events
      .find({ state: 'received', ...(before ? { receivedAt: { $lt: before } } : {}) })
      .sort({ occurredAt: 1, _id: 1 })
      .limit(limit)
      .toArray();
  },

  async markProcessed(ids) {
    if (ids.length)
      await events.updateMany({ _id: { $in: ids }, state: 'received' }, { $set: { state: 'processed' } }, durable);
  },

  async byNames({ emails, names, since }) {
    if (emails.length === 0 || names.length === 0) return [];
    return events
      .find({ email: { $in: emails }, name: { $in: names }, occurredAt: { $gte: since } })
      .sort({ occurredAt: 1 })
      .toArray();
  },

  async newestBySubject(subjects) {
    const newest = await events
      .aggregate<EventRecord>([
        { $match: { subject: { $in: subjects } } },
        { $sort: { subject: 1, occurredAt: -1 } },
        { $group: { _id: '$subject', event: { $first: '$$ROOT' } } },
        { $replaceRoot: { newRoot: '$event' } },
      ])
      .toArray();
    return new Map(newest.flatMap((e) => (e.subject ? [[e.subject, e] as const] : [])));
  },

  get: (id) => events.findOne({ _id: id }),

  async list({ q, name, source, after, limit }) {
    const last = after ? await events.findOne({ _id: after }, { projection: { email: 1, occurredAt: 1 } }) : null;
    const { filter, sort } = newestBelow({ address: 'email', time: 'occurredAt', prefix: q, last });
    return events
      .find({ ...(name ? { name } : {}), ...(source ? { source } : {}), ...filter } as Filter<EventRecord>)
      .sort(sort)
      .limit(limit)
      .toArray();
  },

  async kinds(field, limit) {
    // Sorted and grouped by an index' first field: the server jumps from one value to the next.
    const groups = await events
      .aggregate<{ _id: string }>([{ $sort: { [field]: 1 } }, { $group: { _id: `$${field}` } }, { $limit: limit }])
      .toArray();
    return groups.map((g) => g._id).sort();
  },

  async timeline({ email, until, limit }) {
    return events
      .find({ email, ...(until ? { occurredAt: { $lte: until } } : {}) })
      .sort({ occurredAt: -1 })
      .limit(limit)
      .toArray();
  },
});

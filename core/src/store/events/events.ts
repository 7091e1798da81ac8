import type { Filter } from 'mongodb';
import { leftOutField, partOf, type EventRecord, type EventStore } from '../../model/event.js';
import { durable } from '../kit/collections.js';
import { insertNew } from '../kit/insert-new.js';
import { newestBelow } from '../kit/newest-below.js';
import { createEventErasing } from './erase.js';
import type { EventCollections } from './schema.js';

/** Events of the version before that are placed at once. */
const OLD_AT_ONCE = 1_000;

const placed = (event: EventRecord): EventRecord => ({ ...event, part: partOf(event.email) });

/** The workflows that an event was left out of, without one of them; none is no list at all. */
const without = (workflow: string, field: ReturnType<typeof leftOutField>) => {
  const others = { $filter: { input: `$${field}`, cond: { $ne: ['$$this', { $literal: workflow }] } } };
  return { $cond: [{ $eq: [others, []] }, '$$REMOVE', others] };
};

/** What was told last of each subject comes first; without what it tells, which can be long. */
const BY_LAST = [
  { $project: { subject: 1, email: 1, occurredAt: 1, receivedAt: 1 } },
  { $sort: { subject: 1, occurredAt: -1, receivedAt: -1, _id: -1 } },
];

export const createEventStore = ({ events }: EventCollections): EventStore => ({
  ...createEventErasing({ events }),

  async insertNew(records) {
    return (await insertNew(events, records.map(placed))).size;
  },

  async waitingParts(until) {
    const when = until ? { occurredAt: { $lte: until } } : {};
    const parts = await events.distinct('part', { state: 'received', part: { $gte: 0 }, ...when });
    return parts.filter((part) => part !== undefined);
  },

  async stillOpen(ids) {
    const found = await events.find({ _id: { $in: ids }, state: 'received' }, { projection: { _id: 1 } }).toArray();
    return found.map((e) => e._id);
  },

  async areMoreThan(many) {
    return (await events.countDocuments({ state: 'received', part: { $gte: 0 } }, { limit: many + 1 })) > many;
  },

  waiting: ({ parts, without, limit }) =>
    events
      .find({ state: 'received', part: { $in: parts }, ...(without.length > 0 ? { email: { $nin: without } } : {}) })
      .sort({ occurredAt: 1, _id: 1 })
      .limit(limit)
      .toArray(),

  heldBack: (now) => events.distinct('email', { retryAt: { $gt: now }, state: 'received' }),

  async begin(id, retryAt) {
    const begun = await events.findOneAndUpdate(
      { _id: id, state: 'received' },
      { $inc: { attempts: 1 }, $set: { retryAt } },
      { returnDocument: 'after', projection: { attempts: 1 }, ...durable },
    );
    return begun?.attempts ?? 0;
  },

  async couldNot(id, reason, then) {
    if (then === 'try again') {
      await events.updateOne({ _id: id, state: 'received' }, { $set: { reason } }, durable);
      return;
    }
    // What was only to start something was processed before, and can be asked for again.
    const again = { $ne: [{ $type: '$startFor' }, 'missing'] };
    const leftOut = { $setUnion: [{ $ifNull: ['$leftOut', []] }, { $ifNull: ['$startFor', []] }] };
    await events.updateOne(
      { _id: id, state: 'received' },
      [
        {
          $set: {
            state: { $cond: [again, 'processed', 'failed'] },
            reason: { $literal: reason },
            leftOut: { $cond: [again, leftOut, { $ifNull: ['$leftOut', '$$REMOVE'] }] },
          },
        },
        { $unset: ['retryAt', 'startFor'] },
      ],
      durable,
    );
  },

  async placeOld() {
    for (;;) {
      const old = await events
        .find({ state: 'received', part: { $exists: false } }, { projection: { email: 1 }, limit: OLD_AT_ONCE })
        .toArray();
      if (old.length === 0) return;
      const operations = old.map((e) => ({
        updateOne: { filter: { _id: e._id }, update: { $set: { part: partOf(e.email) } } },
      }));
      await events.bulkWrite(operations, { ordered: false, ...durable });
    }
  },

  async markProcessed(done) {
    const processed = {
      $set: { state: 'processed' as const },
      $unset: { retryAt: '' as const, startFor: '' as const },
    };
    const first = done.filter((e) => !e.startFor).map((e) => e._id);
    const anew = { startFor: { $exists: false } };
    const operations = [
      ...(first.length > 0
        ? [{ updateMany: { filter: { _id: { $in: first }, state: 'received' as const, ...anew }, update: processed } }]
        : []),
      ...done.flatMap(({ _id, startFor }) =>
        startFor ? [{ updateOne: { filter: { _id, state: 'received' as const, startFor }, update: processed } }] : [],
      ),
    ];
    if (operations.length > 0) await events.bulkWrite(operations, { ordered: false, ...durable });
  },

  async leaveOut(workflow, ids, why) {
    if (ids.length === 0) return;
    const first = why === 'fuse' ? { state: 'received' as const, startFor: { $exists: false } } : {};
    await events.updateMany({ _id: { $in: ids }, ...first }, { $addToSet: { [leftOutField(why)]: workflow } }, durable);
  },

  countLeftOut: (workflow, why) => events.countDocuments({ [leftOutField(why)]: workflow }),

  async startLeftOut(workflow, why) {
    const field = leftOutField(why);
    const { modifiedCount } = await events.updateMany(
      // One that is still to be processed for the first time starts what else it starts before.
      { [field]: workflow, $or: [{ state: { $ne: 'received' } }, { startFor: { $exists: true } }] },
      [
        {
          $set: {
            [field]: without(workflow, field),
            startFor: { $setUnion: [{ $ifNull: ['$startFor', []] }, [workflow]] },
            state: 'received',
            attempts: 0,
          },
        },
      ],
      durable,
    );
    return modifiedCount;
  },

  async dismissLeftOut(workflow, why) {
    const field = leftOutField(why);
    const forgotten = [{ $set: { [field]: without(workflow, field) } }];
    return (await events.updateMany({ [field]: workflow }, forgotten, durable)).modifiedCount;
  },

  async byNames({ emails, names, since }) {
    if (emails.length === 0 || names.length === 0) return [];
    return events
      .find({ email: { $in: emails }, name: { $in: names }, occurredAt: { $gte: since } })
      .sort({ occurredAt: 1 })
      .toArray();
  },

  async newestAbout(things) {
    if (things.length === 0) return [];
    const wanted = new Set(things.map(({ subject, email }) => `${subject}\n${email}`));
    const newest = await events
      .aggregate<{ newest: string }>([
        {
          $match: {
            subject: { $in: [...new Set(things.map((t) => t.subject))] },
            email: { $in: [...new Set(things.map((t) => t.email))] },
          },
        },
        ...BY_LAST,
        { $group: { _id: { subject: '$subject', email: '$email' }, newest: { $first: '$_id' } } },
      ])
      .toArray();
    const found = await events.find({ _id: { $in: newest.map((n) => n.newest) } }).toArray();
    return found.filter(({ subject = '', email }) => wanted.has(`${subject}\n${email}`));
  },

  async handedOver(subjects) {
    if (subjects.length === 0) return [];
    const owned = await events
      .aggregate<{ _id: string; owner: string; all: string[] }>([
        { $match: { subject: { $in: subjects }, owns: true } },
        ...BY_LAST,
        { $group: { _id: '$subject', owner: { $first: '$email' }, all: { $addToSet: '$email' } } },
        { $match: { 'all.1': { $exists: true } } },
      ])
      .toArray();
    return owned.map(({ _id, owner, all }) => ({ subject: _id, owner, before: all.filter((e) => e !== owner) }));
  },

  endsOf: (emails) => events.find({ email: { $in: emails }, endRuns: { $exists: true } }, { hint: 'ends' }).toArray(),

  get: (id) => events.findOne({ _id: id }),

  async list({ q, name, source, state, after, limit }) {
    const last = after ? await events.findOne({ _id: after }, { projection: { email: 1, occurredAt: 1 } }) : null;
    const { filter, sort } = newestBelow({ address: 'email', time: 'occurredAt', prefix: q, last });
    return events
      .find({
        ...(name ? { name } : {}),
        ...(source ? { source } : {}),
        ...(state ? { state } : {}),
        ...filter,
      } as Filter<EventRecord>)
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

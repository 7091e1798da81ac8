import type { AnyBulkWriteOperation } from 'mongodb';
import type { PersonChange } from '../../decide/types.js';
import type { Json } from '../../definition/json/json.js';
import {
  firstPurchases,
  type PersonRecord,
  type PeopleStore,
  type Telling,
  type TellingOptions,
} from '../../model/person.js';
import { wordsOfEmail } from '../../model/words.js';
import { durable } from '../kit/collections.js';
import { isDuplicateKey } from '../kit/duplicates.js';
import { newId } from '../kit/new-id.js';
import { applyToPeople } from './apply.js';
import { changeStages } from './change.js';
import { createDatesStore } from './dates.js';
import { createErasing } from './erase.js';
import { createMembersStore } from './members.js';
import { saidOrGuessed } from './said-or-guessed.js';
import type { PeopleCollections } from './schema.js';
import { searchPeople } from './search.js';

type Operation = AnyBulkWriteOperation<PersonRecord>;

/** The fields that an event tells change the person without a cause in a workflow. */
const OUTSIDE = { depth: 0 };

const byKey = <K extends keyof PersonRecord>(people: PersonRecord[], key: K): Map<PersonRecord[K], PersonRecord> =>
  new Map(people.map((p) => [p[key], p]));

const prefixed = (prefix: string, values: object = {}): object =>
  Object.fromEntries(Object.entries(values).map(([k, v]) => [`${prefix}.${k}`, { $literal: v as unknown }]));

/** Makes people known, once each, however many of these events are theirs. */
const upsertsOf = (events: Telling[], now: Date): Operation[] => {
  const lastSeen = new Map<string, Date | null>();
  for (const { email, occurredAt, quiet } of events) {
    const before = lastSeen.get(email) ?? null;
    lastSeen.set(email, quiet || (before && before >= occurredAt) ? before : occurredAt);
  }
  const bought = firstPurchases(events);
  return [...lastSeen].map(([email, lastSeenAt]) => ({
    updateOne: {
      filter: { email },
      update: {
        $setOnInsert: {
          _id: newId(),
          tags: [],
          createdAt: now,
          fields: {},
          externalIds: {},
          words: wordsOfEmail(email),
          ...(lastSeenAt ? {} : { lastSeenAt }),
        },
        ...(lastSeenAt ? { $max: { lastSeenAt } } : {}),
        ...(bought.has(email) ? { $min: { customerSince: bought.get(email) } } : {}),
        $set: { updatedAt: now },
        $inc: { rev: 1 },
      },
      upsert: true,
    },
  }));
};

/** What an event tells, once: not where it was told already, and not where another worker may have taken over. */
const tellingOf = (event: Telling, { now, until, heardFields }: TellingOptions): Operation[] => {
  const { _id, email, person, quiet } = event;
  if (!person) return [];
  const changes: PersonChange[] = [
    ...Object.entries<Json>(person.fields ?? {}).map(([field, value]) => ({
      kind: 'set_field' as const,
      field,
      value,
    })),
    ...(person.tags ?? []).map((tag) => ({ kind: 'add_tag' as const, tag })),
  ];
  const told = {
    ...prefixed('externalIds', person.externalIds),
    ...saidOrGuessed(person),
    ...(person.untracked ? { untracked: { $literal: true } } : {}),
    told: { $concatArrays: [{ $ifNull: ['$told', []] }, [{ $literal: _id }]] },
  };
  const isHeard = (c: PersonChange) => !quiet && (c.kind !== 'set_field' || heardFields.has(c.field));
  const update = [...changeStages(changes, { cause: OUTSIDE, at: now, key: newId(), isHeard }), { $set: told }];
  return [{ updateOne: { filter: { email, told: { $ne: _id }, ...before(until) }, update } }];
};

/** Only while the database's clock stands before this moment. */
const before = (until: Date) => ({ $expr: { $lt: ['$$NOW', until] } });

export const createPeopleStore = ({ people }: PeopleCollections): PeopleStore => ({
  ...createMembersStore({ people }),
  ...createDatesStore({ people }),
  ...createErasing({ people }),

  async upsertFromEvents(events, how) {
    if (events.length === 0) return new Map();
    const operations = [...upsertsOf(events, how.now), ...events.flatMap((e) => tellingOf(e, how))];
    const write = () => people.bulkWrite(operations, { ordered: true, ...durable });
    // Two processes that meet the same new person at once: the second try finds them.
    await write().catch((error: unknown) => {
      if (!isDuplicateKey(error)) throw error;
      return write();
    });
    const emails = [...new Set(events.map((e) => e.email))];
    return byKey(await people.find({ email: { $in: emails } }).toArray(), 'email');
  },

  async setTracked(person, tracked, now) {
    const { modifiedCount } = await people.updateOne(
      { _id: person, ...(tracked ? { untracked: true } : { untracked: { $ne: true } }) },
      tracked
        ? { $unset: { untracked: '' }, $set: { updatedAt: now }, $inc: { rev: 1 } }
        : { $set: { untracked: true, updatedAt: now }, $inc: { rev: 1 } },
      durable,
    );
    return modifiedCount === 1;
  },

  async forgetTold(ids, events, until) {
    if (ids.length === 0) return;
    const left = { $filter: { input: '$told', cond: { $not: [{ $in: ['$$this', { $literal: events }] }] } } };
    await people.updateMany(
      { _id: { $in: ids }, told: { $in: events }, ...before(until) },
      [{ $set: { told: left } }, { $set: { told: { $cond: [{ $eq: ['$told', []] }, '$$REMOVE', '$told'] } } }],
      durable,
    );
  },

  async byIds(ids) {
    return byKey(await people.find({ _id: { $in: ids } }).toArray(), '_id');
  },

  async byEmails(emails) {
    return byKey(await people.find({ email: { $in: emails } }).toArray(), 'email');
  },

  async change(groups, now) {
    const operations = groups.map(({ people: ids, changes, cause }) => ({
      updateMany: { filter: { _id: { $in: ids } }, update: changeStages(changes, { cause, at: now, key: newId() }) },
    }));
    if (operations.length > 0) await people.bulkWrite(operations, { ordered: true, ...durable });
  },

  apply: (applications, window) => applyToPeople(people, applications, window),

  idsOf: async (emails) =>
    (await people.find({ email: { $in: emails } }, { projection: { _id: 1 } }).toArray()).map((p) => p._id),

  async withNews(limit) {
    const found = await people
      .find({ newsAt: { $exists: true } }, { projection: { email: 1, news: 1 } })
      .sort({ newsAt: 1 })
      .limit(limit)
      .toArray();
    return found.map(({ _id, email, news = [] }) => ({ person: _id, email, news }));
  },

  async forgetNews(ids, news) {
    if (ids.length === 0) return;
    const left = { $filter: { input: { $ifNull: ['$news', []] }, cond: { $not: [{ $in: ['$$this.id', news] }] } } };
    const unlessEmpty = (value: string) => ({ $cond: [{ $eq: ['$news', []] }, '$$REMOVE', value] });
    await people.updateMany(
      { _id: { $in: ids } },
      [{ $set: { news: left } }, { $set: { news: unlessEmpty('$news'), newsAt: unlessEmpty('$newsAt') } }],
      durable,
    );
  },

  async putOff(person, what, until) {
    await people.updateOne({ _id: person }, { $set: { [what]: until } }, durable);
  },

  range: ({ after, to, limit }) =>
    people
      .find({ _id: { $gt: after, ...(to === undefined ? {} : { $lte: to }) } })
      .sort({ _id: 1 })
      .limit(limit)
      .toArray(),

  countAll: () => people.estimatedDocumentCount(),

  // Reads everybody: for an export, which does so anyway.
  fieldNames: async () => {
    const found = await people
      .aggregate<{ _id: string }>([
        { $project: { field: { $objectToArray: { $ifNull: ['$fields', {}] } } } },
        { $unwind: '$field' },
        { $group: { _id: '$field.k' } },
        { $sort: { _id: 1 } },
      ])
      .toArray();
    return found.map(({ _id }) => _id);
  },

  search: searchPeople(people),

  async writeWords(writes) {
    if (writes.length === 0) return true;
    const { matchedCount } = await people.bulkWrite(
      writes.map(({ person: { _id, rev }, words }) => ({
        updateOne: { filter: { _id, rev: rev ?? { $exists: false } }, update: { $set: { words } } },
      })),
      { ordered: false, ...durable },
    );
    return matchedCount === writes.length;
  },
});

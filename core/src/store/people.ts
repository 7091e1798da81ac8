import type { AnyBulkWriteOperation, UpdateFilter } from 'mongodb';
import { newId } from './new-id.js';
import type { PersonChange } from '../decide/types.js';
import type { PersonRecord } from '../people/person.js';
import type { PeopleStore } from '../people/port.js';
import { durable, type Collections } from './collections.js';
import { isDuplicateKey } from './duplicates.js';

type Update = UpdateFilter<PersonRecord>;

const byKey = <K extends keyof PersonRecord>(people: PersonRecord[], key: K): Map<PersonRecord[K], PersonRecord> =>
  new Map(people.map((p) => [p[key], p]));

const prefixed = (prefix: string, values: object | undefined): [string, unknown][] =>
  Object.entries(values ?? {}).map(([k, v]) => [`${prefix}.${k}`, v]);

const upsertOf = ({ email, person, occurredAt }: Parameters<PeopleStore['upsertFromEvents']>[0][number], now: Date) => {
  const told = Object.fromEntries([
    ...prefixed('fields', person?.fields),
    ...prefixed('externalIds', person?.externalIds),
    ...(person?.timeZone ? [['timeZone', person.timeZone]] : []),
    ...(person?.locale ? [['locale', person.locale]] : []),
  ]) as Record<string, unknown>;
  const has = (prefix: string) => Object.keys(told).some((k) => k.startsWith(prefix));
  return {
    updateOne: {
      filter: { email },
      update: {
        $setOnInsert: {
          _id: newId(),
          tags: [],
          createdAt: now,
          ...(has('fields.') ? {} : { fields: {} }),
          ...(has('externalIds.') ? {} : { externalIds: {} }),
        },
        $max: { lastSeenAt: occurredAt ?? now },
        $set: { ...told, updatedAt: now },
      },
      upsert: true,
    },
  } satisfies AnyBulkWriteOperation<PersonRecord>;
};

/** One update for a list of changes that are all set operations; later ones win over earlier ones on the same thing. */
const updatesOf = (changes: PersonChange[], now: Date): Update[] => {
  const add: string[] = [];
  const remove: string[] = [];
  const set: Record<string, unknown> = { updatedAt: now };
  for (const c of changes) {
    if (c.kind === 'add_tag') add.push(c.tag);
    else if (c.kind === 'remove_tag') remove.push(c.tag);
    else set[`fields.${c.field}`] = c.value;
  }
  const updates: Update[] = [{ $set: set, ...(add.length ? { $addToSet: { tags: { $each: add } } } : {}) }];
  // MongoDB refuses $addToSet and $pull on one field in one update.
  if (remove.length) updates.push({ $pull: { tags: { $in: remove } } });
  return updates;
};

export const createPeopleStore = ({ people }: Collections): PeopleStore => ({
  async upsertFromEvents(events, now) {
    if (events.length === 0) return new Map();
    const write = () =>
      people.bulkWrite(
        events.map((e) => upsertOf(e, now)),
        { ordered: true, ...durable },
      );
    // Two processes that meet the same new person at once: the second try finds them.
    await write().catch((error: unknown) => {
      if (!isDuplicateKey(error)) throw error;
      return write();
    });
    const emails = [...new Set(events.map((e) => e.email))];
    return byKey(await people.find({ email: { $in: emails } }).toArray(), 'email');
  },

  async byIds(ids) {
    return byKey(await people.find({ _id: { $in: ids } }).toArray(), '_id');
  },

  async change(groups, now) {
    const operations = groups.flatMap(({ people: ids, changes }) =>
      updatesOf(changes, now).map((update) => ({ updateMany: { filter: { _id: { $in: ids } }, update } })),
    );
    if (operations.length > 0) await people.bulkWrite(operations as never, { ordered: true, ...durable });
  },

  async search({ q, after, limit }) {
    const text = q?.trim();
    if (!text) {
      const found = await people
        .find(after ? { _id: { $lt: after } } : {})
        .sort({ _id: -1 })
        .limit(limit)
        .toArray();
      return { people: found, next: found.length === limit ? (found.at(-1)?._id ?? null) : null };
    }
    // A range and not a pattern: it uses the index, and there is nothing to escape.
    const prefix = text.toLowerCase();
    const inRange = { $gte: prefix, $lt: `${prefix}\uffff` };
    const [kind, mark] = after ? [after.slice(0, 4), after.slice(4)] : ['mail', undefined];
    const byEmail =
      kind === 'mail'
        ? await people
            .find({ email: mark ? { ...inRange, $gt: mark } : inRange })
            .sort({ email: 1 })
            .limit(limit)
            .toArray()
        : [];
    if (byEmail.length === limit) return { people: byEmail, next: `mail${byEmail.at(-1)?.email ?? ''}` };
    const byTag = await people
      .find({
        tags: text,
        email: { $not: inRange },
        ...(kind === 'tags' && mark ? { _id: { $lt: mark } } : {}),
      } as never)
      .sort({ _id: -1 })
      .limit(limit - byEmail.length)
      .toArray();
    const full = byEmail.length + byTag.length === limit;
    return { people: [...byEmail, ...byTag], next: full ? `tags${byTag.at(-1)?._id ?? ''}` : null };
  },
});

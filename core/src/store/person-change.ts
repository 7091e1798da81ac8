import type { Document } from 'mongodb';
import type { PersonChange } from '../decide/types.js';
import { ownEvents } from '../definition/trigger-event.js';
import type { Json } from '../definition/json.js';
import type { Cause } from '../people/news.js';
import { newId } from './new-id.js';

/** A value and nothing else: text that begins with "$" would be read as a path. */
const literal = (value: unknown): Document => ({ $literal: value });
const listOf = (field: string): Document => ({ $ifNull: [`$${field}`, []] });

interface Alteration {
  /** Does the change alter this person? */
  alters: Document;
  set: Document;
  news: { name: string; properties: Document };
}

const inList = (field: string, value: string, add: boolean, news: Alteration['news']): Alteration => {
  const has = { $in: [literal(value), listOf(field)] };
  const changed = add
    ? { $concatArrays: [listOf(field), [literal(value)]] }
    : { $filter: { input: listOf(field), cond: { $ne: ['$$this', literal(value)] } } };
  const alters = add ? { $not: [has] } : has;
  return { alters, set: { [field]: { $cond: [alters, changed, listOf(field)] } }, news };
};

const inField = (field: string, value: Json): Alteration => {
  const path = `fields.${field}`;
  const from = { $ifNull: [`$${path}`, null] };
  return {
    alters: { $ne: [from, literal(value)] },
    set: { [path]: literal(value) },
    news: { name: ownEvents.fieldChanged, properties: { field: literal(field), from, to: literal(value) } },
  };
};

/** Calculations a person remembers: a batch that crashed is decided again long before as many have followed. */
const REMEMBERED = 200;

const MONGO_OPERATORS = { add: '$add', subtract: '$subtract', multiply: '$multiply', divide: '$divide' } as const;

/** As `calculated` does in memory: on the value of this moment, so that two runs that add at once are both counted. */
const inNumber = ({ field, operation, by, key }: Extract<PersonChange, { kind: 'calculate' }>): Alteration => {
  const path = `fields.${field}`;
  const from = { $ifNull: [`$${path}`, null] };
  const readable = { $in: [{ $type: from }, ['null', 'int', 'long', 'double', 'decimal', 'string']] };
  const number = { $convert: { input: { $ifNull: [from, 0] }, to: 'double', onError: null } };
  const to = { [MONGO_OPERATORS[operation]]: [number, by] };
  const made = listOf('calculated');
  const isNew = { $not: [{ $in: [literal(key), made] }] };
  const finite = { $and: [{ $gte: [to, -Number.MAX_VALUE] }, { $lte: [to, Number.MAX_VALUE] }] };
  const works = { $and: [isNew, readable, { $ne: [number, null] }, finite, { $ne: [to, from] }] };
  return {
    alters: works,
    set: {
      [path]: { $cond: [works, to, `$${path}`] },
      calculated: { $slice: [{ $concatArrays: [made, { $cond: [isNew, [literal(key)], []] }] }, -REMEMBERED] },
    },
    news: { name: ownEvents.fieldChanged, properties: { field: literal(field), from, to } },
  };
};

const alterationOf = (change: PersonChange): Alteration => {
  switch (change.kind) {
    case 'add_tag':
      return inList('tags', change.tag, true, { name: ownEvents.tagAdded, properties: { tag: literal(change.tag) } });
    case 'remove_tag':
      return inList('tags', change.tag, false, {
        name: ownEvents.tagRemoved,
        properties: { tag: literal(change.tag) },
      });
    case 'set_field':
      return inField(change.field, change.value);
    case 'calculate':
      return inNumber(change);
  }
};

/** One stage: the change and, where it alters the person, the news of it. All its expressions see the person before. */
const stageOf = (change: PersonChange, { depth, run }: Cause, now: Date, heard: boolean): Document => {
  const { alters, set, news } = alterationOf(change);
  const told = {
    id: { $concat: [`${newId()}:`, '$_id'] },
    name: literal(news.name),
    properties: news.properties,
    at: now,
    depth,
    ...(run ? { run } : {}),
  };
  return {
    $set: {
      ...set,
      ...(heard
        ? {
            news: { $cond: [alters, { $concatArrays: [listOf('news'), [told]] }, { $ifNull: ['$news', '$$REMOVE'] }] },
            newsAt: { $ifNull: ['$newsAt', { $cond: [alters, now, '$$REMOVE'] }] },
          }
        : {}),
    },
  };
};

/** An update that makes the changes one after the other, for many people at once. */
export const changeStages = (
  changes: PersonChange[],
  cause: Cause,
  now: Date,
  isHeard: (change: PersonChange) => boolean = () => true,
): Document[] => [
  ...changes.map((change) => stageOf(change, cause, now, isHeard(change))),
  { $set: { updatedAt: now, rev: { $add: [{ $ifNull: ['$rev', 0] }, 1] } } },
];

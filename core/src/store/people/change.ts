import type { Document } from 'mongodb';
import { NUMBER_SPACES, NUMBER_TEXT } from '../../definition/number.js';
import type { PersonChange } from '../../decide/types.js';
import { ownEvents } from '../../definition/events/own-events.js';
import type { Json } from '../../definition/json/json.js';
import type { Cause } from '../../model/person.js';
import { wordsOfField } from '../../model/words.js';

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

/** The words that a person is found by, with these for the field; nothing where it holds no name. */
const inWords = (field: string, value: Json): { words?: Document } => {
  const words = wordsOfField(field, value);
  if (!words) return {};
  const others = { $filter: { input: listOf('words'), cond: { $ne: ['$$this.of', literal(field)] } } };
  return { words: { $concatArrays: [others, literal(words)] } };
};

const inField = (field: string, value: Json): Alteration => {
  const path = `fields.${field}`;
  const from = { $ifNull: [`$${path}`, null] };
  return {
    alters: { $ne: [from, literal(value)] },
    set: { [path]: literal(value), ...inWords(field, value) },
    news: { name: ownEvents.fieldChanged, properties: { field: literal(field), from, to: literal(value) } },
  };
};

const MONGO_OPERATORS = { add: '$add', subtract: '$subtract', multiply: '$multiply', divide: '$divide' } as const;

/** A number, also one written as text; as `readNumber` reads it in memory. */
const numberOf = (value: Document): Document => ({
  $switch: {
    branches: [
      { case: { $in: [{ $type: value }, ['int', 'long', 'double', 'decimal']] }, then: { $toDouble: value } },
      {
        case: { $eq: [{ $type: value }, 'string'] },
        then: {
          $cond: [
            { $regexMatch: { input: value, regex: NUMBER_TEXT.source } },
            { $convert: { input: { $trim: { input: value, chars: NUMBER_SPACES } }, to: 'double', onError: null } },
            null,
          ],
        },
      },
    ],
    default: { $cond: [{ $eq: [value, null] }, 0, null] },
  },
});

/** As `calculated` does in memory: on the value of this moment, so that two runs that add at once are both counted. */
const inNumber = ({ field, operation, by }: Extract<PersonChange, { kind: 'calculate' }>): Alteration => {
  const path = `fields.${field}`;
  const from = { $ifNull: [`$${path}`, null] };
  const number = numberOf(from);
  const to = { [MONGO_OPERATORS[operation]]: [number, by] };
  const finite = { $and: [{ $gte: [to, -Number.MAX_VALUE] }, { $lte: [to, Number.MAX_VALUE] }] };
  const works = { $and: [{ $ne: [number, null] }, finite, { $ne: [to, from] }] };
  // A number is nobody's name.
  const { words } = inWords(field, null);
  return {
    alters: works,
    set: {
      [path]: { $cond: [works, to, `$${path}`] },
      ...(words ? { words: { $cond: [works, words, listOf('words')] } } : {}),
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

/** What all changes of a write have in common. */
export interface ChangeWrite {
  cause: Cause;
  /** When it was decided. */
  at: Date;
  /** News is known by it, and by the person: the same news once. */
  key: string;
  isHeard?: (change: PersonChange) => boolean;
}

/** One stage: the change and, where it alters the person, the news of it. All its expressions see the person before. */
const stageOf = (change: PersonChange, id: string, { cause, at, isHeard = () => true }: ChangeWrite): Document => {
  const { alters, set, news } = alterationOf(change);
  const told = {
    id: { $concat: [`${id}:`, '$_id'] },
    name: literal(news.name),
    properties: news.properties,
    at,
    depth: cause.depth,
    ...(cause.run ? { run: cause.run } : {}),
  };
  return {
    $set: {
      ...set,
      ...(isHeard(change)
        ? {
            news: { $cond: [alters, { $concatArrays: [listOf('news'), [told]] }, { $ifNull: ['$news', '$$REMOVE'] }] },
            newsAt: { $ifNull: ['$newsAt', { $cond: [alters, at, '$$REMOVE'] }] },
          }
        : {}),
    },
  };
};

/** An update that makes the changes one after the other, for many people at once. */
export const changeStages = (changes: PersonChange[], write: ChangeWrite): Document[] => [
  ...changes.map((change, i) => stageOf(change, `${write.key}:${i}`, write)),
  { $set: { updatedAt: write.at, rev: { $add: [{ $ifNull: ['$rev', 0] }, 1] } } },
];

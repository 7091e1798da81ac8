import type { Document } from 'mongodb';
import type { SeenStore } from '../model/seen.js';
import type { EventCollections } from './events/schema.js';
import type { PeopleCollections } from './people/schema.js';

/** Names of events, tags, fields, and properties of an event that are told. */
const MOST = 200;
/** Events of each name whose properties are looked at, and people whose fields are: the newest. */
const EVENTS_EACH = 3;
const PEOPLE = 200;
/** What takes longer, or is more than one answer holds, is left out. */
const limits = { maxTimeMS: 2_000 };
const TOO_MUCH: readonly unknown[] = [50, 17_217];

/** The names that an object has, on the server: what stands behind them can be long. */
const keysOf = (value: unknown): Document => ({
  $map: { input: { $objectToArray: value }, as: 'p', in: '$$p.k' },
});

/** Paths of an object's values, one level down: `item.title` beside `total`. */
const pathsOf = (object: string): Document => ({
  $reduce: {
    input: { $objectToArray: object },
    initialValue: [],
    in: {
      $concatArrays: [
        '$$value',
        {
          $cond: [
            { $eq: [{ $type: '$$this.v' }, 'object'] },
            { $map: { input: keysOf('$$this.v'), as: 'k', in: { $concat: ['$$this.k', '.', '$$k'] } } },
            ['$$this.k'],
          ],
        },
      ],
    },
  },
});

const inTime = async <T>(work: Promise<T[]>): Promise<T[]> => {
  try {
    return await work;
  } catch (error) {
    if (TOO_MUCH.includes((error as { code?: number }).code)) return [];
    throw error;
  }
};

export const createSeenStore = ({ events, people }: EventCollections & PeopleCollections): SeenStore => ({
  async events() {
    const found = await inTime(
      events
        .aggregate<{ _id: string; lastAt: Date; newest: { paths: string[] }[] }>(
          [
            // Sorted and grouped as an index is: the server jumps from one name to the next.
            { $sort: { name: 1, occurredAt: -1, _id: -1 } },
            { $group: { _id: '$name', lastAt: { $first: '$occurredAt' } } },
            { $sort: { lastAt: -1 } },
            { $limit: MOST },
            {
              $lookup: {
                from: events.collectionName,
                localField: '_id',
                foreignField: 'name',
                pipeline: [
                  { $sort: { occurredAt: -1, _id: -1 } },
                  { $limit: EVENTS_EACH },
                  { $project: { _id: 0, paths: pathsOf('$properties') } },
                ],
                as: 'newest',
              },
            },
          ],
          limits,
        )
        .toArray(),
    );
    return found.map(({ _id, lastAt, newest }) => ({
      name: _id,
      lastAt: lastAt.toISOString(),
      properties: [...new Set(newest.flatMap(({ paths }) => paths))].slice(0, MOST),
    }));
  },

  async tags() {
    const found = await inTime(people.distinct('tags', {}, limits));
    // An index knows people without any tag by a tag that is nothing.
    return found.filter((tag) => typeof tag === 'string').slice(0, MOST);
  },

  async fields() {
    const newest = [{ $sort: { _id: -1 } }, { $limit: PEOPLE }];
    const found = await inTime(
      people
        .aggregate<{ _id: string }>(
          [
            ...newest,
            { $project: { field: keysOf({ $ifNull: ['$fields', {}] }) } },
            { $unwind: '$field' },
            { $group: { _id: '$field' } },
            { $sort: { _id: 1 } },
            { $limit: MOST },
          ],
          limits,
        )
        .toArray(),
    );
    return found.map(({ _id }) => _id);
  },
});

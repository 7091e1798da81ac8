import type { Document } from 'mongodb';
import type { PeopleStore } from '../../model/person.js';
import { wordsOf } from '../../model/words.js';
import { durable } from '../kit/collections.js';
import type { PeopleCollections } from './schema.js';

type Erasing = Pick<PeopleStore, 'erase' | 'byAliases' | 'addAliases' | 'absorb'>;

const literal = (value: unknown): Document => ({ $literal: value });
const orEmpty = (field: string): Document => ({ $ifNull: [`$${field}`, []] });

/** Taking people out, and one person into another. */
export const createErasing = ({ people }: PeopleCollections): Erasing => ({
  async erase(ids) {
    if (ids.length > 0) await people.deleteMany({ _id: { $in: ids } }, durable);
  },

  async byAliases(emails) {
    const wanted = new Set(emails);
    const found = await people.find({ aliases: { $in: emails } }).toArray();
    return new Map(
      found.flatMap((person) =>
        (person.aliases ?? []).flatMap((alias) => (wanted.has(alias) ? [[alias, person] as const] : [])),
      ),
    );
  },

  async addAliases(person, emails) {
    await people.updateOne({ _id: person }, { $addToSet: { aliases: { $each: emails } } }, durable);
  },

  async absorb(from, into, now) {
    const [gone, kept] = await Promise.all([people.findOne({ _id: from }), people.findOne({ _id: into })]);
    if (!gone || !kept) return;
    const { tags, fields, externalIds, timeZone, locale, untracked, news = [], createdAt, lastSeenAt } = gone;
    const newsIds = { $map: { input: orEmpty('news'), in: '$$this.id' } };
    const others = { $filter: { input: literal(news), cond: { $not: [{ $in: ['$$this.id', newsIds] }] } } };
    const words = wordsOf({ email: kept.email, fields: { ...fields, ...kept.fields } });
    await people.updateOne(
      { _id: into },
      [
        {
          $set: {
            tags: { $setUnion: [orEmpty('tags'), literal(tags)] },
            fields: { $mergeObjects: [literal(fields), '$fields'] },
            externalIds: { $mergeObjects: [literal(externalIds), '$externalIds'] },
            words: literal(words),
            ...(timeZone ? { timeZone: { $ifNull: ['$timeZone', literal(timeZone)] } } : {}),
            ...(locale ? { locale: { $ifNull: ['$locale', literal(locale)] } } : {}),
            ...(untracked ? { untracked: true } : {}),
            createdAt: { $min: ['$createdAt', createdAt] },
            lastSeenAt: { $max: ['$lastSeenAt', lastSeenAt] },
            segmentsAt: now,
            datesAt: now,
            updatedAt: now,
            rev: { $add: [{ $ifNull: ['$rev', 0] }, 1] },
            ...(news.length > 0
              ? { news: { $concatArrays: [orEmpty('news'), others] }, newsAt: { $ifNull: ['$newsAt', now] } }
              : {}),
          },
        },
      ],
      durable,
    );
    await people.deleteOne({ _id: from }, durable);
  },
});

import type { Collection, Filter } from 'mongodb';
import type { PersonRecord, PeopleStore } from '../../model/person.js';
import { wordsLookedFor } from '../../model/words.js';
import { startingWith } from '../kit/starting-with.js';

type Query = Filter<PersonRecord>;

/** A way to be found; a page goes on with the next way where one is through. */
interface Way {
  kind: 'mail' | 'word' | 'tags';
  filter: Query;
  /** In which order, and so what a page ends with. */
  by: 'email' | '_id';
}

/** Both ends of the range count for the same element of the list: so the index is read between them only. */
const hasWord = (word: string): Query => ({ words: { $elemMatch: { w: startingWith(word) } } });

/**
 * Addresses that begin with the text come first, in order; then those who have all its words, then those with the tag,
 * both newest first. Each way has an index, and leaves out whom the ways before it found.
 */
const waysOf = (text: string): Way[] => {
  const byMail: Query = { email: startingWith(text) };
  const words = wordsLookedFor(text);
  // An address holds no space: of several words, each may also be the beginning of it.
  const byWords: Query =
    words.length === 1
      ? hasWord(words[0] ?? '')
      : { $and: words.map((word) => ({ $or: [hasWord(word), { email: startingWith(word) }] })) };
  const ways: Way[] = [{ kind: 'mail', filter: byMail, by: 'email' }];
  if (words.length > 0) ways.push({ kind: 'word', filter: byWords, by: '_id' });
  ways.push({ kind: 'tags', filter: { tags: text }, by: '_id' });
  return ways.map((way, i) =>
    i === 0 ? way : { ...way, filter: { $and: [way.filter, { $nor: ways.slice(0, i).map(({ filter }) => filter) }] } },
  );
};

/** Behind everybody who was shown already. */
const behind = ({ by }: Way, mark: string): Query =>
  by === 'email' ? { email: { $gt: mark } } : { _id: { $lt: mark } };

/** See `PeopleStore.search`. */
export const searchPeople =
  (people: Collection<PersonRecord>): PeopleStore['search'] =>
  async ({ q, after, limit }) => {
    const text = q?.trim();
    if (!text) {
      const found = await people
        .find(after ? { _id: { $lt: after } } : {})
        .sort({ _id: -1 })
        .limit(limit)
        .toArray();
      return { people: found, next: found.length === limit ? (found.at(-1)?._id ?? null) : null };
    }
    const ways = waysOf(text);
    const first = Math.max(0, after === undefined ? 0 : ways.findIndex(({ kind }) => kind === after.slice(0, 4)));
    const page: PersonRecord[] = [];
    for (const [i, way] of ways.slice(first).entries()) {
      const filter = i === 0 && after !== undefined ? { $and: [way.filter, behind(way, after.slice(4))] } : way.filter;
      const found = await people
        .find(filter)
        .sort(way.by === 'email' ? { email: 1 } : { _id: -1 })
        .limit(limit - page.length)
        .toArray();
      page.push(...found);
      const last = found.at(-1);
      if (page.length === limit) return { people: page, next: last ? `${way.kind}${last[way.by]}` : null };
    }
    return { people: page, next: null };
  };

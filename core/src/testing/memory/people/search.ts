import type { PeopleStore, PersonRecord } from '../../../model/person.js';
import { wordsLookedFor } from '../../../model/words.js';
import { byText } from '../kit/order.js';
import type { Table } from '../kit/table.js';

/** A way to be found; a page goes on with the next way where one is through. */
interface Way {
  kind: 'mail' | 'word' | 'tags';
  finds: (person: Readonly<PersonRecord>) => boolean;
  /** In which order, and so what a page ends with: from the first address on, or from the newest person on. */
  by: 'email' | '_id';
}

const waysOf = (text: string): Way[] => {
  const lower = text.toLowerCase();
  const words = wordsLookedFor(text);
  const hasWord = (person: Readonly<PersonRecord>, word: string) =>
    (person.words ?? []).some(({ w }) => w.startsWith(word)) || (words.length > 1 && person.email.startsWith(word));
  const ways: Way[] = [{ kind: 'mail', finds: ({ email }) => email.startsWith(lower), by: 'email' }];
  if (words.length > 0)
    ways.push({ kind: 'word', finds: (person) => words.every((word) => hasWord(person, word)), by: '_id' });
  ways.push({ kind: 'tags', finds: ({ tags }) => tags.includes(text), by: '_id' });
  return ways;
};

/** Behind everybody who was shown already. */
const isBehind = (person: Readonly<PersonRecord>, by: Way['by'], mark: string): boolean =>
  by === 'email' ? person.email > mark : person._id < mark;

const inOrder = (people: PersonRecord[], by: Way['by']): PersonRecord[] =>
  by === '_id' ? people.reverse() : people.sort(byText((p) => p.email));

/** See `PeopleStore.search`. */
export const searchPeople =
  (people: Table<PersonRecord>): PeopleStore['search'] =>
  async ({ q, after, limit }) => {
    const text = q?.trim();
    if (!text) {
      const found = inOrder(
        people.find((p) => !after || isBehind(p, '_id', after)),
        '_id',
      ).slice(0, limit);
      return { people: found, next: found.length === limit ? (found.at(-1)?._id ?? null) : null };
    }
    const ways = waysOf(text);
    const first = Math.max(
      0,
      ways.findIndex(({ kind }) => kind === after?.slice(0, 4)),
    );
    const page: PersonRecord[] = [];
    for (const [i, { kind, finds, by }] of ways.entries()) {
      if (i < first) continue;
      const mark = i === first ? after?.slice(4) : undefined;
      const found = people.find(
        (p) =>
          finds(p) &&
          !ways.slice(0, i).some((before) => before.finds(p)) &&
          (mark === undefined || isBehind(p, by, mark)),
      );
      page.push(...inOrder(found, by).slice(0, limit - page.length));
      const last = page.at(-1);
      if (last && page.length === limit) return { people: page, next: `${kind}${last[by]}` };
    }
    return { people: page, next: null };
  };

import type { PeopleStore, PersonRecord } from '../../../model/person.js';
import { wordsOf } from '../../../model/words.js';
import type { Table } from '../kit/table.js';

const later = (a: Date | null, b: Date | null): Date | null => (a && b ? (a > b ? a : b) : (a ?? b));

const take = (kept: PersonRecord, gone: PersonRecord, now: Date): void => {
  const known = new Set((kept.news ?? []).map(({ id }) => id));
  const news = [...(kept.news ?? []), ...(gone.news ?? []).filter(({ id }) => !known.has(id))];
  if (gone.untracked) kept.untracked = true;
  kept.tags = [...new Set([...kept.tags, ...gone.tags])].sort();
  kept.fields = { ...gone.fields, ...kept.fields };
  kept.externalIds = { ...gone.externalIds, ...kept.externalIds };
  kept.words = wordsOf(kept);
  if (kept.timeZone === undefined && gone.timeZone !== undefined) kept.timeZone = gone.timeZone;
  if (kept.locale === undefined && gone.locale !== undefined) kept.locale = gone.locale;
  kept.createdAt = gone.createdAt < kept.createdAt ? gone.createdAt : kept.createdAt;
  kept.lastSeenAt = later(kept.lastSeenAt, gone.lastSeenAt);
  Object.assign(kept, { segmentsAt: now, datesAt: now, updatedAt: now, rev: (kept.rev ?? 0) + 1 });
  if (news.length > 0) Object.assign(kept, { news, newsAt: kept.newsAt ?? now });
};

type Erasing = Pick<PeopleStore, 'erase' | 'byAliases' | 'addAliases' | 'absorb'>;

/** Taking people out, and one person into another. */
export const peopleErasing = (people: Table<PersonRecord>): Erasing => ({
  async erase(ids) {
    for (const id of ids) people.delete(id);
  },

  async byAliases(emails) {
    const wanted = new Set(emails);
    return new Map(
      people
        .find(({ aliases = [] }) => aliases.some((alias) => wanted.has(alias)))
        .flatMap((p) => (p.aliases ?? []).filter((alias) => wanted.has(alias)).map((alias) => [alias, p] as const)),
    );
  },

  async addAliases(person, emails) {
    people.update(person, (p) => void (p.aliases = [...new Set([...(p.aliases ?? []), ...emails])]));
  },

  async absorb(from, into, now) {
    const gone = people.get(from);
    if (!gone || !people.has(into)) return;
    people.update(into, (kept) => take(kept, gone, now));
    people.delete(from);
  },
});

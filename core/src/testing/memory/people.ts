import type { PeopleStore, PersonRecord } from '../../model/person.js';
import type { Tables } from './kit/tables.js';
import { applyToPeople } from './people/apply.js';
import { changePerson } from './people/change.js';
import { createDates, createMembers, writeUnchanged } from './people/members.js';
import { searchPeople } from './people/search.js';
import { peopleErasing } from './privacy/people.js';
import { createTold, type Sources } from './people/told.js';

const byKey = <K extends '_id' | 'email'>(people: PersonRecord[], key: K): Map<string, PersonRecord> =>
  new Map(people.map((person) => [person[key], person]));

/** People in memory. Their ids are from where the store's are: walks go up to a new one. */
export const createMemoryPeople = ({ people }: Tables, sources: Sources): PeopleStore => {
  const found = (ids: string[]): PersonRecord[] => [...new Set(ids)].flatMap((id) => people.get(id) ?? []);
  const at = (emails: string[]): PersonRecord[] => {
    const wanted = new Set(emails);
    return people.find(({ email }) => wanted.has(email));
  };
  return {
    ...createTold(people, sources),
    ...createMembers(people, sources.newId),
    ...createDates(people),
    ...peopleErasing(people),
    search: searchPeople(people),

    byIds: async (ids) => byKey(found(ids), '_id'),
    byEmails: async (emails) => byKey(at(emails), 'email'),
    idsOf: async (emails) => at(emails).map(({ _id }) => _id),

    async change(groups, now) {
      for (const { people: ids, changes, cause } of groups) {
        const write = { cause, at: now, key: sources.newId() };
        for (const id of new Set(ids)) people.update(id, (person) => changePerson(person, changes, write));
      }
    },

    async setTracked(id, tracked, now) {
      const changed = people.update(
        id,
        (person) => {
          if (tracked) delete person.untracked;
          else person.untracked = true;
          person.updatedAt = now;
          person.rev = (person.rev ?? 0) + 1;
        },
        ({ untracked = false }) => untracked === tracked,
      );
      return changed !== undefined;
    },

    apply: async (applications, window) => applyToPeople(people, applications, window, sources.now()),

    async putOff(person, what, until) {
      people.update(person, (record) => {
        record[what] = until;
      });
    },

    range: async ({ after, to, limit }) =>
      people.find(({ _id }) => _id > after && (to === undefined || _id <= to)).slice(0, limit),

    async fieldNames() {
      const names = new Set<string>();
      for (const { fields } of people.find()) for (const name of Object.keys(fields)) names.add(name);
      return [...names].sort();
    },

    countAll: async () => people.count(),

    withNews: async (limit) =>
      people
        .find(({ newsAt }) => newsAt !== undefined)
        .sort((a, b) => (a.newsAt?.getTime() ?? 0) - (b.newsAt?.getTime() ?? 0))
        .slice(0, limit)
        .map(({ _id, email, news = [] }) => ({ person: _id, email, news })),

    async forgetNews(ids, news) {
      const heard = new Set(news);
      for (const id of ids)
        people.update(id, (person) => {
          const left = (person.news ?? []).filter((one) => !heard.has(one.id));
          if (left.length > 0) person.news = left;
          else {
            delete person.news;
            delete person.newsAt;
          }
        });
    },

    writeWords: async (writes) =>
      writeUnchanged(people, writes, (record, { words }) => {
        record.words = words;
      }),
  };
};

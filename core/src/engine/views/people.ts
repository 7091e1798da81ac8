import type { TimelineEntry } from '../../definition/journal.js';
import type { PersonRecord } from '../../people/person.js';
import type { Engine, PersonView } from '../api.js';
import type { EngineContext } from '../context.js';
import { InvalidInputError, NotFoundError } from '../errors.js';
import { messageEntry } from './message-view.js';
import { readPage, readText } from './page.js';
import { byTime, eventEntry, runTimeline, timeFormat } from './timeline.js';

/** Runs of one person whose journals a timeline takes in; older runs are found in the list of runs. */
const RUNS_SHOWN = 50;

/** A person as the API tells of them. */
export const personView = (p: PersonRecord): PersonView => ({
  id: p._id,
  email: p.email,
  tags: p.tags,
  fields: p.fields,
  ...(p.timeZone ? { timeZone: p.timeZone } : {}),
  createdAt: p.createdAt.toISOString(),
  lastSeenAt: p.lastSeenAt?.toISOString() ?? null,
});

/** Where a page of a timeline ended: the moment, and how many entries of that very moment were shown. */
interface Mark {
  at: string;
  shown: number;
}

const readMark = (after: string | undefined): Mark | undefined => {
  if (after === undefined) return undefined;
  const [at = '', shown] = after.split('|');
  if (Number.isNaN(Date.parse(at)) || !/^\d{1,6}$/.test(shown ?? ''))
    throw new InvalidInputError([{ path: ['after'], message: 'is not the end of a page: take it from "next"' }]);
  return { at, shown: Number(shown) };
};

const writeMark = (page: TimelineEntry[], before: Mark | undefined): string | null => {
  const last = page.at(-1);
  if (!last) return null;
  const here = page.filter((e) => e.at === last.at).length;
  return `${last.at}|${here + (before?.at === last.at ? before.shown : 0)}`;
};

export const createPeopleQueries = (context: EngineContext): Omit<Engine['people'], 'change'> => {
  const { store } = context;
  return {
    async search(query) {
      const { people, next } = await store.people.search({ ...readPage(query), q: readText('q', query.q) });
      return { items: people.map(personView), next };
    },

    async get(id) {
      const key = readText('id', id) ?? '';
      const person = (await store.people.byIds([key])).get(key);
      return person ? personView(person) : null;
    },

    async timeline(id, query = {}) {
      const key = readText('id', id) ?? '';
      const person = (await store.people.byIds([key])).get(key);
      if (!person) throw new NotFoundError(`The person "${key}"`);
      const { limit, after } = readPage(query);
      const mark = readMark(after);
      const range = { limit: limit + (mark?.shown ?? 0), until: mark ? new Date(mark.at) : undefined };
      const [events, messages, runs] = await Promise.all([
        store.events.timeline({ email: person.email, ...range }),
        store.messages.ofPerson({ person: key, ...range }),
        store.runs.list({ person: key, limit: RUNS_SHOWN }),
      ]);
      const journals = await Promise.all(
        runs.map(async (run) => runTimeline(context, run, await store.runs.journal(run))),
      );
      const time = timeFormat(context);
      const page = [...events.map(eventEntry), ...messages.map((m) => messageEntry(m, time)), ...journals.flat()]
        .filter((e) => !mark || e.at <= mark.at)
        .sort(byTime)
        .reverse()
        .slice(mark?.shown ?? 0)
        .slice(0, limit);
      return { items: page, next: page.length === limit ? writeMark(page, mark) : null };
    },
  };
};

import type { TimelineEntry } from '../../definition/journal.js';
import type { PersonRecord } from '../../people/person.js';
import type { Engine, PersonView } from '../api.js';
import type { EngineContext } from '../context.js';
import { NotFoundError } from '../errors.js';
import { messageEntry } from './message-view.js';
import { readPage, readText } from './page.js';
import { byTime, eventEntry, runTimeline } from './timeline.js';

/** Runs of one person whose journals a timeline takes in; older runs are found in the list of runs. */
const RUNS_SHOWN = 50;

const personView = (p: PersonRecord): PersonView => ({
  id: p._id,
  email: p.email,
  tags: p.tags,
  fields: p.fields,
  ...(p.timeZone ? { timeZone: p.timeZone } : {}),
  createdAt: p.createdAt.toISOString(),
  lastSeenAt: p.lastSeenAt?.toISOString() ?? null,
});

/** Reads the moment a page of a timeline goes on from. */
const readBefore = (after: string | undefined): Date | undefined => {
  const ms = after === undefined ? NaN : Date.parse(after);
  return Number.isNaN(ms) ? undefined : new Date(ms);
};

export const createPeopleQueries = (context: EngineContext): Engine['people'] => {
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
      const before = readBefore(after);
      const until = before ? { before } : {};
      const [events, messages, runs] = await Promise.all([
        store.events.timeline({ email: person.email, limit, ...until }),
        store.messages.ofPerson({ person: key, limit, ...until }),
        store.runs.list({ person: key, limit: RUNS_SHOWN }),
      ]);
      const journals = await Promise.all(
        runs.map(async (run) => runTimeline(context, run, await store.runs.journal(run))),
      );
      const entries: TimelineEntry[] = [...events.map(eventEntry), ...messages.map(messageEntry), ...journals.flat()];
      const page = entries
        .filter((e) => !before || Date.parse(e.at) < before.getTime())
        .sort(byTime)
        .reverse()
        .slice(0, limit);
      return { items: page, next: page.length === limit ? (page.at(-1)?.at ?? null) : null };
    },
  };
};

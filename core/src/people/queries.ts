import type { TimelineEntry } from '../definition/journal.js';
import { listQuery, pageQuery, read, readId, searchText } from '../kernel/input.js';
import { bringUpToDate, currentPeople } from './current.js';
import { InvalidInputError, NotFoundError } from '../kernel/errors.js';
import { effectEntries } from '../timeline/effect-entry.js';
import { effectsOfMessages } from '../messages/view.js';
import { laneWaits } from '../timeline/lane-waits.js';
import { messageEntry } from '../timeline/message-entry.js';
import { byTime, eventEntry, runTimeline, timelineNames } from '../timeline/timeline.js';
import type { PeopleApi } from './api.js';
import { viewPeople, viewPerson } from './view.js';
import type { Ports } from '../model/abilities/ports.js';
import type { Extensions } from '../extensions/extensions.js';

/** Runs of one person whose journals a timeline takes in; older runs are found in the list of runs. */
const RUNS_SHOWN = 50;

const peopleQuery = listQuery({ q: searchText.optional() });

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

/** What the API tells of people. */
export const createPeopleQueries = (
  context: Ports<
    'applier' | 'clock' | 'versions',
    'bounces' | 'effects' | 'events' | 'lanes' | 'messages' | 'people' | 'runs' | 'subscriptions',
    'locale' | 'timeZone'
  > & { extensions: Extensions },
): Omit<PeopleApi, 'change' | 'import' | 'fieldNames' | 'setSubscription' | 'setTracking'> => {
  const { store } = context;
  return {
    async search(query) {
      const { people, next } = await store.people.search(read(peopleQuery, query));
      return { items: await viewPeople(context, await bringUpToDate(context, people)), next };
    },

    async get(id) {
      const key = readId(id);
      const person = (await currentPeople(context, [key])).get(key);
      return person ? viewPerson(context, person) : null;
    },

    async timeline(id, query) {
      const key = readId(id);
      const { limit, after } = read(pageQuery, query);
      const mark = readMark(after);
      const person = (await currentPeople(context, [key])).get(key);
      if (!person) throw new NotFoundError(`The person "${key}"`);
      const range = { limit: limit + (mark?.shown ?? 0), until: mark ? new Date(mark.at) : undefined };
      const [names, events, messages, runs] = await Promise.all([
        timelineNames(context),
        store.events.timeline({ email: person.email, ...range }),
        store.messages.ofPerson({ person: key, ...range }),
        store.runs.list({ person: key, limit: RUNS_SHOWN }),
      ]);
      const [ofMessages, effects, ...journals] = await Promise.all([
        effectsOfMessages(store, messages),
        store.effects.byRuns(runs.map((run) => run._id)),
        ...runs.map(async (run) => runTimeline(context, run, await store.runs.journal(run), names)),
      ]);
      const waits = await laneWaits(context, effects, names);
      const mailed = await store.messages.known(effects.map((e) => e._id));
      const page = [
        ...events.map((event) => eventEntry(event, names)),
        ...messages.map((m) => messageEntry(m, ofMessages.get(m._id), names.time)),
        ...journals.flat(),
        ...effectEntries(effects, mailed, names, { now: context.clock.now(), waits }),
      ]
        .filter((e) => !mark || e.at <= mark.at)
        .sort(byTime)
        .reverse()
        .slice(mark?.shown ?? 0)
        .slice(0, limit);
      return { items: page, next: page.length === limit ? writeMark(page, mark) : null };
    },
  };
};

import type { Engine, Page, PersonView, RunView } from '@whenthen/core';
import type { TimelineEntry } from '@whenthen/core/definition';
import type { Rest } from './rest.js';

/** Reads what became of people, through the CMS as a merchant does or straight from the engine. */
export interface StoryReader {
  /** A person's runs over all workflows, the oldest first; none for somebody unknown. */
  runs(email: string): Promise<RunView[]>;
  /** Everything that happened to a person, the oldest first. */
  timeline(email: string): Promise<TimelineEntry[]>;
  /** What happened in one run, the oldest first. */
  runTimeline(run: string): Promise<TimelineEntry[]>;
}

/** Reads through the CMS' endpoints. @param rest logged in, see `logIn` */
export function readerOverCms(rest: Rest): StoryReader {
  const get = <T>(path: string) => rest<T>('GET', `/api/whenthen${path}`);
  return makeReader({
    search: (q) => get<Page<PersonView>>(`/people?q=${encodeURIComponent(q)}`),
    runs: (person) => get<Page<RunView>>(`/runs?person=${person}&limit=200`),
    timeline: (person) => get<Page<TimelineEntry>>(`/people/${person}/timeline?limit=200`),
    explain: (run) => get<{ timeline: TimelineEntry[] }>(`/runs/${run}`),
  });
}

/** Reads from the engine. @param engine see `openEngine` */
export function readerOverEngine(engine: Engine): StoryReader {
  return makeReader({
    search: (q) => engine.people.search({ q }),
    runs: (person) => engine.runs.list({ person, limit: 200 }),
    timeline: (person) => engine.people.timeline(person, { limit: 200 }),
    explain: (run) => engine.runs.explain(run),
  });
}

interface Calls {
  search(q: string): Promise<Page<PersonView>>;
  runs(person: string): Promise<Page<RunView>>;
  timeline(person: string): Promise<Page<TimelineEntry>>;
  explain(run: string): Promise<{ timeline: TimelineEntry[] } | null>;
}

function makeReader({ search, runs, timeline, explain }: Calls): StoryReader {
  const personId = async (email: string): Promise<string | undefined> => {
    const { items } = await search(email);
    return items.find((person) => person.email === email)?.id;
  };
  return {
    async runs(email) {
      const person = await personId(email);
      if (person === undefined) return [];
      return (await runs(person)).items.sort((a, b) => Date.parse(a.enteredAt) - Date.parse(b.enteredAt));
    },
    async timeline(email) {
      const person = await personId(email);
      return person === undefined ? [] : (await timeline(person)).items.reverse();
    },
    async runTimeline(run) {
      return (await explain(run))?.timeline ?? [];
    },
  };
}

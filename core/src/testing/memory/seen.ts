import type { JsonObject } from '../../definition/json/json.js';
import type { EventRecord } from '../../model/event.js';
import type { SeenStore } from '../../model/seen.js';
import type { Tables } from './kit/tables.js';

/** Names of events, tags, fields, and properties of an event that are told. */
const MOST = 200;
/** Events of each name whose properties are looked at, and people whose fields are: the newest. */
const EVENTS_EACH = 3;
const PEOPLE = 200;

const some = (values: Iterable<string>): string[] => [...new Set(values)].slice(0, MOST);

/** Paths of an object's values, one level down: `item.title` beside `total`. */
const pathsOf = (object: JsonObject): string[] =>
  Object.entries(object).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.keys(value).map((inner) => `${key}.${inner}`)
      : [key],
  );

const at = ({ occurredAt }: EventRecord): number => occurredAt.getTime();

/** What there is to choose from, in memory. */
export const createMemorySeen = ({ events, people }: Pick<Tables, 'events' | 'people'>): SeenStore => ({
  async events() {
    const byName = new Map<string, { lastAt: number; newest: EventRecord[] }>();
    // Newest first; of one moment, the greatest id.
    for (const event of events
      .find()
      .reverse()
      .sort((a, b) => at(b) - at(a))) {
      const known = byName.get(event.name);
      if (!known) byName.set(event.name, { lastAt: at(event), newest: [event] });
      else if (known.newest.length < EVENTS_EACH) known.newest.push(event);
    }
    return [...byName].slice(0, MOST).map(([name, { lastAt, newest }]) => ({
      name,
      lastAt: new Date(lastAt).toISOString(),
      properties: some(newest.flatMap(({ properties }) => pathsOf(properties))),
    }));
  },

  tags: async () =>
    some(
      people
        .find()
        .flatMap(({ tags }) => tags)
        .sort(),
    ),

  fields: async () =>
    some(
      people
        .find()
        .slice(-PEOPLE)
        .flatMap(({ fields }) => Object.keys(fields))
        .sort(),
    ),
});

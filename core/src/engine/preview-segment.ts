import { membership } from '../decide/index.js';
import type { Condition } from '../definition/condition.js';
import { personFacts, type PersonRecord } from '../people/person.js';
import type { SegmentPreview } from './api.js';
import type { EngineContext } from './context.js';
import { eventsCounted } from './segment-history.js';
import { viewPeople } from './views/people.js';

/** People who are looked at at once, and the time that is spent on all of them, in milliseconds. */
const CHUNK = 1_000;
const TIME = 3_000;
/** People who are shown. */
const SAMPLE = 10;

/** Counts who fits criteria now, looking at one after the other for a few seconds at most. */
export const previewSegment = async (context: EngineContext, criteria: Condition): Promise<SegmentPreview> => {
  const { store, clock, world } = context;
  const now = clock.now();
  const started = performance.now();
  const sample: PersonRecord[] = [];
  let [count, looked, after] = [0, 0, ''];
  let complete = false;
  while (!complete && performance.now() - started < TIME) {
    const people = await store.people.range({ after, limit: CHUNK });
    const events = await eventsCounted(context, [criteria], people, now);
    for (const person of people) {
      const facts = { person: personFacts(person), events: events.get(person.email) ?? [] };
      if (!membership(criteria, facts, now, world).member) continue;
      count++;
      if (sample.length < SAMPLE) sample.push(person);
    }
    looked += people.length;
    after = people.at(-1)?._id ?? after;
    complete = people.length < CHUNK;
  }
  return { count, looked, complete, sample: await viewPeople(context, sample) };
};

import type { Condition } from '../definition/condition.js';
import type { PersonRecord } from '../model/person.js';
import { bringUpToDate } from '../people/current.js';
import { fitting } from './fitting.js';
import { viewPeople } from '../people/view.js';
import type { SegmentPreview } from './api.js';
import type { Ports } from '../model/abilities/ports.js';

/** People who are looked at at once, and the time that is spent on all of them, in milliseconds. */
const CHUNK = 1_000;
const TIME = 3_000;
/** People who are shown. */
const SAMPLE = 10;

/** Counts who fits criteria now (without criteria: everybody), looking at one after the other for a few seconds at most. */
export const previewSegment = async (
  context: Ports<'applier' | 'clock' | 'world', 'bounces' | 'consents' | 'events' | 'people' | 'subscriptions'>,
  criteria: Condition | null,
): Promise<SegmentPreview> => {
  const { store, clock } = context;
  const now = clock.now();
  const started = performance.now();
  const sample: PersonRecord[] = [];
  let [count, looked, after] = [0, 0, ''];
  let complete = false;
  while (!complete && performance.now() - started < TIME) {
    const people = await bringUpToDate(context, await store.people.range({ after, limit: CHUNK }));
    const fit = await fitting(context, criteria, people, now);
    count += fit.length;
    sample.push(...fit.slice(0, SAMPLE - sample.length));
    looked += people.length;
    after = people.at(-1)?._id ?? after;
    complete = people.length < CHUNK;
  }
  return { count, looked, complete, sample: await viewPeople(context, sample) };
};

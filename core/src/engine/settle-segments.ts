import { membership, type EventFact, type Facts } from '../decide/index.js';
import { ownEvents } from '../definition/trigger-event.js';
import type { Cause, News } from '../people/news.js';
import { personFacts, type PersonRecord } from '../people/person.js';
import type { SegmentWrite } from '../people/port.js';
import type { SegmentRecord } from '../segments/port.js';
import type { EngineContext } from './context.js';
import { eventsCounted } from './segment-history.js';

/** Somebody who is changed by others between reading and writing is looked at again, at most this often. */
const TRIES = 10;
const OUTSIDE: Cause = { depth: 0 };

/** While a segment is being built, who was not looked at yet comes in, or stays out, without its being news. */
const isQuiet = ({ build }: SegmentRecord, person: PersonRecord): boolean =>
  build !== undefined && person._id > build.at && person._id <= build.to;

const newsOf = (name: string, segment: SegmentRecord, { depth, run }: Cause): SegmentWrite['news'][number] => ({
  name,
  properties: { segment: segment._id, name: segment.name },
  depth,
  ...(run ? { run } : {}),
});

/** What is to be written about one person; `undefined` where everything is as it should be. */
const writeFor = (
  { world }: EngineContext,
  segments: SegmentRecord[],
  person: PersonRecord,
  events: EventFact[],
  now: number,
  cause: Cause,
): SegmentWrite | undefined => {
  const facts: Facts = { person: personFacts(person), events };
  const inside = new Set(person.segments ?? []);
  const news: Omit<News, 'id' | 'at'>[] = [];
  let moved = false;
  let next = Infinity;
  for (const segment of segments) {
    const { member, until = Infinity } = membership(segment.criteria, facts, now, world);
    next = Math.min(next, until);
    if (member === inside.has(segment._id)) continue;
    moved = true;
    if (member) inside.add(segment._id);
    else inside.delete(segment._id);
    if (cause.quiet || isQuiet(segment, person)) continue;
    news.push(newsOf(member ? ownEvents.segmentEntered : ownEvents.segmentLeft, segment, cause));
  }
  // Looking too early does no harm: a moment that is noted is only written anew when it has come or is too late.
  const noted = person.segmentsAt?.getTime() ?? Infinity;
  const isDue = noted <= now;
  if (!moved && !isDue && noted <= next) return undefined;
  const at = isDue ? next : Math.min(noted, next);
  return { person, segments: [...inside], segmentsAt: at === Infinity ? undefined : new Date(at), news };
};

/**
 * Works out anew in which segments the people are (`segments`: all there are), and writes down what changed; entering and leaving become
 * news of theirs, once each. A write is guarded by the person's last change: who was changed meanwhile is read and
 * looked at again. `causes` tells what brought it about, by person. Answers the people who changed, as they are now.
 */
export const settleSegments = async (
  context: EngineContext,
  segments: SegmentRecord[],
  people: PersonRecord[],
  causes: ReadonlyMap<string, Cause> = new Map(),
): Promise<PersonRecord[]> => {
  if (people.length === 0) return [];
  const { store, clock } = context;
  const touched = new Set<string>();
  let open = people;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const now = clock.now();
    const events = await eventsCounted(
      context,
      segments.map((s) => s.criteria),
      open,
      now,
    );
    const writes = open.flatMap((person) => {
      const cause = causes.get(person._id) ?? OUTSIDE;
      return writeFor(context, segments, person, events.get(person.email) ?? [], now, cause) ?? [];
    });
    if (writes.length === 0) return attempt === 0 ? [] : reread(context, touched);
    for (const { person } of writes) touched.add(person._id);
    if (await store.people.settle(writes, new Date(now))) return reread(context, touched);
    open = await reread(context, new Set(writes.map((w) => w.person._id)));
  }
  throw new Error('People were changed so often that their segments could not be worked out; it is tried again.');
};

const reread = async ({ store }: EngineContext, ids: ReadonlySet<string>): Promise<PersonRecord[]> => [
  ...(await store.people.byIds([...ids])).values(),
];

import { isDeepStrictEqual } from 'node:util';
import { membership, type ConsentFacts, type Facts, type World } from '../decide/index.js';
import { ownEvents } from '../definition/events/own-events.js';
import { untilSettled } from '../kernel/until-settled.js';
import { type Cause, type News, personFacts, type PersonRecord, type SegmentWrite } from '../model/person.js';
import type { SegmentRecord } from '../model/segment.js';
import { eventFact, type EventRecord } from '../model/event.js';
import { consentAsked, eventsCounted } from './history.js';
import type { Ports } from '../model/abilities/ports.js';

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

/** What people are looked at by. */
interface Look {
  segments: SegmentRecord[];
  /** Those whose criteria were changed during the look: that is not what happened to anybody. */
  renewed: ReadonlySet<string>;
  world: World;
  now: number;
  /** What people agreed to, by e-mail, where criteria ask. */
  agreed: ((email: string) => ConsentFacts) | undefined;
}

/**
 * Is it still to be processed, and with a look of its own kind? What a shop tells of its past is looked at without news,
 * what happens is news: neither may take the other's share.
 */
const isForAnotherLook = ({ state, startFor, quiet }: EventRecord, cause: Cause): boolean =>
  state === 'received' && !startFor && Boolean(quiet) !== Boolean(cause.quiet);

/** What is to be written about one person; `undefined` where everything is as it should be. */
const writeFor = (
  { segments, renewed, world, now, agreed }: Look,
  person: PersonRecord,
  events: EventRecord[],
  cause: Cause,
): SegmentWrite | undefined => {
  const consent = agreed ? { consent: agreed(person.email) } : {};
  const factsWith = (events: EventRecord[]): Facts => ({
    person: personFacts(person),
    events: events.map(eventFact),
    ...consent,
  });
  const facts = factsWith(events);
  const ours = events.filter((event) => !isForAnotherLook(event, cause));
  const known = ours.length < events.length ? factsWith(ours) : undefined;
  const before = person.segments ?? [];
  const listed = new Set(segments.map((s) => s._id));
  // A segment that was archived leaves nobody behind.
  const inside = new Set(before.filter((id) => listed.has(id)));
  const news: Omit<News, 'id' | 'at'>[] = [];
  let moved = inside.size < before.length;
  let next = Infinity;
  for (const segment of segments) {
    const { member, until = Infinity } = membership(segment.criteria, facts, now, world);
    next = Math.min(next, until);
    if (member === inside.has(segment._id)) continue;
    if (known && membership(segment.criteria, known, now, world).member !== member) continue;
    moved = true;
    if (member) inside.add(segment._id);
    else inside.delete(segment._id);
    if (cause.quiet || renewed.has(segment._id) || isQuiet(segment, person)) continue;
    news.push(newsOf(member ? ownEvents.segmentEntered : ownEvents.segmentLeft, segment, cause));
  }
  // Looking too early does no harm: a moment that is noted is only written anew when it has come or is too late.
  const noted = person.segmentsAt?.getTime() ?? Infinity;
  const isDue = noted <= now;
  if (!moved && !isDue && noted <= next) return undefined;
  const at = isDue ? next : Math.min(noted, next);
  return { person, segments: [...inside], segmentsAt: at === Infinity ? undefined : new Date(at), news };
};

/** The segments whose criteria differ between two readings of the list, or that are in one of them only. */
const differing = (a: SegmentRecord[], b: SegmentRecord[]): string[] => {
  const other = new Map(b.map((s) => [s._id, s.criteria]));
  const changed = a.filter(({ _id, criteria }) => !isDeepStrictEqual(criteria, other.get(_id)));
  const known = new Set(a.map((s) => s._id));
  return [...changed, ...b.filter(({ _id }) => !known.has(_id))].map((s) => s._id);
};

/**
 * Works out anew in which segments the people are, and writes down what changed; entering and leaving become news of
 * theirs, once each. A write is guarded by the person's last change: who was changed meanwhile is read and looked at
 * again. The list of segments is read again after a write: who was looked at by criteria that others have changed
 * meanwhile is looked at again, since the look at everybody may have passed them already. `causes` tells what brought
 * it about, by person. Returns the people who changed, as they are now.
 */
export const recomputeSegments = async (
  context: Ports<'atGap' | 'clock' | 'world', 'consents' | 'events' | 'people' | 'segments' | 'subscriptions'>,
  people: PersonRecord[],
  causes: ReadonlyMap<string, Cause> = new Map(),
): Promise<PersonRecord[]> => {
  const { store, clock } = context;
  const touched = new Set<string>();
  const renewed = new Set<string>();
  if (people.length === 0) return [];
  // Also where there is none any more: whoever is due because of one that was archived is due no more.
  let segments = await store.segments.all();
  await untilSettled(people, async (open) => {
    const now = clock.now();
    const criteria = segments.map((s) => s.criteria);
    const events = await eventsCounted(context, criteria, open, now);
    const agreed = await consentAsked(context, criteria, open);
    const look: Look = { segments, renewed, world: context.world, now, agreed };
    const writes = open.flatMap(
      (person) => writeFor(look, person, events.get(person.email) ?? [], causes.get(person._id) ?? OUTSIDE) ?? [],
    );
    if (writes.length === 0) return [];
    await context.atGap('segments: looked at');
    const ids = writes.map(({ person }) => person._id);
    for (const id of ids) touched.add(id);
    const allWritten = await store.people.writeSegments(writes, new Date(now));
    await context.atGap('segments: people settled');
    const list = await store.segments.all();
    const changed = differing(segments, list);
    if (allWritten && changed.length === 0) return [];
    for (const id of changed) renewed.add(id);
    segments = list;
    return reread(context, ids);
  });
  return reread(context, [...touched]);
};

const reread = async ({ store }: Ports<never, 'people'>, ids: string[]): Promise<PersonRecord[]> =>
  ids.length === 0 ? [] : [...(await store.people.byIds(ids)).values()];

import { leftOutField, partOf, type EventRecord, type EventStore, type LeftOutWhy } from '../../model/event.js';
import { eventErasing } from './privacy/events.js';
import { newestBelow } from './kit/newest-below.js';
import type { Tables } from './kit/tables.js';
import { updateAll } from './kit/update-all.js';

type Known = Readonly<EventRecord>;

const isReceived = ({ state }: Known): boolean => state === 'received';
const isWaiting = (event: Known): event is Known & { part: number } => isReceived(event) && event.part !== undefined;
/** It was left out of this workflow. */
const isOut = (event: Known, workflow: string, why?: LeftOutWhy): boolean =>
  event[leftOutField(why)]?.includes(workflow) ?? false;

const union = (some: string[] = [], others: string[] = []): string[] => [...new Set([...some, ...others])].sort();
const same = (some: string[] = [], others: string[] = []): boolean =>
  some.length === others.length && some.every((one, i) => one === others[i]);

const byTime = (a: Known, b: Known): number => a.occurredAt.getTime() - b.occurredAt.getTime();
/** What was told last comes first. */
const byLast = (a: Known, b: Known): number =>
  byTime(b, a) || b.receivedAt.getTime() - a.receivedAt.getTime() || (a._id < b._id ? 1 : -1);

/** Takes a workflow from those that an event was left out of; none is no list at all. */
const forget = (event: EventRecord, workflow: string, why?: LeftOutWhy): void => {
  const field = leftOutField(why);
  const others = event[field]?.filter((one) => one !== workflow) ?? [];
  if (others.length > 0) event[field] = others;
  else delete event[field];
};

const close = (event: EventRecord): void => {
  delete event.retryAt;
  delete event.startFor;
};

const done = (event: EventRecord): void => {
  event.state = 'processed';
  close(event);
};

const giveUp = (event: EventRecord, reason: string): void => {
  // What was only to start something was processed before, and can be asked for again.
  event.state = event.startFor ? 'processed' : 'failed';
  if (event.startFor) event.leftOut = union(event.leftOut, event.startFor);
  event.reason = reason;
  close(event);
};

type Looks = Pick<
  EventStore,
  'byNames' | 'newestAbout' | 'handedOver' | 'endsOf' | 'get' | 'list' | 'kinds' | 'timeline'
>;

const createLooks = ({ events }: Tables): Looks => ({
  async byNames({ emails, names, since }) {
    const [whose, which] = [new Set(emails), new Set(names)];
    return events.find((e) => whose.has(e.email) && which.has(e.name) && e.occurredAt >= since).sort(byTime);
  },

  async newestAbout(things) {
    const wanted = new Set(things.map(({ subject, email }) => `${subject}\n${email}`));
    const found = new Map<string, EventRecord>();
    const about = events.find(({ subject, email }) => subject !== undefined && wanted.has(`${subject}\n${email}`));
    for (const event of about.sort(byLast).reverse()) found.set(`${event.subject}\n${event.email}`, event);
    return [...found.values()];
  },

  async handedOver(subjects) {
    const wanted = new Set(subjects);
    const owners = new Map<string, Set<string>>();
    const owning = events.find(({ subject, owns }) => owns === true && subject !== undefined && wanted.has(subject));
    for (const { subject = '', email } of owning.sort(byLast))
      owners.set(subject, (owners.get(subject) ?? new Set()).add(email));
    return [...owners].flatMap(([subject, [owner = '', ...before]]) =>
      before.length > 0 ? [{ subject, owner, before }] : [],
    );
  },

  async endsOf(emails) {
    const whose = new Set(emails);
    return events.find((e) => e.endRuns !== undefined && whose.has(e.email));
  },

  get: async (id) => events.get(id) ?? null,

  list: async ({ q, name, source, state, after, limit }) =>
    newestBelow(events, {
      fits: (e) => (!name || e.name === name) && (!source || e.source === source) && (!state || e.state === state),
      addressOf: (e) => e.email,
      timeOf: (e) => e.occurredAt,
      prefix: q,
      after,
      limit,
    }),

  kinds: async (field, limit) => [...new Set(events.find().map((e) => e[field]))].sort().slice(0, limit),

  timeline: async ({ email, until, limit }) =>
    events
      .find((e) => e.email === email && (!until || e.occurredAt <= until))
      .sort((a, b) => byTime(b, a))
      .slice(0, limit),
});

/** Events in memory. */
export const createMemoryEvents = (tables: Tables): EventStore => {
  const { events } = tables;
  return {
    ...createLooks(tables),
    ...eventErasing(tables),

    insertNew: async (records) =>
      records.filter((event) => events.insert({ ...event, part: partOf(event.email) })).length,

    async waitingParts(until) {
      const found = events.find((e) => isWaiting(e) && (!until || e.occurredAt <= until));
      return [...new Set(found.flatMap(({ part }) => part ?? []))].sort((a, b) => a - b);
    },

    async stillOpen(ids) {
      const wanted = new Set(ids);
      return events.find((e) => wanted.has(e._id) && isReceived(e)).map((e) => e._id);
    },

    areMoreThan: async (many) => events.count(isWaiting) > many,

    async waiting({ parts, without, limit }) {
      const [wanted, left] = [new Set(parts), new Set(without)];
      const found = events.find((e) => isWaiting(e) && wanted.has(e.part) && !left.has(e.email));
      return found.sort(byTime).slice(0, limit);
    },

    async heldBack(now) {
      const found = events.find((e) => isReceived(e) && e.retryAt !== undefined && e.retryAt > now);
      return [...new Set(found.map((e) => e.email))];
    },

    async begin(id, retryAt) {
      const count = (event: EventRecord): void => {
        event.attempts = (event.attempts ?? 0) + 1;
        event.retryAt = retryAt;
      };
      return events.update(id, count, isReceived)?.attempts ?? 0;
    },

    async couldNot(id, reason, then) {
      const noteReason = (event: EventRecord): void => void (event.reason = reason);
      events.update(id, then === 'try again' ? noteReason : (event) => giveUp(event, reason), isReceived);
    },

    async placeOld() {
      const isOld = (e: Known): boolean => isReceived(e) && e.part === undefined;
      updateAll(events, isOld, (e) => void (e.part = partOf(e.email)));
    },

    async markProcessed(records) {
      for (const { _id, startFor } of records)
        events.update(_id, done, (e) => isReceived(e) && !e.startFor === !startFor && same(e.startFor, startFor));
    },

    async leaveOut(workflow, ids, why) {
      const field = leftOutField(why);
      const add = (event: EventRecord): void => void (event[field] = [...(event[field] ?? []), workflow]);
      const may = (e: Known): boolean => why !== 'fuse' || (isReceived(e) && e.startFor === undefined);
      for (const id of ids) events.update(id, add, (e) => may(e) && !isOut(e, workflow, why));
    },

    countLeftOut: async (workflow, why) => events.count((e) => isOut(e, workflow, why)),

    async startLeftOut(workflow, why) {
      // One that is still to be processed for the first time starts what else it starts before.
      const canStart = (e: Known): boolean => isOut(e, workflow, why) && (!isReceived(e) || e.startFor !== undefined);
      return updateAll(events, canStart, (event) => {
        forget(event, workflow, why);
        event.startFor = union(event.startFor, [workflow]);
        event.state = 'received';
        event.attempts = 0;
      });
    },

    dismissLeftOut: async (workflow, why) =>
      updateAll(
        events,
        (e) => isOut(e, workflow, why),
        (e) => forget(e, workflow, why),
      ),
  };
};

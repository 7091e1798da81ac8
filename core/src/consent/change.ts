import type { ConsentState } from '../definition/consent/states.js';
import type { ConsentSettings, Topic } from '../definition/shop-settings/index.js';
import { InvalidInputError, NotFoundError } from '../kernel/errors.js';
import type { Ports } from '../model/abilities/ports.js';
import type { EventRecord } from '../model/event.js';
import { consentEventOf, type ConsentChange } from '../model/mail/consent.js';
import { ownEvent } from '../model/own-event.js';
import type { PersonRecord } from '../model/person.js';
import { comeBack, comingBack, provesReader, staysOff } from './come-back.js';
import type { ReadChange } from './input.js';
import { addressKey, planConsent, type PlannedChange, type Wish } from './plan.js';

type ChangePorts = Ports<'atGap' | 'clock' | 'signals', 'consents' | 'events' | 'people' | 'subscriptions'>;

/** Whose consent a change is of: somebody known, or an address. */
type Whose = Pick<PersonRecord, '_id' | 'email'>;

/** @throws NotFoundError naming the first who is not there */
const whoseOf = async ({ store }: Ports<never, 'people'>, changes: ReadChange[]): Promise<Whose[]> => {
  const ids = [...new Set(changes.flatMap((c) => c.person ?? []))];
  const emails = [...new Set(changes.flatMap((c) => c.email ?? []))];
  const byId = ids.length > 0 ? await store.people.byIds(ids) : new Map<string, PersonRecord>();
  const byEmail = emails.length > 0 ? await store.people.byEmails(emails) : new Map<string, PersonRecord>();
  return changes.map(({ person = '', email }) => {
    if (email !== undefined) return byEmail.get(email) ?? { _id: addressKey(email), email };
    const found = byId.get(person);
    if (!found) throw new NotFoundError(`The person "${person}"`);
    return found;
  });
};

/** @throws InvalidInputError where a topic is none of the shop's */
const checkTopics = (changes: ReadChange[], topics: Topic[], at: (i: number) => (string | number)[]): void => {
  const known = new Set(topics.map((t) => t.id));
  const issues = changes.flatMap(({ topic }, i) =>
    known.has(topic)
      ? []
      : [{ path: [...at(i), 'topic'], message: `there is no topic "${topic}": use one of ${[...known].join(', ')}` }],
  );
  if (issues.length > 0) throw new InvalidInputError(issues);
};

/** A change; with `onlyFrom`, it counts only where they stand so. */
type WantedChange = ReadChange & { onlyFrom?: ConsentState };

const wishOf = (change: WantedChange, { email }: Whose): Wish => {
  const { topic, state, how, by = how, evidence, at, standing, unlessAsked, onlyFrom, startWorkflows } = change;
  return {
    ...{ email, topic, state, how, by, evidence },
    ...(at ? { at } : {}),
    ...(standing && evidence.source !== undefined ? { standing: evidence.source } : {}),
    ...(unlessAsked ? { unlessAsked } : {}),
    ...(onlyFrom ? { onlyFrom } : {}),
    ...(startWorkflows ? {} : { quiet: true }),
  };
};

/** The record of a change. The address that it came from is evidence, and no property that a template could show. */
export const consentEvent = (planned: PlannedChange, topics: Topic[], now: Date): EventRecord => {
  const { email, topic, state, since, by, how, evidence, event, refused, said, quiet } = planned;
  const name = topics.find((t) => t.id === topic)?.name ?? topic;
  return ownEvent({
    id: event,
    name: consentEventOf(state),
    email,
    properties: {
      ...{ topic, name_of_topic: name, how },
      ...(by === how ? {} : { by }),
      ...(evidence?.source === undefined ? {} : { source: evidence.source }),
      ...(evidence?.words === undefined ? {} : { words: evidence.words }),
      ...(evidence?.reason === undefined ? {} : { reason: evidence.reason }),
    },
    occurredAt: since,
    now,
    ...(quiet ? { quiet } : {}),
    consent: {
      ...{ topic, state, by, how },
      ...(evidence ? { evidence } : {}),
      ...(refused ? { refused } : {}),
      ...(said === undefined ? {} : { said }),
    },
  });
};

/** The change that an event tells; `undefined` where it tells none. */
const changeIn = ({ _id, email, occurredAt, consent }: EventRecord): ConsentChange | undefined =>
  consent && { email, since: occurredAt, event: _id, ...consent };

/**
 * Changes what people agreed to, in bulk. The events are written first and tell the changes, so that processing them
 * repairs what a crash left undone. Returns how many changed something.
 * @param at where the n-th change stands in what was handed over
 * @throws InvalidInputError, NotFoundError
 */
export const changeConsent = async (
  context: ChangePorts,
  changes: WantedChange[],
  { topics }: Pick<ConsentSettings, 'topics'>,
  at: (i: number) => (string | number)[],
): Promise<{ changed: number; whose: Whose[] }> => {
  const { store, clock, signals } = context;
  checkTopics(changes, topics, at);
  // Before the state is read: a request that dawdles must not overwrite what came after it.
  const now = clock.now();
  const whose = await whoseOf(context, changes);
  const given = changes.flatMap((change, i) => (whose[i] ? [wishOf(change, whose[i])] : []));
  const emails = [...new Set(given.map((w) => w.email))];
  const known = await store.consents.byEmails(emails);
  const back = await comingBack(context, given, now);
  const wishes = given.map((wish) => {
    const left = provesReader(wish) ? back.get(wish.email) : undefined;
    return left ? { ...wish, back: left } : wish;
  });
  // First, and by themselves: nobody gets mail before each "no" that comes with the "yes" is there.
  const others = planConsent(staysOff(wishes, known, topics), known, now);
  if (others.changes.length > 0) await recordConsents(context, others.changes, topics);
  const plan = planConsent(wishes, known, now);
  if (plan.notes.length > 0) await store.consents.noteSaid(plan.notes);
  if (plan.changes.length > 0) await recordConsents(context, plan.changes, topics);
  await comeBack(context, plan.brokenOff);
  const changed = others.changes.length + plan.changes.length;
  if (changed > 0) await signals.events();
  return { changed, whose };
};

/**
 * Records changes: first their events, which tell them, then the list, then that whoever is back is not unsubscribed from
 * everything any more. It may be repeated.
 */
export const recordConsents = async (
  context: ChangePorts,
  changes: PlannedChange[],
  topics: Topic[],
): Promise<void> => {
  const now = new Date(context.clock.now());
  const events = changes.map((change) => consentEvent(change, topics, now));
  await context.store.events.insertNew(events);
  await context.atGap('consent: events inserted');
  await applyConsents(context, events);
};

/** Writes the changes that events tell, and has come back who is back: once more where that is done already. */
export const applyConsents = async (context: ChangePorts, events: EventRecord[]): Promise<void> => {
  const changes = events.flatMap((event) => changeIn(event) ?? []);
  if (changes.length === 0) return;
  await context.store.consents.apply(changes);
  await context.atGap('consent: list written');
  await comeBack(context, changes);
};

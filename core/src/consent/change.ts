import type { ConsentState } from '../definition/consent/states.js';
import type { ConsentSettings, Topic } from '../definition/shop-settings/index.js';
import { InvalidInputError, NotFoundError } from '../kernel/errors.js';
import type { Ports } from '../model/abilities/ports.js';
import type { EventRecord } from '../model/event.js';
import { consentEventOf, type ConsentChange } from '../model/mail/consent.js';
import { statusOf } from '../model/mail/subscription.js';
import { ownEvent } from '../model/own-event.js';
import type { PersonRecord } from '../model/person.js';
import { changeSubscription } from '../subscriptions/change.js';
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
  const { email, topic, state, since, by, how, evidence, event, said, quiet } = planned;
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
      ...(said === undefined ? {} : { said }),
    },
  });
};

/** The change that an event tells; `undefined` where it tells none. */
const changeIn = ({ _id, email, occurredAt, consent }: EventRecord): ConsentChange | undefined =>
  consent && { email, since: occurredAt, event: _id, ...consent };

/** Whoever agrees by what only they are sent is no longer unsubscribed from everything. */
const subscribeAgain = async (context: ChangePorts, changes: ReadChange[], whose: Whose[]): Promise<void> => {
  const agreed = changes.flatMap(({ state, how }, i) => {
    const who = whose[i];
    return who && state === 'subscribed' && (how === 'page' || how === 'link') ? [{ who, how }] : [];
  });
  if (agreed.length === 0) return;
  const held = await context.store.subscriptions.byEmails(agreed.map(({ who }) => who.email));
  for (const { who, how } of agreed)
    if (statusOf(held.get(who.email)) === 'unsubscribed')
      await changeSubscription(context, { person: who, status: 'subscribed', how: how === 'link' ? 'link' : 'page' });
};

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
  const wishes = changes.flatMap((change, i) => (whose[i] ? [wishOf(change, whose[i])] : []));
  const known = await store.consents.byEmails([...new Set(wishes.map((w) => w.email))]);
  const plan = planConsent(wishes, known, now);
  if (plan.notes.length > 0) await store.consents.noteSaid(plan.notes);
  if (plan.changes.length > 0) {
    await recordConsents(context, plan.changes, topics);
    await signals.events();
  }
  // Last, and also where all is so already: nobody gets mail before each "no" that came with the "yes" is there, and whoever
  // tries again what broke off ends up the same.
  await subscribeAgain(context, changes, whose);
  return { changed: plan.changes.length, whose };
};

/** Records changes: first their events, which tell them, then the list. It may be repeated. */
export const recordConsents = async (
  context: Ports<'atGap' | 'clock', 'consents' | 'events'>,
  changes: PlannedChange[],
  topics: Topic[],
): Promise<void> => {
  const now = new Date(context.clock.now());
  const events = changes.map((change) => consentEvent(change, topics, now));
  await context.store.events.insertNew(events);
  await context.atGap('consent: events inserted');
  await applyConsents(context, events);
};

/** Writes the changes that events tell, once more where they are written already. */
export const applyConsents = async ({ store }: Ports<never, 'consents'>, events: EventRecord[]): Promise<void> => {
  const changes = events.flatMap((event) => changeIn(event) ?? []);
  if (changes.length > 0) await store.consents.apply(changes);
};

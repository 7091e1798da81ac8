import { consentFacts } from '../../consent/facts.js';
import type { Stores } from '../../model/stores.js';
import type { Facts } from '../../decide/index.js';
import { eventFact, type EventRecord, eventsByEmail } from '../../model/event.js';
import { personFacts, type PersonRecord } from '../../model/person.js';
import { isAboutCart, type DueRun } from '../../model/run.js';
import { snapshotsOf } from '../../runs/snapshots.js';
import type { LoadedVersion } from '../../model/abilities/versions.js';
import type { Ports } from '../../model/abilities/ports.js';

const NOBODY: Facts = { person: { email: '', tags: [], fields: {} }, events: [] };

/** Loads what a version's decisions look at, for a whole batch: one query for people and one for events, at most. */
export const loadFacts = async (
  context: Ports<'applier', 'consents' | 'effects' | 'events' | 'people' | 'subscriptions'>,
  { needs }: LoadedVersion,
  runs: DueRun[],
): Promise<(run: DueRun) => Facts> => {
  const { store, applier } = context;
  if (!needs.person && !needs.answers) return () => NOBODY;
  const answers = needs.answers ? await store.effects.answers(runs.map((r) => r._id)) : undefined;
  const ids = [...new Set(runs.map((r) => r.person))];
  await applier.catchUp(ids);
  const people = await store.people.byIds(ids);
  const events = await eventsOf(store, needs.events, people, runs);
  const carts = needs.cart ? await snapshotsOf(store.events, runs.filter(isAboutCart), people) : undefined;
  const agreed = needs.consent ? await consentFacts(context, emailsOf(people)) : undefined;
  return (run) => {
    const person = people.get(run.person);
    if (!person) return NOBODY;
    const told = answers?.get(run._id);
    const cart = carts?.get(run._id)?.properties;
    return {
      person: personFacts(person),
      events: (events.get(person.email) ?? []).map(eventFact),
      ...(told ? { answers: told } : {}),
      ...(cart ? { cart } : {}),
      ...(agreed ? { consent: agreed(person.email) } : {}),
    };
  };
};

const emailsOf = (people: Map<string, PersonRecord>): string[] => [...people.values()].map((p) => p.email);

const eventsOf = async (
  store: Pick<Stores, 'events'>,
  { names, sinceEntry }: LoadedVersion['needs']['events'],
  people: Map<string, PersonRecord>,
  runs: DueRun[],
): Promise<Map<string, EventRecord[]>> => {
  const since = sinceEntry ? new Date(Math.min(...runs.map((r) => r.enteredAt.getTime()))) : new Date(0);
  return eventsByEmail(store.events, { emails: emailsOf(people), names, since });
};

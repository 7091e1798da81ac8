import { membership } from '../decide/index.js';
import type { Condition } from '../definition/condition.js';
import { personFacts, type PersonRecord } from '../model/person.js';
import { eventFact } from '../model/event.js';
import { consentAsked, eventsCounted } from './history.js';
import type { Ports } from '../model/abilities/ports.js';

/** Those of these people who fit the criteria now; without criteria all. One query for all of them, at most. */
export const fitting = async (
  context: Ports<'world', 'consents' | 'events' | 'subscriptions'>,
  criteria: Condition | null,
  people: PersonRecord[],
  now: number,
): Promise<PersonRecord[]> => {
  if (criteria === null) return people;
  const events = await eventsCounted(context, [criteria], people, now);
  const agreed = await consentAsked(context, [criteria], people);
  return people.filter((person) => {
    const facts = {
      person: personFacts(person),
      events: (events.get(person.email) ?? []).map(eventFact),
      ...(agreed ? { consent: agreed(person.email) } : {}),
    };
    return membership(criteria, facts, now, context.world).member;
  });
};

import type { EventRecord } from '../model/event.js';
import { ownEvent } from '../model/own-event.js';
import { applySubscriptions } from '../subscriptions/change.js';
import { applyFeedback } from './apply.js';
import type { Ports } from '../model/abilities/ports.js';

/** Something that is told of an address, as an event of whoever has it. */
export interface Told extends Pick<
  EventRecord,
  'name' | 'email' | 'properties' | 'quiet' | 'subscription' | 'bounce' | 'mailed'
> {
  /** The same for every attempt to tell it. */
  id: string;
  at: Date;
}

/** What telling needs. */
export type TellPorts = Ports<
  'atGap' | 'clock',
  'bounces' | 'events' | 'messages' | 'people' | 'subscriptions',
  'feedback'
>;

/**
 * Records what is told: of people as events first, which processing repairs from; of an address that is nobody's on the
 * lists alone, so that a provider's words make nobody a person. Durable when it resolves, and harmless when repeated.
 * Returns how many events were new.
 */
export const tell = async (context: TellPorts, told: Told[]): Promise<number> => {
  if (told.length === 0) return 0;
  const { store, clock, atGap } = context;
  const now = new Date(clock.now());
  const people = await store.people.byEmails([...new Set(told.map(({ email }) => email))]);
  const events = told.map(({ at, ...what }) => ownEvent({ ...what, occurredAt: at, now }));
  const ofPeople = events.filter(({ email }) => people.has(email));
  const fresh = ofPeople.length > 0 ? await store.events.insertNew(ofPeople) : 0;
  await atGap('feedback: events inserted');
  await applySubscriptions(context, events);
  await applyFeedback(context, events);
  return fresh;
};

import type { EventRecord } from '../model/event.js';
import type { PersonRecord } from '../model/person.js';
import {
  type SubscriptionChange,
  eventOf,
  statusOf,
  type ChosenStatus,
  type SubscriptionHow,
  type SuppressionRecord,
} from '../model/mail/subscription.js';
import { ownEvent } from '../model/own-event.js';
import type { Ports } from '../model/abilities/ports.js';

interface Wish {
  person: Pick<PersonRecord, '_id' | 'email'>;
  status: ChosenStatus;
  how: SubscriptionHow;
  /** Who of the staff it was. */
  by?: string;
  /** When they said so, where that was before now: what was said later stays. */
  at?: Date;
}

/** Does an address have what is wished for? Mail that bounces is held back already, and stays so. */
const isSo = (entry: SuppressionRecord | null, status: ChosenStatus): boolean =>
  (statusOf(entry) === 'subscribed') === (status === 'subscribed');

/**
 * Subscribes or unsubscribes a person, and records it as an event; what is so already stays as it is: `false`. The event is
 * written first and tells the change, so that processing it repairs what a crash left undone. Its id names the state
 * that it follows: of two requests at once, one is recorded.
 */
export const changeSubscription = async (
  { store, clock, signals, atGap }: Ports<'atGap' | 'clock' | 'signals', 'events' | 'subscriptions'>,
  { person, status, how, by, at }: Wish,
): Promise<boolean> => {
  // Before the state is read: a request that dawdles must not overwrite what came after it.
  const now = clock.now();
  const before = await store.subscriptions.get(person.email);
  if (isSo(before, status) || (at && before && before.since > at)) return false;
  const last = before?.since.getTime() ?? 0;
  const since = new Date(Math.max(at?.getTime() ?? now, last + 1));
  const change = { status, by: by ?? how, how };
  const event = ownEvent({
    id: `${eventOf(status)}:${person._id}:${last}`,
    name: eventOf(status),
    email: person.email,
    properties: { how, ...(by ? { by } : {}) },
    occurredAt: since,
    now: new Date(now),
    subscription: change,
  });
  await store.events.insertNew([event]);
  await atGap('subscriptions: event inserted');
  await store.subscriptions.apply([{ email: person.email, since, ...change }]);
  await signals.events();
  return true;
};

/** Writes the changes that events tell, once more where they are written already. */
export const applySubscriptions = async (
  { store }: Ports<never, 'subscriptions'>,
  events: EventRecord[],
): Promise<void> => {
  const changes: SubscriptionChange[] = events.flatMap(({ email, occurredAt, subscription }) =>
    subscription ? [{ email, since: occurredAt, ...subscription }] : [],
  );
  await store.subscriptions.apply(changes);
};

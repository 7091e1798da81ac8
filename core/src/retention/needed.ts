import type { OldEvent } from '../model/operation/retention.js';
import type { RunHead } from '../model/run.js';
import type { Ports } from '../model/abilities/ports.js';

/** Does a waiting run need this event of its person? It may ask for all since it was entered, and for what is last known of its thing. */
export const needs = (
  { enteredAt, subject, trigger }: Pick<RunHead, 'enteredAt' | 'subject' | 'trigger'>,
  event: Pick<OldEvent, '_id' | 'occurredAt' | 'subject'>,
): boolean =>
  event.occurredAt >= enteredAt || event._id === trigger.event || (subject !== undefined && event.subject === subject);

/** Those of these events that no waiting run needs. */
export const withoutNeeded = async (
  { store }: Ports<never, 'people' | 'runs'>,
  events: OldEvent[],
): Promise<OldEvent[]> => {
  if (events.length === 0) return [];
  const people = await store.people.byEmails([...new Set(events.map((e) => e.email))]);
  const emails = new Map([...people.values()].map(({ _id, email }) => [_id, email]));
  const waiting = new Map<string, RunHead[]>();
  for (const run of await store.runs.waitingOf([...emails.keys()])) {
    const email = emails.get(run.person) ?? '';
    waiting.set(email, [...(waiting.get(email) ?? []), run]);
  }
  return events.filter((event) => !waiting.get(event.email)?.some((run) => needs(run, event)));
};

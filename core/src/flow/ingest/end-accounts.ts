import { endRun } from '../../runs/end-run.js';
import type { EventRecord } from '../../model/event.js';
import type { PersonRecord } from '../../model/person.js';
import { endWaiting } from './end-waiting.js';
import type { Ports } from '../../model/abilities/ports.js';

/**
 * Everything ends that somebody is in when an account of theirs ends, also where that was processed before they entered
 * by something earlier.
 */
export const endAccounts = async (
  context: Ports<'atGap' | 'clock', 'events' | 'runs'>,
  events: EventRecord[],
  people: Map<string, PersonRecord>,
): Promise<void> => {
  const ends = await context.store.events.endsOf([...new Set(events.map((e) => e.email))]);
  if (ends.length === 0) return;
  const endsOf = new Map<string, EventRecord[]>();
  for (const event of ends) {
    const id = people.get(event.email)?._id;
    if (id !== undefined) endsOf.set(id, [...(endsOf.get(id) ?? []), event]);
  }
  await endWaiting(context, [...endsOf.keys()], (run) => {
    const end = endsOf.get(run.person)?.find((e) => e.occurredAt >= run.enteredAt);
    return end?.endRuns ? endRun(run, { outcome: 'stopped', reason: end.endRuns }, context.clock.now()) : undefined;
  });
};

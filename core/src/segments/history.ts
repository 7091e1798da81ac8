import { subtractDuration } from '../decide/index.js';
import { walkCondition, type Condition } from '../definition/condition.js';
import { consentFacts } from '../consent/facts.js';
import { type EventRecord, eventsByEmail } from '../model/event.js';
import type { PersonRecord } from '../model/person.js';
import type { Ports } from '../model/abilities/ports.js';

/** Time zones lie at most so far apart, in milliseconds; a window's begin is widened by it. */
const ZONES = 26 * 3_600_000;

/** Which events these criteria count, and since when at the earliest. */
const historyOf = (criteria: Condition[], now: number, { world }: Ports<'world'>) => {
  const names = new Set<string>();
  let since = Infinity;
  for (const root of criteria)
    for (const c of walkCondition(root)) {
      if (c.kind !== 'event') continue;
      names.add(c.name);
      const from =
        typeof c.since === 'object' ? subtractDuration(now, c.since.last, world.timeZone, world.timeScale) - ZONES : 0;
      since = Math.min(since, from);
    }
  return { names: [...names], since: new Date(Math.max(0, since)) };
};

/** The events that criteria of segments count, of all these people at once, by e-mail. */
export const eventsCounted = async (
  context: Ports<'world', 'events'>,
  criteria: Condition[],
  people: PersonRecord[],
  now: number,
): Promise<Map<string, EventRecord[]>> => {
  const { names, since } = historyOf(criteria, now, context);
  const emails = people.map((p) => p.email);
  return eventsByEmail(context.store.events, { emails, names, since });
};

/** What all these people agreed to, where criteria ask; `undefined` where none does. */
export const consentAsked = async (
  context: Ports<never, 'consents' | 'subscriptions'>,
  criteria: Condition[],
  people: PersonRecord[],
) =>
  criteria.some((root) => [...walkCondition(root)].some((c) => c.kind === 'consent'))
    ? consentFacts(
        context,
        people.map((p) => p.email),
      )
    : undefined;

import { eventInput, type EventInput, type ValidEvent } from '../model/event-input.js';
import type { EventRecord } from '../model/event.js';
import { InvalidInputError } from '../kernel/errors.js';
import { inputIssues } from '../kernel/input.js';
import type { TrackResult } from './api.js';
import type { Ports } from '../model/abilities/ports.js';

/** Events that may be handed over at once. */
const MAX_EVENTS = 10_000;

const validate = (input: EventInput | EventInput[]): ValidEvent[] => {
  const list = Array.isArray(input) ? input : [input];
  if (list.length > MAX_EVENTS)
    throw new InvalidInputError([{ path: [], message: `Hand over at most ${MAX_EVENTS} events at once.` }]);
  const results = list.map((event) => eventInput.safeParse(event));
  const issues = results.flatMap((r, i) => (r.success ? [] : inputIssues(r.error, Array.isArray(input) ? [i] : [])));
  if (issues.length > 0) throw new InvalidInputError(issues);
  return results.flatMap((r) => (r.success ? [r.data] : []));
};

const record = (event: ValidEvent, now: Date): EventRecord => ({
  _id: `${event.source}:${event.id}`,
  source: event.source,
  name: event.name,
  email: event.email,
  ...(event.subject ? { subject: event.subject } : {}),
  ...(event.subject && event.owns ? { owns: true } : {}),
  ...(event.endRuns ? { endRuns: event.endRuns } : {}),
  properties: event.properties,
  ...(event.person ? { person: event.person } : {}),
  occurredAt: event.occurredAt && event.occurredAt < now ? event.occurredAt : now,
  receivedAt: now,
  state: 'received',
  ...(event.startWorkflows ? {} : { quiet: true }),
});

/**
 * Hands events over: checked as a whole, then one idempotent insert. What happened cannot lie in the future: a later
 * `occurredAt` counts as now.
 */
export const track = async (
  { store, clock, signals }: Ports<'clock' | 'signals', 'events'>,
  input: EventInput | EventInput[],
): Promise<TrackResult> => {
  const events = validate(input);
  const now = new Date(clock.now());
  // The same event twice in one call: the first one counts.
  const unique = new Map<string, EventRecord>();
  for (const event of events) {
    const made = record(event, now);
    if (!unique.has(made._id)) unique.set(made._id, made);
  }
  const accepted = unique.size > 0 ? await store.events.insertNew([...unique.values()]) : 0;
  if (accepted > 0) await signals.events();
  return { accepted, duplicates: events.length - accepted };
};

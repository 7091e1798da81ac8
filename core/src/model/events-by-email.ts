import type { EventRecord, EventStore } from './event.js';

/** Events of these people by name, oldest first, grouped by e-mail; nothing is asked where there are no names. */
export const eventsByEmail = async (
  events: Pick<EventStore, 'byNames'>,
  query: { emails: string[]; names: string[]; since: Date },
): Promise<Map<string, EventRecord[]>> => {
  const found = new Map<string, EventRecord[]>();
  if (query.names.length === 0) return found;
  for (const event of await events.byNames(query)) {
    const list = found.get(event.email);
    if (list) list.push(event);
    else found.set(event.email, [event]);
  }
  return found;
};

import { z } from 'zod';
import { idText, listQuery, read, readId, searchText } from '../kernel/input.js';
import type { DescribeContext } from '../definition/describe/context.js';
import { describeEvent } from '../definition/describe/own-event.js';
import type { EventRecord } from '../model/event.js';
import { toPage } from '../kernel/read-page.js';
import { runViews } from '../runs/view.js';
import type { EventView, EventsApi } from './api.js';
import type { Ports } from '../model/abilities/ports.js';
import type { Extensions } from '../extensions/extensions.js';

/** Runs that an event's details show: one for each workflow that it starts. */
const RUNS_SHOWN = 50;

/** Names, and sources, of events that can be chosen from. */
const KINDS_SHOWN = 200;

const eventQuery = listQuery({
  q: searchText.optional(),
  name: idText.optional(),
  source: idText.optional(),
  state: z.enum(['received', 'processed', 'failed']).optional(),
});

const eventView = (e: EventRecord, context: DescribeContext): EventView => ({
  id: e._id,
  source: e.source,
  name: e.name,
  title: describeEvent(e.name, e.properties, context),
  email: e.email,
  subject: e.subject ?? null,
  occurredAt: e.occurredAt.toISOString(),
  receivedAt: e.receivedAt.toISOString(),
  processed: e.state === 'processed',
  state: e.state,
  reason: e.state === 'processed' ? null : (e.reason ?? null),
});

/** Reads the events that were taken in. */
export const createEventQueries = (
  context: Ports<never, 'attention' | 'events' | 'people' | 'runs' | 'workflows'> & { extensions: Extensions },
): EventsApi => {
  const { store } = context;
  return {
    async list(query) {
      const wanted = read(eventQuery, query);
      const [catalog, found] = await Promise.all([context.extensions.all(), store.events.list(wanted)]);
      return toPage(
        found,
        wanted.limit,
        (e) => e._id,
        (e) => eventView(e, { catalog }),
      );
    },

    async get(id) {
      const event = await store.events.get(readId(id));
      if (!event) return null;
      const person = (await store.people.byEmails([event.email])).get(event.email);
      const runs = person
        ? await store.runs.startedBy({ person: person._id, event: event._id, limit: RUNS_SHOWN })
        : [];
      return {
        event: eventView(event, { catalog: await context.extensions.all() }),
        properties: event.properties,
        told: event.person ?? {},
        person: person ? { id: person._id, email: person.email } : null,
        runs: await runViews(context, runs),
      };
    },

    async kinds() {
      const [names, sources] = await Promise.all([
        store.events.kinds('name', KINDS_SHOWN),
        store.events.kinds('source', KINDS_SHOWN),
      ]);
      return { names, sources };
    },
  };
};

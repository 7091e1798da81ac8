import type { AdminViewServerProps } from 'payload';
import { formatAdminURL } from 'payload/shared';
import { runtimeOf } from '../../runtime/runtime.js';
import { Notice } from '../parts/Notice.js';
import { textParam } from '../parts/query.js';
import { readersPage } from '../parts/readers-page.js';
import { stepWords } from '../parts/step-words.js';
import { EventPage } from './EventPage.js';

/** One event: what it told, and which runs it started. */
export const EventView = async (view: AdminViewServerProps) => {
  const { payload } = view.initPageResult.req;
  const { admin: adminRoute } = payload.config.routes;
  const id = textParam(view.searchParams, 'id') ?? '';
  const here = formatAdminURL({ adminRoute, path: '/events/event' });
  return readersPage({
    view,
    route: 'GET /event',
    list: { path: '/events', label: 'Events' },
    here: `${here}?${new URLSearchParams({ id }).toString()}`,
    failed: 'This event cannot be shown',
    read: async (engine) => {
      const details = await engine.events.get(id);
      if (!details) return null;
      const [words, { vocabulary }] = await Promise.all([stepWords(engine, details.runs), engine.catalog()]);
      return { details, words, vocabulary };
    },
    title: (found) => found?.details.event.title ?? 'Event',
    children: (found) =>
      found === null ? (
        <Notice title="There is no such event">It may have been removed after its retention time.</Notice>
      ) : (
        <EventPage {...found} adminRoute={adminRoute} runtime={runtimeOf(payload)} />
      ),
  });
};

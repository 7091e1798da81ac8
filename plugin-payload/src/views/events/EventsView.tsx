import type { EventView } from '@whenthen/core';
import { labelsOf } from '@whenthen/core/definition';
import type { AdminViewServerProps } from 'payload';
import { formatAdminURL } from 'payload/shared';
import { runtimeOf } from '../../runtime/runtime.js';
import { FilterForm } from '../parts/FilterForm.js';
import { Notice } from '../parts/Notice.js';
import { PageLinks } from '../parts/PageLinks.js';
import { textParam } from '../parts/query.js';
import { readersPage } from '../parts/readers-page.js';
import { Zone } from '../parts/Zone.js';
import { EventTable } from './EventTable.js';
import { sourceWords } from './words.js';

const PAGE = 50;

const STATES = [
  { value: 'received', label: 'Not worked on yet' },
  { value: 'failed', label: 'Failed' },
];

const asOptions = (values: string[], labelOf: (value: string) => string) =>
  values.map((value) => ({ value, label: labelOf(value) }));

/** Every event that was taken in, about everybody. */
export const EventsView = async (view: AdminViewServerProps) => {
  const { payload } = view.initPageResult.req;
  const { admin: adminRoute } = payload.config.routes;
  const path = formatAdminURL({ adminRoute, path: '/events' });
  const people = formatAdminURL({ adminRoute, path: '/people' });
  const [q, name, source, state, after] = ['q', 'name', 'source', 'state', 'after'].map((n) =>
    textParam(view.searchParams, n),
  );
  const chosen = { q, name, source, state };
  const filtered = Object.values(chosen).some((value) => value !== undefined);
  return readersPage({
    view,
    route: 'GET /events',
    list: { path: '/events', label: 'Events' },
    here: path,
    failed: 'Events cannot be shown',
    read: async (engine) => {
      const [page, kinds, { vocabulary }] = await Promise.all([
        engine.events.list({
          ...(q && { q }),
          ...(name && { name }),
          ...(source && { source }),
          ...(state && { state: state as EventView['state'] }),
          ...(after && { after }),
          limit: PAGE,
        }),
        engine.events.kinds(),
        engine.catalog(),
      ]);
      return { page, kinds, labels: labelsOf('event', kinds.names, vocabulary) };
    },
    children: ({ page, kinds, labels }) => (
      <>
        <div className="whenthen-head">
          <h1>Events</h1>
          <span className="whenthen-quiet">What happened in the store and on the site. Events start workflows.</span>
        </div>
        <FilterForm
          choices={[
            {
              name: 'name',
              label: 'Event',
              value: name,
              any: 'Any event',
              options: asOptions(kinds.names, (of) => labels.get(of) ?? of),
            },
            {
              name: 'source',
              label: 'Source',
              value: source,
              any: 'Any source',
              options: asOptions(kinds.sources, sourceWords),
            },
            { name: 'state', label: 'State', value: state, any: 'Any state', options: STATES },
          ]}
          label="Find events"
          path={path}
          q={q}
        />
        {page.items.length === 0 ? (
          <Notice title={filtered ? 'No event matches this' : 'No event so far'}>
            {filtered
              ? 'An address is found by its start. Choose “Show all” to see the others.'
              : 'Events come from the store, from forms and webhooks, and from your own code.'}
          </Notice>
        ) : (
          <EventTable
            events={page.items}
            href={({ id }) => `${path}/event?${new URLSearchParams({ id }).toString()}`}
            person={({ email }) => `${people}?${new URLSearchParams({ q: email }).toString()}`}
            runtime={runtimeOf(payload)}
          />
        )}
        <PageLinks after={after} next={page.next} path={path} query={chosen} />
        <Zone runtime={runtimeOf(payload)} />
      </>
    ),
  });
};

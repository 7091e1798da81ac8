import type { AdminViewServerProps } from 'payload';
import { formatAdminURL } from 'payload/shared';
import { runtimeOf } from '../../runtime/runtime.js';
import { FilterForm } from '../parts/FilterForm.js';
import { messageLabels, messageStates } from '../../messages/states.js';
import { MessageTable } from '../parts/MessageTable.js';
import { mayCall } from '../parts/gate.js';
import { Notice } from '../parts/Notice.js';
import { PageLinks } from '../parts/PageLinks.js';
import { textParam } from '../parts/query.js';
import { readersPage } from '../parts/readers-page.js';
import { Zone } from '../parts/Zone.js';

const PAGE = 50;

/** Every e-mail to everybody: what became of it, and why. */
export const MessagesView = async (view: AdminViewServerProps) => {
  const { req } = view.initPageResult;
  const { payload } = req;
  const { admin: adminRoute } = payload.config.routes;
  const path = formatAdminURL({ adminRoute, path: '/messages' });
  const [q, template, after] = ['q', 'template', 'after'].map((name) => textParam(view.searchParams, name));
  const state = messageStates.find((known) => known === textParam(view.searchParams, 'state'));
  const chosen = { q, state, template };
  const filtered = Object.values(chosen).some((value) => value !== undefined);
  const decide = await mayCall(req, 'POST /attention/retry');
  return readersPage({
    view,
    route: 'GET /messages',
    list: { path: '/messages', label: 'Messages' },
    here: path,
    failed: 'Messages cannot be shown',
    read: async (engine) => {
      const [page, templates] = await Promise.all([
        engine.messages.list({
          ...(q && { q }),
          ...(state && { state }),
          ...(template && { template }),
          ...(after && { after }),
          limit: PAGE,
        }),
        engine.templates.list(),
      ]);
      return { page, templates };
    },
    children: ({ page, templates }) => (
      <>
        <div className="whenthen-head">
          <h1>Messages</h1>
          <span className="whenthen-quiet">Each is one e-mail to one person.</span>
        </div>
        <FilterForm
          choices={[
            {
              name: 'state',
              label: 'State',
              value: state,
              any: 'Any state',
              options: messageStates.map((value) => ({ value, label: messageLabels[value].label })),
            },
            {
              name: 'template',
              label: 'Template',
              value: template,
              any: 'Any template',
              options: templates.map(({ id, name }) => ({ value: id, label: name })),
            },
          ]}
          label="Find messages"
          path={path}
          q={q}
        />
        {page.items.length === 0 ? (
          <Notice title={filtered ? 'No message matches this' : 'No e-mail so far'}>
            {filtered
              ? 'An address is found by its start. Choose “Show all” to see the others.'
              : 'Messages appear when a workflow or a sequence comes to a step that sends an e-mail.'}
          </Notice>
        ) : (
          <MessageTable
            decide={decide}
            href={({ id }) => `${path}/${id}`}
            messages={page.items}
            person={({ person }) => formatAdminURL({ adminRoute, path: `/people/${person}` })}
            runtime={runtimeOf(payload)}
            templates={new Map(templates.map(({ id, name }) => [id, name]))}
          />
        )}
        <PageLinks after={after} next={page.next} path={path} query={chosen} />
        <Zone runtime={runtimeOf(payload)} />
      </>
    ),
  });
};

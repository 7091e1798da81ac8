import type { AdminViewServerProps } from 'payload';
import { formatAdminURL } from 'payload/shared';
import { withoutCalled } from '../../access/without-people.js';
import { runtimeOf } from '../../runtime/runtime.js';
import { NewWebhook } from '../../webhooks/NewWebhook.js';
import { WebhookCard } from '../../webhooks/WebhookCard.js';
import { FilterForm } from '../parts/FilterForm.js';
import { gateOf } from '../parts/gate.js';
import { Notice } from '../parts/Notice.js';
import { textParam } from '../parts/query.js';
import { readersPage } from '../parts/readers-page.js';
import { When } from '../parts/When.js';
import { Zone } from '../parts/Zone.js';

/** Addresses that other systems call, what their calls mean, and the last ones. */
export const WebhooksView = async (view: AdminViewServerProps) => {
  const { req } = view.initPageResult;
  const { routes, serverURL } = req.payload.config;
  const path = formatAdminURL({ adminRoute: routes.admin, path: '/webhooks' });
  const base = `${serverURL || (req.origin ?? '')}${routes.api}/whenthen/hooks`;
  const q = textParam(view.searchParams, 'q');
  const may = await gateOf(req);
  const [change, seesPeople] = [may('POST /webhooks'), may('GET /people')];
  const runtime = runtimeOf(req.payload);
  return readersPage({
    view,
    route: 'GET /webhooks',
    list: { path: '/webhooks', label: 'Webhooks' },
    here: path,
    failed: 'Webhooks cannot be shown',
    // What they were called with does not leave the server for who may not see people.
    read: async (engine) => {
      const all = await engine.webhooks.list();
      return seesPeople ? all : all.map(withoutCalled);
    },
    children: (all) => {
      const shown = all.filter(({ name, id }) => !q || `${name} ${id}`.toLowerCase().includes(q.toLowerCase()));
      return (
        <>
          <div className="whenthen-head">
            <h1>Webhooks</h1>
            <span className="whenthen-quiet">Let other systems start workflows by calling these addresses.</span>
          </div>
          {change && <NewWebhook />}
          {all.length > 0 && (
            <FilterForm choices={[]} label="Webhooks to show" path={path} q={q} search="Part of a name" />
          )}
          {shown.map((webhook) => (
            <WebhookCard
              change={change}
              key={webhook.id}
              moments={webhook.calls.map(({ at }) => (
                <When at={at} key={at} runtime={runtime} />
              ))}
              url={`${base}/${webhook.id}`}
              seesPeople={seesPeople}
              webhook={webhook}
            />
          ))}
          {shown.length === 0 && (
            <Notice title={q ? `No webhook is called “${q}”` : 'There is no webhook yet'}>
              {q
                ? 'Look for another name, or show all.'
                : 'Create one, send a test call to its address, and say where the e-mail address is. Then choose it as the trigger of a workflow.'}
            </Notice>
          )}
          {shown.length > 0 && <Zone runtime={runtime} />}
        </>
      );
    },
  });
};

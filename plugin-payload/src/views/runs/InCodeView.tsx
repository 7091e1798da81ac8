import { sequenceOf, sequenceWorkflow } from '@whenthen/core/definition';
import { Link } from '@payloadcms/ui';
import type { AdminViewServerProps } from 'payload';
import { formatAdminURL } from 'payload/shared';
import { runtimeOf } from '../../runtime/runtime.js';
import { StatusPill } from '../../status/StatusPill.js';
import { Notice } from '../parts/Notice.js';
import { readersPage } from '../parts/readers-page.js';
import { When } from '../parts/When.js';
import { Zone } from '../parts/Zone.js';
import { hasDocument, insideHref } from './places.js';

/** Workflows that developers wrote in code: they have no document to be seen by. */
export const InCodeView = (view: AdminViewServerProps) => {
  const { payload } = view.initPageResult.req;
  const { admin: adminRoute } = payload.config.routes;
  const runtime = runtimeOf(payload);
  return readersPage({
    view,
    route: 'GET /workflows/:id/summary',
    list: { path: '/in-code', label: 'Workflows in code' },
    here: formatAdminURL({ adminRoute, path: '/in-code' }),
    failed: 'Workflows in code cannot be shown',
    read: async (engine) => {
      const [workflows, sequences] = await Promise.all([engine.workflows.list(), engine.sequences.list()]);
      const inSequences = await Promise.all(sequences.map(({ id }) => engine.workflows.get(sequenceWorkflow(id))));
      return [...workflows, ...inSequences].filter((w) => w !== null).filter((w) => !hasDocument(w));
    },
    children: (workflows) => (
      <>
        <div className="whenthen-head">
          <h1>Workflows in code</h1>
          <span className="whenthen-quiet">
            Written by your developers. Open one to activate or pause it, and to see who is inside.
          </span>
        </div>
        {workflows.length === 0 ? (
          <Notice title="None so far">
            Workflows that developers publish from the store’s options, or by the engine’s API, appear here.
          </Notice>
        ) : (
          <div className="table whenthen-table">
            <table cellPadding="0" cellSpacing="0">
              <thead>
                <tr>
                  <th>Name</th>
                  <th>Status</th>
                  <th>Inside now</th>
                  <th>Published</th>
                </tr>
              </thead>
              <tbody>
                {workflows.map(({ id, name, status, frozen, counts, publishedAt }) => (
                  <tr data-workflow={id} key={id}>
                    <td>
                      <Link prefetch={false} href={insideHref(adminRoute, id)}>
                        {name}
                      </Link>
                      {sequenceOf(id) !== undefined && <span className="whenthen-quiet"> · sequence</span>}
                    </td>
                    <td>
                      <StatusPill frozen={frozen} status={status} />
                    </td>
                    <td data-says="Inside now">{counts.waiting}</td>
                    <td data-says="Published">
                      <When at={publishedAt} runtime={runtime} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        <Zone runtime={runtime} />
      </>
    ),
  });
};

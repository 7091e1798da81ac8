import type { SuppressionView } from '@whenthen/core';
import type { AdminViewServerProps } from 'payload';
import { formatAdminURL } from 'payload/shared';
import { runtimeOf, type Runtime } from '../../runtime/runtime.js';
import { reasonLabels, stopsWords, suppressionReasons } from '../../suppressions/reasons.js';
import { RemoveSuppression } from '../../suppressions/RemoveSuppression.js';
import { SuppressionTools } from '../../suppressions/SuppressionTools.js';
import { wayOf } from '../../people/subscription.js';
import { FilterForm } from '../parts/FilterForm.js';
import { mayCall } from '../parts/gate.js';
import { Notice } from '../parts/Notice.js';
import { PageLinks } from '../parts/PageLinks.js';
import { textParam, withQuery } from '../parts/query.js';
import { readersPage } from '../parts/readers-page.js';
import { When } from '../parts/When.js';
import { Zone } from '../parts/Zone.js';

const PAGE = 50;

interface RowProps {
  entry: SuppressionView;
  runtime: Runtime;
  change: boolean;
}

const Row = ({ entry: { email, reason, stops, since, by, how, why }, runtime, change }: RowProps) => (
  <tr data-suppressed={email}>
    <td className="whenthen-table__address">{email}</td>
    <td data-says="Reason">{reasonLabels[reason]}</td>
    <td data-says="Stopped">{stopsWords[stops]}</td>
    <td data-says="Why">
      {why ?? <span className="whenthen-quiet">—</span>}
      <div className="whenthen-quiet">{wayOf({ how, by })}</div>
    </td>
    <td data-says="Since">
      <When at={since} runtime={runtime} />
    </td>
    {change && (
      <td>
        <RemoveSuppression email={email} reason={reason} />
      </td>
    )}
  </tr>
);

/** Addresses to which no e-mail goes, or no marketing e-mail: since when, why, and who says so. */
export const SuppressionsView = async (view: AdminViewServerProps) => {
  const { req } = view.initPageResult;
  const { routes, serverURL = '' } = req.payload.config;
  const path = formatAdminURL({ adminRoute: routes.admin, path: '/suppressions' });
  const [q, after] = ['q', 'after'].map((name) => textParam(view.searchParams, name));
  const reason = suppressionReasons.find((known) => known === textParam(view.searchParams, 'reason'));
  const filtered = q !== undefined || reason !== undefined;
  const change = await mayCall(req, 'POST /suppressions/add');
  const runtime = runtimeOf(req.payload);
  return readersPage({
    view,
    route: 'GET /suppressions',
    list: { path: '/suppressions', label: 'Suppression list' },
    here: path,
    failed: 'The suppression list cannot be shown',
    read: (engine) =>
      engine.suppressions.list({ ...(q && { q }), ...(reason && { reason }), ...(after && { after }), limit: PAGE }),
    children: ({ items, next }) => (
      <>
        <div className="whenthen-head">
          <h1>Suppression list</h1>
          <span className="whenthen-head__links">
            {change && <SuppressionTools />}
            <a
              download
              href={withQuery(`${serverURL}${routes.api}/whenthen/suppressions/export`, { q, reason })}
              id="whenthen-export-suppressions"
            >
              {filtered ? 'Export these' : 'Export all'}
            </a>
          </span>
        </div>
        <FilterForm
          choices={[
            {
              name: 'reason',
              label: 'Reason',
              value: reason,
              any: 'Any reason',
              options: suppressionReasons.map((value) => ({ value, label: reasonLabels[value] })),
            },
          ]}
          label="Find addresses"
          path={path}
          q={q}
        />
        {items.length === 0 ? (
          <Notice title={filtered ? 'No address matches this' : after ? 'Nothing further on' : 'Nobody is on the list'}>
            {filtered
              ? 'An address is found by its start. Choose “Show all” to see the others.'
              : 'These addresses get no marketing e-mail: people who unsubscribed or called an e-mail spam, and addresses from which e-mails come back. Of the last two your mail provider tells, once your developer has connected it.'}
          </Notice>
        ) : (
          <div className="table whenthen-table">
            <table cellPadding="0" cellSpacing="0">
              <thead>
                <tr>
                  <th>E-mail</th>
                  <th>Reason</th>
                  <th>Stopped</th>
                  <th>Why</th>
                  <th>Since</th>
                  {change && <th aria-label="Change" />}
                </tr>
              </thead>
              <tbody>
                {items.map((entry) => (
                  <Row change={change} entry={entry} key={`${entry.reason} ${entry.email}`} runtime={runtime} />
                ))}
              </tbody>
            </table>
          </div>
        )}
        <PageLinks after={after} next={next} path={path} query={{ q, reason }} />
        <Zone runtime={runtime} />
      </>
    ),
  });
};

import type { AdminViewServerProps } from 'payload';
import { redirect } from 'next/navigation.js';
import { formatAdminURL } from 'payload/shared';
import { ImportPeople } from '../../people/import/ImportPeople.js';
import { gateOf } from '../parts/gate.js';
import { NotAllowed } from '../parts/NotAllowed.js';
import { Page } from '../parts/Page.js';
import { loginUrl } from '../parts/login-url.js';

const ROUTE = 'POST /people/import';

/** Taking in people of a CSV file. */
export const ImportView = async (view: AdminViewServerProps) => {
  const { req } = view.initPageResult;
  const adminRoute = req.payload.config.routes.admin;
  const people = formatAdminURL({ adminRoute, path: '/people' });
  if (!req.user) redirect(loginUrl(req.payload.config, `${people}/import`));
  const may = await gateOf(req);
  const allowed = may(ROUTE);
  return (
    <Page crumbs={[{ label: 'People', url: people }, { label: 'Import' }]} view={view}>
      {allowed ? (
        <>
          <div className="whenthen-head">
            <h1>Import people</h1>
          </div>
          <ImportPeople mayStart={may('POST /workflows/:id/people')} />
        </>
      ) : (
        <NotAllowed req={req} route={ROUTE} />
      )}
    </Page>
  );
};

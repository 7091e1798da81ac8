import type { AdminViewServerProps } from 'payload';
import { redirect } from 'next/navigation.js';
import { formatAdminURL } from 'payload/shared';
import { ImportPeople } from '../../people/import/ImportPeople.js';
import { mayOperate } from '../parts/gate.js';
import { NotAllowed } from '../parts/Notice.js';
import { Page } from '../parts/Page.js';
import { loginUrl } from '../parts/login-url.js';

/** Taking in people of a CSV file. */
export const ImportView = async (view: AdminViewServerProps) => {
  const { req } = view.initPageResult;
  const adminRoute = req.payload.config.routes.admin;
  const people = formatAdminURL({ adminRoute, path: '/people' });
  if (!req.user) redirect(loginUrl(req.payload.config, `${people}/import`));
  const allowed = await mayOperate(req);
  return (
    <Page crumbs={[{ label: 'People', url: people }, { label: 'Import' }]} view={view}>
      {allowed ? (
        <>
          <div className="whenthen-head">
            <h1>Import people</h1>
          </div>
          <ImportPeople />
        </>
      ) : (
        <NotAllowed />
      )}
    </Page>
  );
};

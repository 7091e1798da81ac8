import type { Engine } from '@whenthen/core';
import type { StepNavItem } from '@payloadcms/ui';
import { redirect } from 'next/navigation.js';
import type { AdminViewServerProps } from 'payload';
import { formatAdminURL } from 'payload/shared';
import type { ReactNode } from 'react';
import type { Route } from '../../access/needs.js';
import { loginUrl } from './login-url.js';
import { find, mayCall, type Found } from './gate.js';
import { NotAllowed } from './NotAllowed.js';
import { Notice } from './Notice.js';
import { Page } from './Page.js';

interface ReadersPageProps<T> {
  view: AdminViewServerProps;
  /** The endpoint that shows the same: who may call it may see this page. */
  route: Route;
  /** Where the list is in the admin, and what it is called. */
  list: { path: `/${string}`; label: string };
  /** Where this page is, for coming back after the login. */
  here: string;
  /** What is read from the engine. */
  read: (engine: Engine) => Promise<T>;
  /** The title of this page below the list's, once it is known. */
  title?: (data: T) => string;
  /** What stands there when the engine does not answer. */
  failed: string;
  children: (data: T) => ReactNode;
}

/** A page of engine data for those who may read it: logging in first, and an answer in words where there is no data. */
export const readersPage = async <T,>({
  view,
  route,
  list,
  here,
  read,
  title,
  failed,
  children,
}: ReadersPageProps<T>): Promise<ReactNode> => {
  const { req } = view.initPageResult;
  const url = formatAdminURL({ adminRoute: req.payload.config.routes.admin, path: list.path });
  if (!req.user) redirect(loginUrl(req.payload.config, here));
  const crumbs: StepNavItem[] = [{ label: list.label, url }];
  if (!(await mayCall(req, route)))
    return (
      <Page crumbs={crumbs} view={view}>
        <NotAllowed req={req} route={route} />
      </Page>
    );
  const found: Found<T> = await find(req, read);
  if (title && 'data' in found) crumbs.push({ label: title(found.data) });
  return (
    <Page crumbs={crumbs} view={view}>
      {'failed' in found ? (
        <Notice bad title={failed}>
          {found.failed}
        </Notice>
      ) : (
        children(found.data)
      )}
    </Page>
  );
};

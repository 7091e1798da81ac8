import { DefaultTemplate } from '@payloadcms/next/templates';
import { Gutter, SetStepNav, type StepNavItem } from '@payloadcms/ui';
import type { AdminViewServerProps } from 'payload';
import type { ReactNode } from 'react';
import './tables.css';
import './views.css';
import './dialogs.css';

interface PageProps {
  view: AdminViewServerProps;
  /** The way here, for the header. */
  crumbs: StepNavItem[];
  children: ReactNode;
}

/** A page of its own in the admin: header, navigation and gutter as every page has them. */
export const Page = ({ view, crumbs, children }: PageProps) => {
  const { initPageResult, params, searchParams } = view;
  const { req, permissions, locale, visibleEntities } = initPageResult;
  return (
    <DefaultTemplate
      i18n={req.i18n}
      {...(locale && { locale })}
      params={params ?? {}}
      payload={req.payload}
      permissions={permissions}
      req={req}
      searchParams={searchParams ?? {}}
      {...(req.user && { user: req.user })}
      // Payload freezes the object that it passes on.
      visibleEntities={{ collections: visibleEntities.collections, globals: visibleEntities.globals }}
    >
      <SetStepNav nav={crumbs} />
      <main>
        <Gutter className="whenthen-page">{children}</Gutter>
      </main>
    </DefaultTemplate>
  );
};

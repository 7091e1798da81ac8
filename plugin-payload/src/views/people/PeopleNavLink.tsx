import { Link, NavGroup } from '@payloadcms/ui';
import { createLocalReq, type ServerProps } from 'payload';
import { formatAdminURL } from 'payload/shared';
import { mayRead } from '../parts/gate.js';

/** The way to *People* in the admin's navigation, for those who may go there. */
export const PeopleNavLink = async ({ payload, user }: ServerProps) => {
  const req = await createLocalReq({ ...(user && { user }) }, payload);
  if (!(await mayRead(req))) return null;
  return (
    <NavGroup label="Audience">
      <Link
        className="nav__link"
        href={formatAdminURL({ adminRoute: payload.config.routes.admin, path: '/people' })}
        id="nav-people"
        prefetch={false}
      >
        <span className="nav__link-label">People</span>
      </Link>
    </NavGroup>
  );
};

import { Link, NavGroup } from '@payloadcms/ui';
import { createLocalReq, type ServerProps } from 'payload';
import { formatAdminURL } from 'payload/shared';
import { mayRead } from '../parts/gate.js';

const PLACES = [{ id: 'sending-limits', label: 'Sending limits' }] as const;

/** The ways to the settings of the shop in the admin's navigation, for those who may go there. */
export const SettingsNav = async ({ payload, user }: ServerProps) => {
  const req = await createLocalReq({ ...(user && { user }) }, payload);
  if (!(await mayRead(req))) return null;
  return (
    <NavGroup label="Settings">
      {PLACES.map(({ id, label }) => (
        <Link
          className="nav__link"
          href={formatAdminURL({ adminRoute: payload.config.routes.admin, path: `/${id}` })}
          id={`nav-${id}`}
          key={id}
          prefetch={false}
        >
          <span className="nav__link-label">{label}</span>
        </Link>
      ))}
    </NavGroup>
  );
};

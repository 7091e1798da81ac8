import { Link, NavGroup } from '@payloadcms/ui';
import { createLocalReq, type ServerProps } from 'payload';
import { formatAdminURL } from 'payload/shared';
import { mayOperate, mayRead } from '../parts/gate.js';

const SENDING = { id: 'sending', label: 'Sending' } as const;
const AUDIT = { id: 'audit-log', label: 'Audit log' } as const;

/** The ways to *Sending* and the *Audit log* in the admin's navigation, for those who may go there. */
export const OperationNav = async ({ payload, user }: ServerProps) => {
  const req = await createLocalReq({ ...(user && { user }) }, payload);
  if (!(await mayRead(req))) return null;
  const places = [SENDING, ...((await mayOperate(req)) ? [AUDIT] : [])];
  return (
    <NavGroup label="Operation">
      {places.map(({ id, label }) => (
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

import { Link, NavGroup } from '@payloadcms/ui';
import { createLocalReq, type ServerProps } from 'payload';
import { formatAdminURL } from 'payload/shared';
import { AttentionBadge } from '../../attention/AttentionBadge.js';
import { mayRead } from '../parts/gate.js';

const PLACES = [
  { id: 'people', label: 'People' },
  { id: 'suppressions', label: 'Suppression list' },
  { id: 'messages', label: 'Messages' },
  { id: 'attention', label: 'Needs attention' },
  { id: 'events', label: 'Events' },
  { id: 'webhooks', label: 'Webhooks' },
  { id: 'consent', label: 'E-mail consent' },
  { id: 'kept', label: 'What is kept' },
] as const;

/** The ways to what is known of the people, in the admin's navigation, for those who may go there. */
export const AudienceNav = async ({ payload, user }: ServerProps) => {
  const req = await createLocalReq({ ...(user && { user }) }, payload);
  if (!(await mayRead(req))) return null;
  return (
    <NavGroup label="Audience">
      {PLACES.map(({ id, label }) => (
        <Link
          className="nav__link"
          href={formatAdminURL({ adminRoute: payload.config.routes.admin, path: `/${id}` })}
          id={`nav-${id}`}
          key={id}
          prefetch={false}
        >
          <span className="nav__link-label">{label}</span>
          {id === 'attention' && (
            <AttentionBadge
              address={`${payload.config.serverURL ?? ''}${payload.config.routes.api}/whenthen/attention/count`}
            />
          )}
        </Link>
      ))}
    </NavGroup>
  );
};

import { createLocalReq, type ServerProps } from 'payload';
import { AttentionBadge } from '../../attention/AttentionBadge.js';
import { mayRead } from '../parts/gate.js';
import { NavPlaces } from './NavPlaces.js';

/** The ways to what is known of the people, in the admin's navigation, for those who may go there. */
export const AudienceNav = async ({ payload, user }: ServerProps) => {
  const req = await createLocalReq({ ...(user && { user }) }, payload);
  if (!(await mayRead(req))) return null;
  const count = `${payload.config.serverURL ?? ''}${payload.config.routes.api}/whenthen/attention/count`;
  return (
    <NavPlaces
      label="Audience"
      payload={payload}
      places={[
        { id: 'people', label: 'People' },
        { id: 'messages', label: 'Messages' },
        { id: 'attention', label: 'Needs attention', mark: <AttentionBadge address={count} /> },
        { id: 'suppressions', label: 'Suppression list' },
        { id: 'events', label: 'Events' },
      ]}
    />
  );
};

import { createLocalReq, type ServerProps } from 'payload';
import { AttentionBadge } from '../../attention/AttentionBadge.js';
import { gateOf } from '../parts/gate.js';
import { NavPlaces } from './NavPlaces.js';

/** The ways to what is known of the people, in the admin's navigation, for those who may go there. */
export const AudienceNav = async ({ payload, user }: ServerProps) => {
  const req = await createLocalReq({ ...(user && { user }) }, payload);
  const count = `${payload.config.serverURL ?? ''}${payload.config.routes.api}/whenthen/attention/count`;
  return (
    <NavPlaces
      label="Audience"
      may={await gateOf(req)}
      payload={payload}
      places={[
        { id: 'people', label: 'People', route: 'GET /people' },
        { id: 'messages', label: 'Messages', route: 'GET /messages' },
        {
          id: 'attention',
          label: 'Needs attention',
          route: 'GET /attention',
          mark: <AttentionBadge address={count} />,
        },
        { id: 'suppressions', label: 'Suppression list', route: 'GET /suppressions' },
        { id: 'events', label: 'Events', route: 'GET /events' },
      ]}
    />
  );
};

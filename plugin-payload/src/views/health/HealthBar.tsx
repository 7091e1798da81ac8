import { createLocalReq, type ServerProps } from 'payload';
import { formatAdminURL } from 'payload/shared';
import { HealthNotice } from '../../health/HealthNotice.js';
import { runtimeOf } from '../../runtime/runtime.js';
import { mayCall } from '../parts/gate.js';

const VIEWS = [
  ...(['people', 'messages', 'attention', 'events', 'webhooks', 'recipes'] as const),
  ...(['sending', 'audit-log', 'suppressions', 'in-code', 'inside'] as const),
  ...(['consent', 'senders', 'sending-limits', 'kept'] as const),
] as const;

/** Above every page of ours and the dashboard, for those who may read: says when the engine is not well. */
export const HealthBar = async ({ payload, user }: ServerProps) => {
  const req = await createLocalReq({ ...(user && { user }) }, payload);
  if (!(await mayCall(req, 'GET /health'))) return null;
  const { slugs } = runtimeOf(payload);
  const { admin: adminRoute, api } = payload.config.routes;
  const paths = [
    ...VIEWS.map((view) => `/${view}` as const),
    ...Object.values(slugs).map((s) => `/collections/${s}` as const),
  ];
  return (
    <HealthNotice
      address={`${payload.config.serverURL ?? ''}${api}/whenthen/health`}
      dashboard={formatAdminURL({ adminRoute, path: '' })}
      attention={formatAdminURL({ adminRoute, path: '/attention' })}
      places={paths.map((path) => formatAdminURL({ adminRoute, path }))}
    />
  );
};

import type { SanitizedConfig } from 'payload';
import { formatAdminURL } from 'payload/shared';

/** The login page, which leads back to where one wanted to go. Payload does not send strangers there from custom views. */
export const loginUrl = (config: SanitizedConfig, back: string): string =>
  `${formatAdminURL({ adminRoute: config.routes.admin, path: config.admin.routes.login })}?redirect=${encodeURIComponent(back)}`;

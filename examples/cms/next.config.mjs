import { fileURLToPath } from 'node:url';
import { withPayload } from '@payloadcms/next/withPayload';

process.env.NEXT_TELEMETRY_DISABLED = '1';

/** @type {import('next').NextConfig} */
const config = {
  // One copy of Payload for pages and routes. Bundled, each gets its own, and a ValidationError of the one is none to the
  // other: the messages on the fields would be lost.
  serverExternalPackages: ['payload', '@payloadcms/db-sqlite', '@payloadcms/drizzle'],
  // The workspace's root, where node_modules is.
  turbopack: { root: fileURLToPath(new URL('../..', import.meta.url)) },
  outputFileTracingRoot: fileURLToPath(new URL('../..', import.meta.url)),
  poweredByHeader: false,
  // There is no site here, only its CMS.
  redirects: () => [{ source: '/', destination: '/admin', permanent: false }],
};

export default withPayload(config);

import { fileURLToPath } from 'node:url';
import { withPayload } from '@payloadcms/next/withPayload';
import { withWhenthen } from '@whenthen/payload/next';

process.env.NEXT_TELEMETRY_DISABLED = '1';

/** @type {import('next').NextConfig} */
const config = {
  serverExternalPackages: ['@payloadcms/db-sqlite', '@payloadcms/drizzle'],
  // The workspace's root, where node_modules is.
  turbopack: { root: fileURLToPath(new URL('../..', import.meta.url)) },
  outputFileTracingRoot: fileURLToPath(new URL('../..', import.meta.url)),
  poweredByHeader: false,
  // There is no site here, only its CMS.
  redirects: () => [{ source: '/', destination: '/admin', permanent: false }],
};

export default withPayload(withWhenthen(config));

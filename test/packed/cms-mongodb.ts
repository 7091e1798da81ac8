import { sendsAMailOnEachNode } from './on-each-node.js';
import type { Parts } from './parts.js';
import { createProject, type Project } from './project.js';

/** A server that boots the CMS and says that it has. */
const SERVER = `
import { createServer } from 'node:http';
import { runtimeOf } from '@whenthen/payload';
import { getPayload } from 'payload';
import config from './config.mjs';
await runtimeOf(await getPayload({ config })).engine();
createServer((_, response) => response.end('up')).listen(Number(process.env.PORT), '127.0.0.1');
`;

const CONFIG = `
import { mongooseAdapter } from '@payloadcms/db-mongodb';
import { whenThenPlugin } from '@whenthen/payload';
import { buildConfig } from 'payload';
const { MONGODB_URI: uri, DATABASE: database, SMTP_URL: smtp } = process.env;
export default buildConfig({
  secret: 'only-for-a-test',
  telemetry: false,
  db: mongooseAdapter({ url: new URL('/' + database + '_cms', uri).href, connectOptions: { maxPoolSize: 2 }, ensureIndexes: true }),
  collections: [{ slug: 'users', auth: true, fields: [] }],
  admin: { user: 'users' },
  typescript: { autoGenerate: false },
  plugins: [whenThenPlugin({ mongo: { uri, database }, worker: true, mail: { smtp, from: 'Shop <hello@example.com>' } })],
});
`;

/** A CMS whose own database brings another copy of MongoDB's driver, and has it where ours would be looked for. */
export const itWorksBesideAnotherDriver = (parts: () => Parts): void => {
  let project: Project;
  beforeAll(async () => {
    const { core, 'admin-ui': ui, payload } = parts().tarballs;
    project = await createProject('cms-mongodb', {
      dependencies: {
        '@payloadcms/db-mongodb': '3.90.1',
        '@payloadcms/next': '3.90.1',
        '@payloadcms/ui': '3.90.1',
        graphql: '^16.8.1',
        next: '16.4.6',
        payload: '3.90.1',
        react: '19.3.1',
        'react-dom': '19.3.1',
      },
      type: 'module',
      tarballs: [core, ui, payload],
      files: { 'server.mjs': SERVER, 'config.mjs': CONFIG },
    });
  }, 300_000);

  it('has its own driver, and the host another one', async () => {
    const script = `
      import { createRequire } from 'node:module';
      const version = (from) => createRequire(from)('mongodb/package.json').version;
      const core = import.meta.resolve('@whenthen/core');
      console.log(version(import.meta.url), version(core));
    `;
    await project.write({ 'versions.mjs': script });
    expect(await project.run('./versions.mjs')).toMatch(/^6\.\d+\.\d+ 7\.\d+\.\d+/);
  });

  it('sends a mail on each Node', async () => {
    await sendsAMailOnEachNode(parts(), {
      name: 'mongodb',
      folder: project.folder,
      args: () => ['server.mjs'],
      env: ({ uri, database }) => ({ MONGODB_URI: uri, DATABASE: database }),
      ready: '/',
      readyTimeoutMs: 60_000,
    });
  }, 200_000);
};

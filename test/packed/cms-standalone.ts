import { cp, readdir, readFile, rm, writeFile, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '../support/repository.js';
import { codeOf } from './docs.js';
import { sendsAMailOnEachNode } from './on-each-node.js';
import type { Parts } from './parts.js';
import { createProject, type Project } from './project.js';

const CONFIG = `
import { sqliteAdapter } from '@payloadcms/db-sqlite';
import { whenThenPlugin } from '@whenthen/payload';
import { buildConfig } from 'payload';
import path from 'node:path';
const src = path.resolve('src');
export default buildConfig({
  secret: 'only-for-a-test',
  telemetry: false,
  graphQL: { disable: true },
  db: sqliteAdapter({ client: { url: 'file:./cms.sqlite' }, migrationDir: path.join(src, 'migrations'), push: false }),
  collections: [{ slug: 'users', auth: true, fields: [] }],
  admin: { user: 'users', avatar: 'default', importMap: { baseDir: src } },
  typescript: { autoGenerate: false },
  plugins: [
    whenThenPlugin({
      mongo: { uri: process.env.MONGODB_URI!, database: process.env.DATABASE! },
      worker: true,
      mail: { smtp: process.env.SMTP_URL!, from: 'Shop <hello@example.com>' },
    }),
  ],
});
`;

const TSCONFIG = JSON.stringify({
  compilerOptions: {
    ...{ target: 'ES2022', lib: ['ES2023', 'DOM', 'DOM.Iterable'], module: 'ESNext', moduleResolution: 'Bundler' },
    ...{ jsx: 'react-jsx', allowJs: true, noEmit: true, strict: true, esModuleInterop: true, skipLibCheck: true },
    ...{ incremental: true, resolveJsonModule: true, isolatedModules: true, plugins: [{ name: 'next' }] },
    paths: { '@payload-config': ['./src/payload.config.ts'] },
  },
  include: ['next-env.d.ts', 'src', '.next/types/**/*.ts'],
  exclude: ['node_modules'],
});

/** The migration that Payload writes names its files without an ending, which Node wants. */
const nameEndings = async (folder: string): Promise<void> => {
  const index = join(folder, 'index.ts');
  const text = await readFile(index, 'utf8');
  await writeFile(index, text.replaceAll(/from '(\.\/\w+)'/g, "from '$1.js'"));
};

export const itWorksStandalone = (parts: () => Parts): void => {
  let project: Project;
  let copy: string;

  beforeAll(async () => {
    const { core, 'admin-ui': ui, payload } = parts().tarballs;
    const documented = codeOf('plugin-payload/README.md', 'js', 'Install');
    project = await createProject('cms-standalone', {
      dependencies: {
        '@payloadcms/db-sqlite': '3.90.1',
        '@payloadcms/next': '3.90.1',
        '@payloadcms/ui': '3.90.1',
        '@types/node': '^20',
        '@types/react': '^19',
        '@types/react-dom': '^19',
        graphql: '^16.8.1',
        next: '16.4.6',
        payload: '3.90.1',
        react: '19.3.1',
        'react-dom': '19.3.1',
        typescript: '~5.9.3',
      },
      type: 'module',
      tarballs: [core, ui, payload],
      files: {
        'tsconfig.json': TSCONFIG,
        'next.config.mjs': documented.replace('withWhenthen({})', "withWhenthen({ output: 'standalone' })"),
        'src/payload.config.ts': CONFIG,
      },
    });
    await cp(join(repositoryRoot, 'examples/cms/src/app'), project.path('src/app'), { recursive: true });
    await writeFile(project.path('src/app/(payload)/admin/importMap.js'), 'export const importMap = {};\n');
    // Payload’s own commands read the configuration too.
    const env = { MONGODB_URI: parts().mongoUri, DATABASE: 'packed_commands', SMTP_URL: parts().mail.url };
    await project.run('payload', ['generate:importmap'], { env });
    await project.run('payload', ['migrate:create', 'whenthen'], { env });
    await nameEndings(project.path('src/migrations'));
    await project.run('payload', ['migrate'], { env });
  }, 300_000);
  afterAll(() => copy && rm(copy, { recursive: true, force: true }));

  it('builds without a database in sight, and says nothing wrong', async () => {
    const said = await project.run('next', ['build'], { env: { NODE_OPTIONS: '' } });
    expect(said).not.toMatch(/error|whenthen/i);
    copy = await mkdtemp(join(tmpdir(), 'whenthen-packed-copy-'));
    await cp(project.path('.next/standalone'), copy, { recursive: true, verbatimSymlinks: true });
    await cp(project.path('.next/static'), join(copy, '.next/static'), { recursive: true });
    for (const file of await readdir(project.folder))
      if (file.startsWith('cms.sqlite')) await cp(project.path(file), join(copy, file));
    // The copy has to be enough.
    await rm(project.path('node_modules'), { recursive: true, force: true });
  }, 300_000);

  it('serves its admin and sends a mail on each Node', async () => {
    await sendsAMailOnEachNode(parts(), {
      name: 'standalone',
      folder: copy,
      args: () => ['server.js'],
      env: ({ uri, database }) => ({ MONGODB_URI: uri, DATABASE: database, HOSTNAME: '127.0.0.1' }),
      ready: '/api/whenthen/up',
      readyTimeoutMs: 60_000,
      look: async (url) => expect((await fetch(`${url}/admin/create-first-user`)).status).toBe(200),
    });
  }, 200_000);
};

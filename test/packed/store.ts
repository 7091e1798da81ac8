import { startPostgres, type RunningPostgres } from '@whenthen/example-stack/machine/postgres/start';
import { codeOf } from './docs.js';
import { sendsAMailOnEachNode } from './on-each-node.js';
import type { Parts } from './parts.js';
import { createProject, type Project } from './project.js';

/** As `create-medusa-app` makes it. */
const TSCONFIG = JSON.stringify({
  'ts-node': { swc: true },
  compilerOptions: {
    ...{ target: 'ES2021', esModuleInterop: true, module: 'Node16', moduleResolution: 'Node16' },
    ...{ emitDecoratorMetadata: true, experimentalDecorators: true, skipLibCheck: true, skipDefaultLibCheck: true },
    ...{ declaration: false, sourceMap: false, inlineSourceMap: true, outDir: './.medusa/server', rootDir: './' },
    ...{ jsx: 'react-jsx', forceConsistentCasingInFileNames: true, resolveJsonModule: true, strictNullChecks: true },
  },
  include: ['**/*', '.medusa/types/*'],
  exclude: ['node_modules', '.medusa/server', '.medusa/admin', '.cache'],
});

const ACTION = 'docs/writing-an-action.md';

/** The plugin as its page shows it, with what the developers of this store add. */
const configuration = (): string => {
  const plugins = codeOf('plugin-medusa/README.md', 'js', 'Install')
    .replace(/^\/\/.*\n/, '')
    .trim()
    .replace(/,$/, '')
    .replace(
      'options: {',
      'options: { actions: [postToChat(chat)], conditions: [loyaltyPoints(chat)], triggers: [tierReached],',
    );
  return `
import { defineConfig } from '@medusajs/framework/utils';
import { loyaltyPoints } from './src/whenthen/condition';
import { postToChat } from './src/whenthen/action';
import { tierReached } from './src/whenthen/trigger';
const chat = 'https://chat.example.com/';
module.exports = defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    http: { storeCors: '*', adminCors: '*', authCors: '*', jwtSecret: 'x', cookieSecret: 'x' },
  },
  admin: { disable: true },
  ${plugins},
});
`;
};

/** Settings made with the store's own zod, of a version that is not the engine's. */
const OWN_ZOD = `
import { defineAction } from '@whenthen/core';
import type { HostServices } from '@whenthen/medusa/modules/whenthen';
import { z } from 'zod';
const input = z.strictObject({ points: z.number().int().min(1).meta({ title: 'Points' }) });
export const givePoints = defineAction<typeof input, HostServices>({
  type: 'give_points',
  title: 'Give points',
  description: 'Gives points.',
  icon: 'note',
  input,
  async run({ input: { points }, services }) {
    const twice: number = points * 2;
    return { state: 'done', output: { twice, query: typeof services.container.resolve('query') } };
  },
});
`;

export const itWorksInAStore = (parts: () => Parts): void => {
  let project: Project;
  let postgres: RunningPostgres;
  beforeAll(async () => {
    const { core, medusa } = parts().tarballs;
    const version = '2.21.2';
    const step = codeOf('plugin-medusa/README.md', 'ts', 'From your own code');
    [postgres, project] = await Promise.all([
      startPostgres(),
      createProject('store', {
        dependencies: {
          '@medusajs/admin-sdk': version,
          '@medusajs/cli': version,
          '@medusajs/framework': version,
          '@medusajs/medusa': version,
          '@swc/core': '1.16.18',
          '@types/jest': '^29.5.14',
          '@types/node': '^20',
          jest: '~29.7.0',
          'ts-node': '^10.9.2',
          typescript: '~5.9.3',
          zod: '4.2.0',
        },
        tarballs: [core, medusa],
        files: {
          'tsconfig.json': TSCONFIG,
          'medusa-config.ts': configuration(),
          'src/whenthen/action.ts': codeOf(ACTION, 'ts', '1. Settings', '2. What it does'),
          'src/whenthen/condition.ts': codeOf(ACTION, 'ts', '5. A condition of your own'),
          'src/whenthen/trigger.ts': codeOf(ACTION, 'ts', '6. A trigger of your own'),
          'src/whenthen/own-zod.ts': OWN_ZOD,
          'src/scripts/win-back.ts': codeOf('docs/recipes.md', 'ts', 'Recipes').replace(/^\/\/.*\n/, ''),
          'src/workflows/publish-review.ts': step,
          'own-zod.test.js': `
            const { givePoints } = require('./out/src/whenthen/own-zod.js');
            const { postToChat } = require('./out/src/whenthen/action.js');
            test('an action of one’s own, by jest as it comes', async () => {
              const done = await givePoints.run({ input: { points: 3 }, services: { container: { resolve: () => ({}) } } });
              expect(done).toEqual({ state: 'done', output: { twice: 6, query: 'object' } });
              expect(postToChat('https://x.example').input.safeParse({ channel: 'sales' }).success).toBe(false);
            });
          `,
        },
      }),
    ]);
  }, 300_000);
  afterAll(() => postgres?.stop());

  it('has types for what the documentation shows, also where the store has another zod', async () => {
    expect(await project.run('tsc', ['-p', '.', '--noEmit'])).toBe('');
    await project.run('tsc', ['-p', '.', '--outDir', 'out']);
  }, 120_000);

  it('is tested by jest without any flag', async () => {
    expect(await project.run('jest', ['--ci', 'own-zod'])).toContain('1 passed');
  }, 60_000);

  it('takes people in and sends a mail on each Node', async () => {
    const { mongoUri } = parts();
    const settings = {
      DATABASE_URL: await postgres.database(`packed_${process.pid}`),
      WHENTHEN_SECRET: 's'.repeat(40),
    };
    const commands = { ...settings, MONGODB_URI: mongoUri, SMTP_URL: parts().mail.url };
    await project.run('medusa', ['db:migrate'], { env: commands });
    await sendsAMailOnEachNode(parts(), {
      name: 'store',
      folder: project.folder,
      args: (port) => [
        project.path('node_modules/.bin/medusa'),
        ...['start', '--host', '127.0.0.1', '--port', String(port)],
      ],
      // The database is named in the address, as the plugin’s page has it.
      env: ({ uri, database }) => ({ ...settings, MONGODB_URI: new URL(`/${database}`, uri).href }),
      ready: '/whenthen/up',
      readyTimeoutMs: 120_000,
    });
  }, 300_000);
};

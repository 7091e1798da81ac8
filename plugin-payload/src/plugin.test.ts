import type { CollectionConfig, Config } from 'payload';
import type { Runtime } from './runtime/runtime.js';
import { whenThenPlugin, type WhenThenPluginOptions } from './index.js';

const mongo = { uri: 'mongodb://127.0.0.1:27017/whenthen' };
const host = {
  collections: [{ slug: 'pages', fields: [] }],
  endpoints: [{ path: '/mine', method: 'get', handler: () => new Response() }],
  admin: {
    components: { header: ['/Top'], afterNavLinks: ['/Mine'], views: { mine: { Component: '/Mine', path: '/mine' } } },
  },
} as unknown as Config;
const build = async (options: Partial<WhenThenPluginOptions> = {}): Promise<Config> =>
  whenThenPlugin({ mongo, ...options })(host);
const collection = (config: Config, slug: string): CollectionConfig | undefined =>
  config.collections?.find((c) => c.slug === slug);

test('what the host has stays beside what the plugin adds', async () => {
  const config = await build();
  expect(config.collections?.map(({ slug }) => slug)).toEqual([
    'pages',
    'workflows',
    'sequences',
    'segments',
    'email-templates',
  ]);
  expect(config.endpoints?.[0]?.path).toBe('/mine');
  expect(config.admin?.components?.afterNavLinks).toEqual([
    '/Mine',
    '@whenthen/payload/rsc#AudienceNav',
    '@whenthen/payload/rsc#SettingsNav',
    '@whenthen/payload/rsc#OperationNav',
  ]);
  expect(config.admin?.components?.header).toEqual(['/Top', '@whenthen/payload/rsc#HealthBar']);
  expect(Object.keys(config.admin?.components?.views ?? {})).toEqual([
    'mine',
    'whenthenRecipes',
    'whenthenInCode',
    'whenthenInside',
    'whenthenInsideRun',
    'whenthenPeople',
    'whenthenImport',
    'whenthenPerson',
    'whenthenMessages',
    'whenthenMessage',
    'whenthenAttention',
    'whenthenSuppressions',
    'whenthenEvents',
    'whenthenEvent',
    'whenthenConsent',
    'whenthenSenders',
    'whenthenLimits',
    'whenthenKept',
    'whenthenWebhooks',
    'whenthenSending',
    'whenthenAuditLog',
  ]);
});

test('the CMS’ own adapter stands among the named ways out, bare or beside its limits', async () => {
  const mail = { smtp: 'smtp://127.0.0.1:1025', from: 'shop@example.com' };
  const transports = { cms: 'payload', slow: { transport: 'payload', perSecond: 2, perDay: 100 } } as const;
  const { custom } = await build({ mail: { ...mail, transports } });
  const runtime = Object.values(custom ?? {}).find((one) => one?.options?.engine) as Runtime;
  const transport: unknown = expect.objectContaining({ send: expect.any(Function) as unknown });
  expect(runtime.options.engine.mail?.transports).toEqual({
    cms: { transport },
    slow: { transport, perSecond: 2, perDay: 100 },
  });
  const wrong = { slow: { transport: 'pigeon' as 'payload', perSecond: 2 } };
  await expect(build({ mail: { ...mail, transports: wrong } })).rejects.toThrow('mail.transports.slow');
});

test('no operation of a collection is left to Payload’s open defaults', async () => {
  const config = await build();
  for (const slug of ['workflows', 'sequences', 'segments', 'email-templates'])
    expect(Object.keys(collection(config, slug)?.access ?? {}).sort()).toEqual(
      ['create', 'delete', 'read', 'readVersions', 'unlock', 'update'].sort(),
    );
});

test('slugs and overrides are the host’s to choose', async () => {
  const config = await build({
    collections: { workflows: 'journeys' },
    overrides: { workflows: (c) => ({ ...c, labels: { singular: 'Journey', plural: 'Journeys' } }) },
  });
  expect(collection(config, 'journeys')?.labels?.plural).toBe('Journeys');
});

test('switched off, the tables stay and nothing runs', async () => {
  const config = await build({ enabled: false });
  expect(collection(config, 'workflows')?.fields.length).toBe(collection(await build(), 'workflows')?.fields.length);
  expect(collection(config, 'workflows')?.hooks).toEqual({});
  expect(config.endpoints).toEqual(host.endpoints);
  expect(config.onInit).toBeUndefined();
});

test('a wrong option stops the boot with its path', async () => {
  await expect(build({ timeZone: 'Nowhere' })).rejects.toThrow('timeZone: is not an IANA time zone');
});

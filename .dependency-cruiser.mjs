/**
 * The arrows of the house: who may import whom. docs/architecture is told in words by CONTRIBUTING.md; this file is
 * what `npm run arrows` enforces, and test/architecture/arrows.test.ts proves that every rule fires.
 *
 * A path is matched as dependency-cruiser resolved it (`core/src/...`, `node_modules/mongoose/...`) or, where it could
 * not resolve it, as it was written (`mongoose`).
 */

/** A package by its resolved and by its written name. */
const npm = (...names) => names.flatMap((name) => [`(^|/)node_modules/${name}(/|$)`, `^${name}(/|$)`]);

const TEST = '\\.test\\.tsx?$|/test-support/';
const room = (...names) => `^core/src/(${names.join('|')})/`;
const GROUND = ['definition', 'decide', 'builder', 'kernel'];
const SLICES = [
  ...[
    'actions',
    'attention',
    'audit',
    'backfills',
    'consent',
    'events',
    'extensions',
    'feedback',
    'forms',
    'health',
    'messages',
  ],
  ...[
    'metrics',
    'people',
    'privacy',
    'retention',
    'runs',
    'secrets',
    'seen',
    'segments',
    'sending',
    'sequences',
    'settings',
  ],
  ...[
    'languages',
    'preferences',
    'subscriptions',
    'suppressions',
    'templates',
    'timeline',
    'tracking',
    'watches',
    'watermarks',
  ],
  ...['webhooks', 'workflows'],
];
const HOSTS = npm('@medusajs', 'medusa-[^/]+', 'payload', '@payloadcms', 'react', 'react-dom', '@xyflow', 'next');
const CORE_DEEP = [
  '^core/src/',
  '^core/dist/(?!(index|(definition|builder|http|recipes|testing)/index)\\.(js|d\\.ts)$)',
];
const CORE_DEEP_NAME = '^@whenthen/core/(?!(definition|builder|http|recipes|testing)$)';
const OTHER_PACKAGES = '^(admin-ui|plugin-medusa|plugin-payload|examples|test)/';
const WHENTHEN = '^@whenthen/';

const forbid = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });

export default {
  forbidden: [
    forbid('no-cycles', 'Two files that need one another are one thing, or miss a third.', {}, { circular: true }),
    forbid(
      'definition-stands-alone',
      'definition/ is what everybody speaks, also the browser: it imports itself and pure libraries only.',
      { path: '^core/src/definition/', pathNot: TEST },
      { pathNot: ['^core/src/definition/', ...npm('zod', 'temporal-polyfill', 'lossless-json')] },
    ),
    forbid(
      'decide-sees-definition',
      'decide/ is pure: it imports definition/, itself and pure libraries only.',
      { path: '^core/src/decide/', pathNot: TEST },
      { pathNot: ['^core/src/(definition|decide)/', ...npm('zod', 'temporal-polyfill')] },
    ),
    forbid(
      'builder-sees-definition',
      'builder/ describes definitions: it imports definition/ and itself.',
      { path: '^core/src/builder/', pathNot: TEST },
      { pathNot: ['^core/src/(definition|builder)/', ...npm('zod')] },
    ),
    forbid(
      'kernel-sees-definition',
      'kernel/ is what every room stands on: it knows definition/ and itself only.',
      { path: room('kernel'), pathNot: TEST },
      { path: '^core/src/', pathNot: room('definition', 'kernel') },
    ),
    forbid(
      'model-sees-ground',
      'model/ is what there is, in records and ports: it knows what is decided, and nothing of who does it.',
      { path: room('model'), pathNot: TEST },
      { path: '^core/src/', pathNot: room(...GROUND, 'model', 'mail') },
    ),
    forbid(
      'mail-stands-alone',
      'mail/ is SMTP and addresses: it knows nothing of ours.',
      { path: room('mail'), pathNot: TEST },
      { path: '^core/src/', pathNot: room('kernel', 'definition', 'mail') },
    ),
    forbid(
      'http-sees-interfaces',
      "http/ answers by the engine's public interface; it knows nothing of what is behind it, and a host may bundle it.",
      { path: '^core/src/http/', pathNot: TEST },
      { path: [room('actions', 'flow', 'schedule', 'store', 'testing'), '^core/src/engine/(?!api\\.ts$)'] },
    ),
    forbid(
      'rendering-stands-alone',
      'What a template is and how it is rendered also runs in a thread of its own: it knows the ground only.',
      { path: room('templates/language', 'templates/render'), pathNot: TEST },
      { path: '^core/src/', pathNot: room(...GROUND, 'templates/language', 'templates/render') },
    ),
    forbid(
      'store-fulfils-the-model',
      "store/ keeps the model's records on MongoDB: it knows neither who asks for them nor why.",
      { path: room('store'), pathNot: TEST },
      { path: '^core/src/', pathNot: room(...GROUND, 'model', 'store') },
    ),
    forbid(
      'schedule-fulfils-the-model',
      'schedule/ rings at a time; what then happens is not its business.',
      { path: room('schedule'), pathNot: TEST },
      { path: '^core/src/', pathNot: room(...GROUND, 'model', 'schedule') },
    ),
    forbid(
      'slices-see-ports',
      'A slice (people/, segments/, webhooks/, …) sees ports and abilities: what fulfils them, and the flow above, is not its business.',
      { path: room(...SLICES, 'maintenance'), pathNot: TEST },
      { path: room('store', 'schedule', 'flow', 'engine', 'recipes', 'testing') },
    ),
    forbid(
      'flow-sees-ports',
      'flow/ leads an event from hand to hand: it sees the slices and ports; the engine wires it.',
      { path: room('flow'), pathNot: TEST },
      { path: room('store', 'schedule', 'engine', 'recipes', 'testing') },
    ),
    forbid(
      'testing-is-for-tests',
      'testing/ is an entry of its own: nothing that runs in production imports it.',
      { path: '^core/src/(?!testing/)', pathNot: TEST },
      { path: '^core/src/testing/' },
    ),
    forbid(
      'only-store-knows-mongoose',
      'Only core/src/store knows mongoose.',
      { path: '^core/src/(?!store/)', pathNot: TEST },
      { path: npm('mongoose') },
    ),
    forbid(
      'only-store-knows-mongodb',
      'Only core/src/store knows the MongoDB driver; schedule/ hands its types to Agenda.',
      { path: '^core/src/(?!(store|schedule)/)', pathNot: TEST },
      { path: npm('mongodb') },
    ),
    forbid(
      'only-schedule-knows-agenda',
      'Only core/src/schedule knows Agenda.',
      { path: '^core/src/(?!schedule/)', pathNot: TEST },
      { path: npm('agenda', '@agendajs') },
    ),
    forbid(
      'core-knows-no-host',
      'core knows nothing of Medusa, Payload or React.',
      { path: '^core/' },
      { path: HOSTS },
    ),
    forbid(
      'core-stands-alone',
      'core imports no other package of this repository.',
      { path: '^core/src/' },
      { path: [OTHER_PACKAGES, WHENTHEN] },
    ),
    forbid(
      'core-by-public-entries',
      'Import @whenthen/core or one of its entries (definition, builder, http, recipes, testing), never a file inside core.',
      { path: '^(admin-ui|plugin-medusa|plugin-payload|examples)/' },
      { path: [...CORE_DEEP, CORE_DEEP_NAME] },
    ),
    forbid(
      'testing-entry-is-for-tests',
      '@whenthen/core/testing is for tests.',
      { path: '^(admin-ui|plugin-medusa|plugin-payload)/src/', pathNot: TEST },
      { path: ['^core/dist/testing/', '^@whenthen/core/testing$'] },
    ),
    forbid(
      'admin-ui-sees-definition',
      'admin-ui runs in the browser: of core it sees @whenthen/core/definition only.',
      { path: '^admin-ui/src/' },
      { path: ['^core/(?!dist/definition/)', '^@whenthen/core$', '^@whenthen/core/(?!definition$)'] },
    ),
    forbid(
      'admin-ui-knows-no-host',
      'admin-ui renders in both admins and so knows neither.',
      { path: '^admin-ui/src/' },
      {
        path: [
          '^(plugin-medusa|plugin-payload)/',
          '^@whenthen/(medusa|payload)(/|$)',
          ...npm('@medusajs', 'payload', '@payloadcms', 'next'),
        ],
      },
    ),
    forbid(
      'graph-knows-no-react',
      'admin-ui/src/graph is pure: definition to nodes and back.',
      { path: '^admin-ui/src/graph/', pathNot: TEST },
      { path: ['^admin-ui/src/(?!graph/)', ...npm('react', 'react-dom', '@xyflow/react')] },
    ),
    forbid(
      'medusa-knows-no-payload',
      'Either plugin alone is useful.',
      { path: '^plugin-medusa/' },
      { path: ['^plugin-payload/', '^@whenthen/payload(/|$)', ...npm('payload', '@payloadcms')] },
    ),
    forbid(
      'payload-knows-no-medusa',
      'Either plugin alone is useful.',
      { path: '^plugin-payload/' },
      { path: ['^plugin-medusa/', '^@whenthen/medusa(/|$)', ...npm('@medusajs')] },
    ),
    forbid(
      'plugins-know-no-database',
      'The engine is the one owner of its data: a plugin goes through it.',
      { path: '^(plugin-medusa|plugin-payload)/src/', pathNot: TEST },
      { path: npm('mongoose', 'mongodb', 'agenda', '@agendajs') },
    ),
  ],
  options: {
    // A type-only import is an arrow, too.
    tsPreCompilationDeps: true,
    doNotFollow: {
      path: ['(^|/)node_modules/', '^core/dist/', '^admin-ui/dist/', '^plugin-payload/dist/', '/\\.medusa/'],
    },
    exclude: { path: ['/\\.next/', '/importMap\\.js$', '/migrations/'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};

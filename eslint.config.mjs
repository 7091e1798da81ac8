import { builtinModules } from 'node:module';
import eslint from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const TESTS = ['**/*.test.ts', '**/*.test.tsx', 'test/**/*.ts'];

/** Folders whose framework reads a file's default export. */
const DEFAULT_EXPORT_WANTED = [
  '**/*.config.{ts,js,mjs,cjs}',
  'eslint.config.mjs',
  '.dependency-cruiser.mjs',
  '**/*.d.ts',
  'plugin-medusa/src/{admin,api,jobs,links,modules,providers,subscribers}/**',
  'examples/store/src/**',
  'examples/store/medusa-config.js',
  'examples/cms/src/app/**',
  'examples/cms/app/**',
  'test/support/*-set-up.mjs',
  'test/support/*-tear-down.mjs',
];

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration, ExportSpecifier[exported.name="default"]',
  message: 'Export it by its name: a default export gets another name in each file that imports it.',
};

/** In core, time is a value that is passed in (a clock or `now`). */
const noAmbientTime = [
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'Take the time from the clock that was passed in.',
  },
  {
    selector: 'CallExpression[callee.name="Date"]',
    message: 'Take the time from the clock that was passed in.',
  },
  {
    selector: 'MemberExpression[object.name="Date"][property.name="now"]',
    message: 'Take the time from the clock that was passed in.',
  },
  {
    selector: 'MemberExpression[object.name="Temporal"][property.name="Now"]',
    message: 'Take the time from the clock that was passed in.',
  },
];

const IMPURE_GLOBALS = [
  'Buffer',
  'Date',
  'clearImmediate',
  'clearInterval',
  'clearTimeout',
  'console',
  'crypto',
  'fetch',
  'globalThis',
  'performance',
  'process',
  'queueMicrotask',
  'require',
  'setImmediate',
  'setInterval',
  'setTimeout',
];

const pureMessage = 'definition/ and decide/ are pure: no clock, no timers, no randomness, no Node, no database.';
const bareBuiltins = builtinModules.filter((name) => !name.startsWith('_') && !name.startsWith('node:'));

export default defineConfig(
  globalIgnores([
    '**/node_modules/',
    '**/dist/',
    '**/.next/',
    '**/.medusa/',
    '**/.turbo/',
    '**/.cache/',
    '**/coverage/',
    '**/next-env.d.ts',
    '**/importMap.js',
    '**/payload-types.ts',
    '**/migrations/',
  ]),
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
  },
  eslint.configs.recommended,
  tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-syntax': ['error', noDefaultExport],
      'object-shorthand': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // A port's method is asynchronous in every implementation, also where one of them has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allow: [{ from: 'lib', name: ['Error', 'URL', 'URLSearchParams'] }] },
      ],
      // Ports, options and loops are objects of closures: their functions know no `this`.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {
      globals: { console: 'readonly', process: 'readonly', URL: 'readonly', setTimeout: 'readonly' },
    },
  },
  {
    files: ['**/*.cjs', '{plugin-medusa,examples/store}/**/*.js'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { module: 'writable', require: 'readonly', __dirname: 'readonly' },
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: ['**/*.{ts,tsx}'],
    // The compiler knows the globals.
    rules: { 'no-undef': 'off' },
  },
  {
    // Answers over HTTP are `any`, and so is what Medusa's and Payload's loosely typed parts hand to an example. The
    // types of dagre import one another without endings, which native ES modules do not follow.
    files: [...TESTS, 'examples/{store,cms}/**/*.{ts,tsx}', 'admin-ui/src/graph/arrange.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    // Medusa's services are classes.
    files: ['plugin-medusa/**/*.ts'],
    rules: { '@typescript-eslint/unbound-method': 'error' },
  },
  {
    files: ['{admin-ui,plugin-medusa,plugin-payload,examples}/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
  },
  {
    files: ['core/src/**/*.ts'],
    ignores: [...TESTS, '**/*clock.ts'],
    rules: {
      'no-console': 'error',
      'no-restricted-syntax': ['error', noDefaultExport, ...noAmbientTime],
    },
  },
  {
    files: ['core/src/definition/**/*.ts', 'core/src/decide/**/*.ts'],
    ignores: TESTS,
    rules: {
      'no-restricted-globals': ['error', ...IMPURE_GLOBALS.map((name) => ({ name, message: pureMessage }))],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random', message: pureMessage }],
      'no-restricted-imports': [
        'error',
        {
          paths: bareBuiltins.map((name) => ({ name, message: pureMessage })),
          patterns: [
            {
              group: ['node:*', 'mongoose', 'mongoose/*', 'mongodb', 'mongodb/*', 'agenda', '@agendajs/*'],
              message: pureMessage,
            },
          ],
        },
      ],
      'no-restricted-syntax': [
        'error',
        noDefaultExport,
        ...noAmbientTime,
        { selector: 'ImportExpression', message: pureMessage },
        { selector: 'FunctionDeclaration[async=true], ArrowFunctionExpression[async=true]', message: pureMessage },
      ],
    },
  },
  {
    files: DEFAULT_EXPORT_WANTED,
    rules: { 'no-restricted-syntax': 'off' },
  },
);

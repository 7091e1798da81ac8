/** Unit tests beside their source; those that render take jsdom by their own docblock. */
export default {
  roots: ['<rootDir>/src'],
  testEnvironment: 'node',
  // Also under jsdom take the builds that Node can load.
  testEnvironmentOptions: { customExportConditions: ['node', 'node-addons'] },
  // Typing into forms key by key is slow on a busy machine.
  testTimeout: 30_000,
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          target: 'es2022',
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'es6' },
      },
    ],
  },
};

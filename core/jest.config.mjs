/** Unit tests beside their source, as the ES modules they are. The render threads run the built worker. */
export default {
  testEnvironment: 'node',
  // In processes of their own, also on two processors: a test that ends its process is told of by name.
  maxWorkers: 2,
  roots: ['<rootDir>/src'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'es6' } },
    ],
  },
};

import { base } from './jest.base.mjs';

const FOLDERS = ['acceptance', 'integration', 'security', 'packed', 'chaos', 'e2e'];

/**
 * What needs a MongoDB: the address is in MONGODB_URI, each test file takes a database of its own there. One file at a
 * time: these tests start stores, browsers and workers of their own.
 */
export default {
  ...base,
  testMatch: FOLDERS.map((folder) => `<rootDir>/${folder}/**/*.test.ts`),
  globalSetup: '<rootDir>/support/database-set-up.mjs',
  globalTeardown: '<rootDir>/support/database-tear-down.mjs',
  testTimeout: 60_000,
  maxWorkers: 1,
};

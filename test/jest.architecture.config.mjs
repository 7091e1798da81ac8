import { base } from './jest.base.mjs';

/** The shape of the repository: needs no service. */
export default { ...base, testMatch: ['<rootDir>/architecture/**/*.test.ts'], testTimeout: 60_000 };

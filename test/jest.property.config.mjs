import { base } from './jest.base.mjs';

/** Properties of the pure core, on random input: needs no service and no build. */
export default { ...base, testMatch: ['<rootDir>/property/**/*.test.ts'], testTimeout: 110_000 };

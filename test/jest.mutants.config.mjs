import integration from './jest.integration.config.mjs';

/** The tests of the engine, on a copy of core that CORE_COPY names. */
export default {
  ...integration,
  testTimeout: 30_000,
  moduleNameMapper: {
    '^@whenthen/core$': `${process.env.CORE_COPY}/dist/index.js`,
    '^@whenthen/core/(builder|definition|recipes|testing)$': `${process.env.CORE_COPY}/dist/$1/index.js`,
  },
};

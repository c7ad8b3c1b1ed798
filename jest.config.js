const { ALL_BUT_ES_MODULES } = require('./test/jest/esModules');

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: '<rootDir>/test/jest/environment.js',
  runtime: '<rootDir>/test/jest/runtime.js',
  testMatch: ['<rootDir>/{schema,gateway,subgraphs,test}/**/*.test.ts'],
  transform: {
    '^.+\\.[jt]s$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          keepClassNames: true,
        },
      },
    ],
  },
  transformIgnorePatterns: [ALL_BUT_ES_MODULES],
  globalSetup: '<rootDir>/test/setUp.ts',
  globalTeardown: '<rootDir>/test/tearDown.ts',
  testTimeout: 60_000,
  /** Two processors and one worker more: many tests wait, for a lease to end or a server to start. */
  maxWorkers: 3,
  /** A program that has loaded many suites is slow to collect its garbage: it is begun anew, and loads its libraries again. */
  workerIdleMemoryLimit: '700MB',
};

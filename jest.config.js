/** Libraries that are ES modules, or import them when they run: jest loads CommonJS, so they are compiled with the tests. */
const ES_MODULES = ['jose', 'oidc-provider', '@opentelemetry/otlp-exporter-base'];

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
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
  transformIgnorePatterns: [`/node_modules/(?!(${ES_MODULES.join('|')})/)`],
  globalSetup: '<rootDir>/test/setUp.ts',
  globalTeardown: '<rootDir>/test/tearDown.ts',
  testTimeout: 60_000,
  /** Two processors and one worker more: many tests wait, for a lease to end or a server to start. */
  maxWorkers: 3,
  /** A program that has loaded a few suites is slow to collect its garbage: it is begun anew. */
  workerIdleMemoryLimit: '300MB',
};

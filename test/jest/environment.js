const { TestEnvironment } = require('jest-environment-node');

/** Where libraries collect what a program declares with decorators, or what it registers once: each test file is a program. */
const COLLECTED = ['TypeGraphQLMetadataStorage', 'typeormMetadataArgsStorage', Symbol.for('opentelemetry.js.api.1')];

/** Test files run where their worker runs, so that they can share the libraries that it has loaded (runtime.js). */
module.exports = class Environment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.global = globalThis;
    this.moduleMocker = new this.moduleMocker.constructor(globalThis);
    this.fakeTimersModern = new this.fakeTimersModern.constructor({
      config: config.projectConfig,
      global: globalThis,
    });
    this.before = { console, exit: process.exit, env: { ...process.env } };
  }

  async setup() {
    await super.setup();
    for (const name of COLLECTED) delete globalThis[name];
  }

  async teardown() {
    this.moduleMocker.restoreAllMocks();
    const { console, exit, env } = this.before;
    globalThis.console = console;
    process.exit = exit;
    process.exitCode = undefined;
    for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
    Object.assign(process.env, env);
    await super.teardown();
  }

  getVmContext() {
    return null;
  }
};

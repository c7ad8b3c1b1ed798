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
    this.own = { console, exit: process.exit };
  }

  async setup() {
    await super.setup();
    for (const name of COLLECTED) delete globalThis[name];
  }

  async teardown() {
    globalThis.console = this.own.console;
    process.exit = this.own.exit;
    await super.teardown();
  }

  getVmContext() {
    return null;
  }
};

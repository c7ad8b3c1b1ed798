const { createRequire } = require('node:module');
const { compileFunction } = require('node:vm');
const { default: JestRuntime } = require('jest-runtime');
const { ES_MODULES } = require('./esModules');

const ofLibrary = createRequire(__filename);

/** Of this worker, by file: compiled once, run anew for each test file. */
const compiled = new Map();

/**
 * Loads libraries once for all test files of a worker, and everything of ours anew for each.
 *
 * INVARIANT: nothing of ours outlives a test file. What a library holds does; what it holds of us, the environment forgets.
 */
module.exports = class Runtime extends JestRuntime {
  constructor(...options) {
    super(...options);
    this.executor.compile = (source, file) => this.compile(source, file);
  }

  requireModule(from, name, options, actual) {
    const file = options?.isInternalModule || !name ? null : this.libraryOf(from, name);
    return file === null ? super.requireModule(from, name, options, actual) : ofLibrary(file);
  }

  /** The file of a library that Node can load itself, else null. */
  libraryOf(from, name) {
    if (this._resolution.isCoreModule(name)) return null;
    const file = this._resolution.resolveCjs(from, name);
    const isLibrary = file.includes('/node_modules/') && !ES_MODULES.test(file) && !/\.(ts|mjs)$/.test(file);
    return isLibrary ? file : null;
  }

  compile(source, file) {
    const known = compiled.get(file);
    if (known?.source === source) return known.run;
    const run = compileFunction(source, this.executor.injectedModuleParameters, { filename: file });
    compiled.set(file, { source, run });
    return run;
  }
};

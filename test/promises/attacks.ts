import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { count, type Figure, type Promised } from './promise';

const ROOT = join(__dirname, '../..');

/** The attacks of `test/attacks`, each a test, run as `npm test` runs them. */
export const attacks: Promised = {
  name: 'attacks',
  what: 'every attack on the list is tried, and none gets anything',
  fullSize: 1,
  measure: () => attackFigure('test/attacks'),
};

/** What jest makes of the suites at a path, or of those of their tests whose names fit. A test that was skipped tells nothing. */
export function attackFigure(path: string, names = ''): Figure {
  const folder = mkdtempSync(join(tmpdir(), 'lead-graph-attacks-'));
  const file = join(folder, 'results.json');
  try {
    const jest = join(ROOT, 'node_modules/jest/bin/jest.js');
    const words = [path, '--json', `--outputFile=${file}`, ...(names ? ['--testNamePattern', names] : [])];
    spawnSync(process.execPath, [jest, ...words], { cwd: ROOT, stdio: 'ignore' });
    return figureOf(JSON.parse(readFileSync(file, 'utf8')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Results {
  readonly numTotalTestSuites: number;
  readonly numTotalTests: number;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly numRuntimeErrorTestSuites: number;
}

function figureOf(results: Results): Figure {
  const { numTotalTests, numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = results;
  const skipped = results.numPendingTests + results.numTodoTests;
  return {
    size: `${count(numTotalTests)} tests in ${results.numTotalTestSuites} files`,
    figure: `${numPassedTests} passed, ${numFailedTests} failed, ${skipped} skipped, ${numRuntimeErrorTestSuites} files that did not run`,
    holds: numTotalTests > 0 && numPassedTests === numTotalTests && numRuntimeErrorTestSuites === 0,
  };
}

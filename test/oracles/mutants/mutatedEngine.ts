import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { decide, decideAll } from '@lead-graph/participants/engine';
import * as schema from '@lead-graph/schema';
import { transformSync } from '@swc/core';

/** What the oracles ask of an engine, be it the real one or one with a fault in it. */
export interface Engine {
  readonly decide: typeof decide;
  readonly decideAll: typeof decideAll;
}

/** One fault: `find` stands in the file exactly once. */
export interface Mutant {
  /** File of the engine, without its ending. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  /** What the fault lets happen. */
  readonly why: string;
}

const ENGINE = dirname(require.resolve('@lead-graph/participants/engine'));

/** How often the place a mutant changes stands in the engine. */
export function placesOf({ file, find }: Mutant): number {
  return readFileSync(join(ENGINE, `${file}.ts`), 'utf8').split(find).length - 1;
}

/** The engine compiled anew, in memory, with this fault in it. */
export function mutatedEngine(mutant: Mutant): Engine {
  const loaded = new Map<string, object>();
  const load = (file: string): object => {
    const known = loaded.get(file);
    if (known) return known;
    const module = { exports: {} };
    loaded.set(file, module.exports);
    const enter = (name: string): object =>
      name === '@lead-graph/schema' ? schema : load(resolve(dirname(file), name));
    new Function('require', 'module', 'exports', compiled(file, mutant))(enter, module, module.exports);
    return module.exports;
  };
  return load(join(ENGINE, 'decide')) as Engine;
}

const sound = new Map<string, string>();

function compiled(file: string, { file: mutated, find, replace }: Mutant): string {
  const source = readFileSync(`${file}.ts`, 'utf8');
  if (file === join(ENGINE, mutated)) return compile(source.replace(find, () => replace));
  const known = sound.get(file) ?? compile(source);
  sound.set(file, known);
  return known;
}

function compile(source: string): string {
  const jsc = { target: 'es2022', parser: { syntax: 'typescript' } } as const;
  return transformSync(source, { jsc, module: { type: 'commonjs' } }).code;
}

import Module from 'node:module';

type Load = (request: string, parent: { readonly filename: string } | undefined, isMain: boolean) => object;
const loader = Module as unknown as {
  _load: Load;
  _resolveFilename(request: string, parent: unknown, isMain: boolean): string;
};

/**
 * Makes another build of the process that loads this first: some functions of one of its files are others, so that a
 * measurement can show that it notices.
 */
export function replaceIn(file: string, functionsOf: (actual: any) => object): void {
  const actualLoad = loader._load;
  const replaced = new Map<object, object>();
  loader._load = (request, parent, isMain) => {
    const loaded = actualLoad(request, parent, isMain);
    if (!loader._resolveFilename(request, parent, isMain).endsWith(file)) return loaded;
    if (!replaced.has(loaded)) replaced.set(loaded, { ...loaded, ...functionsOf(loaded) });
    return replaced.get(loaded)!;
  };
}

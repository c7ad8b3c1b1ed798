import type { Importer } from '@lead-graph/kit';
import document from '../mappings/fhir-r4.json';
import { readBundle } from './fhir/bundle';
import { checkFhirMapping, type FhirMapping } from './fhir/mapping';
import { rowsOf } from './fhir/rows';

/** Imports FHIR R4 bundles, one person in each: a folder of .json or .json.gz, or one such file. */
export function fhirImporter(mapping: FhirMapping): Importer {
  const bundlesOf = (names: readonly string[]) => names.filter((name) => /\.json$/i.test(name));
  return {
    source: mapping.source,
    reads: bundlesOf,
    async *rows(files, rejects) {
      for (const file of bundlesOf(files.names())) {
        const bundle = await readBundle(files, file, rejects);
        if (bundle) yield* rowsOf(bundle, mapping, rejects);
      }
    },
  };
}

export const importer: Importer = fhirImporter(checkFhirMapping('mappings/fhir-r4.json', document));

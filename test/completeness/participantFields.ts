import { readFileSync } from 'node:fs';
import { RECORD_AGENCIES } from '@lead-graph/schema';
import { Kind, parse, print } from 'graphql';

/** A field that an agency adds to `Participant`, as the committed supergraph declares it. */
export interface ParticipantField {
  readonly agency: string;
  /** Of which its rows may be. */
  readonly categories: ReadonlySet<string>;
}

/** By name. Who saw what is no record of an agency's, and is left out. */
export function participantFields(): ReadonlyMap<string, ParticipantField> {
  const supergraph = parse(readFileSync(require.resolve('@lead-graph/schema/supergraph'), 'utf8'));
  const fields = new Map<string, ParticipantField>();
  for (const type of supergraph.definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION || type.name.value !== 'Participant') continue;
    for (const { name, directives = [] } of type.fields ?? []) {
      const text = directives.map(print).join(' ');
      const agency = RECORD_AGENCIES.find((each) => text.includes(`requires: "${each.proof}"`));
      const categories = /@category\(anyOf: (\[.*?\]\])\)/.exec(text)?.[1];
      if (!agency || !categories || name.value.endsWith('Disclosures')) continue;
      fields.set(name.value, { agency: agency.name, categories: new Set(JSON.parse(categories).flat()) });
    }
  }
  return fields;
}

import { Kind, type ObjectTypeDefinitionNode, parse, print } from 'graphql';
import { RECORD_AGENCIES } from '../src/agencies';
import { type Finding, findingAt, type SubgraphText } from './finding';

/** The subgraph as the supergraph names it. */
const joinName = (subgraph: string): string => subgraph.toUpperCase().replaceAll('-', '_');

/** What one subgraph may not take from another, whatever each of them looks like alone. */
export function checkTogether(subgraphs: readonly SubgraphText[]): Finding[] {
  const owners = new Map<string, string>();
  return subgraphs.flatMap(({ name, sdl }) =>
    parse(sdl).definitions.flatMap((definition) => {
      if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return [];
      const type = definition.name.value;
      const claims = ['Query', 'Mutation', 'Participant'].includes(type) ? (definition.fields ?? []).map((field) => ({ field: `${type}.${field.name.value}`, node: field })) : [{ field: type, node: definition }];
      return claims.flatMap(({ field, node }) => {
        const owner = owners.get(field);
        if (owner === undefined || SHARED.has(field)) {
          owners.set(field, owner ?? name);
          return [];
        }
        return [findingAt(name, node, `\`${field}\` belongs to ${owner}`, "choose another name: two subgraphs with one name are one field, and either may answer")];
      });
    }),
  );
}

const SHARED: ReadonlySet<string> = new Set(['PageInfo', 'PersonLink', ...RECORD_AGENCIES.flatMap(({ reference, proof }) => [`Participant.${reference}`, `Participant.${proof}`])]);

/** Checks the merged supergraph again: each reference and proof has its one owner. */
export function checkSupergraph(sdl: string): Finding[] {
  const participant = parse(sdl).definitions.find((node): node is ObjectTypeDefinitionNode => node.kind === Kind.OBJECT_TYPE_DEFINITION && node.name.value === 'Participant');
  return RECORD_AGENCIES.flatMap(({ name, reference, proof }) => {
    const ownersOf = (field: string) => participant?.fields?.find((each) => each.name.value === field)?.directives?.filter((each) => each.name.value === 'join__field').map(print).sort().join(' ');
    const expected = {
      [reference]: [`@join__field(graph: ${joinName(name)})`, '@join__field(graph: PARTICIPANTS)'].sort().join(' '),
      [proof]: [`@join__field(graph: ${joinName(name)}, external: true)`, '@join__field(graph: PARTICIPANTS)'].sort().join(' '),
    };
    return Object.entries(expected).flatMap(([field, owners]) => (ownersOf(field) === owners ? [] : [findingAt('supergraph', undefined, `\`Participant.${field}\` is not owned by the core and ${name} alone`, 'find the subgraph that claims it, and take the claim out')]));
  });
}

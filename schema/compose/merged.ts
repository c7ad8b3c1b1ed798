import { type FieldDefinitionNode, Kind, type ObjectTypeDefinitionNode, parse, print, Source } from 'graphql';
import { AGENCIES, RECORD_AGENCIES } from '../src/agencies';
import { type Finding, findingAt } from './finding';
import { directivesNamed, fieldHoldersIn, objectTypesNamed } from './subgraphText';

const FILE = 'schema/sdl/supergraph.graphql';
const CORE = AGENCIES.find(({ core }) => core)!;
const FIX = 'find which subgraph claims it under schema/sdl, and remove it there';

/** How composition writes that one subgraph answers a field. */
type Joins = readonly string[];

/**
 * Looks again, at what the gateway will plan by: each proof and reference has the owner it must have, each field of
 * `Participant` one, and nothing that moves ownership came through.
 */
export function checkMerged(supergraph: string, subgraphs: readonly string[]): Finding[] {
  const document = parse(new Source(supergraph, FILE));
  const participants = objectTypesNamed(document, 'Participant');
  return [
    ...participants.flatMap((type) => [
      ...checkPaired(type, subgraphs),
      ...checkFields(type),
      ...checkKeys(type, subgraphs),
    ]),
    ...fieldHoldersIn(document).flatMap((type) => [...(type.fields ?? []), type].flatMap(checkNothingMoved)),
  ];
}

function checkPaired(type: ObjectTypeDefinitionNode, subgraphs: readonly string[]): Finding[] {
  return RECORD_AGENCIES.flatMap((agency) => {
    const core = `@join__field(graph: ${graph(CORE.name)})`;
    const own = `@join__field(graph: ${graph(agency.name)}`;
    const joined = subgraphs.includes(agency.name);
    const alone = subgraphs.length > 1 && typeGraphs(type).length > 1 ? [core] : [];
    return [
      ...checkJoins(type, agency.reference, joined ? [core, `${own})`] : alone),
      ...checkJoins(type, agency.proof, joined ? [core, `${own}, external: true)`] : alone),
    ];
  });
}

function checkJoins(type: ObjectTypeDefinitionNode, name: string, expected: Joins): Finding[] {
  const field = type.fields?.find((each) => each.name.value === name);
  if (!field) return [wrongOwner(type, `\`Participant.${name}\` is missing`)];
  const hidden = directivesNamed(field, 'inaccessible').length === 1;
  const same = joinsOf(field).sort().join(' ') === [...expected].sort().join(' ');
  return same && hidden
    ? []
    : [wrongOwner(field, `\`Participant.${name}\` is answered as \`${joinsOf(field).join(' ')}\``)];
}

function wrongOwner(node: FieldDefinitionNode | ObjectTypeDefinitionNode, what: string): Finding {
  const why = 'each proof and reference is made by the core for one agency; another owner could forge or join';
  return findingAt(node, { code: 'MERGED_OWNER', what, why, fix: FIX });
}

/** Every other field: one owner; where that is an agency, behind its own proof and classified. */
function checkFields(type: ObjectTypeDefinitionNode): Finding[] {
  const paired = RECORD_AGENCIES.flatMap(({ reference, proof }) => [reference, proof]);
  return (type.fields ?? [])
    .filter(({ name }) => !paired.includes(name.value))
    .flatMap((field) => {
      const joins = joinsOf(field);
      const guarded = RECORD_AGENCIES.some(
        ({ name, proof }) => joins[0] === `@join__field(graph: ${graph(name)}, requires: "${proof}")`,
      );
      const classified = directivesNamed(field, 'category').length === 1;
      const cores = joins[0] === undefined || joins[0] === `@join__field(graph: ${graph(CORE.name)})`;
      if (joins.length < 2 && (cores || (guarded && classified))) return [];
      const why = "a field of `Participant` is the core's, or is behind the proof of the one agency that answers it";
      const what = `\`Participant.${field.name.value}\` is answered as \`${joins.join(' ')}\``;
      return [findingAt(field, { code: 'MERGED_UNGUARDED', what, why, fix: FIX })];
    });
}

function checkKeys(type: ObjectTypeDefinitionNode, subgraphs: readonly string[]): Finding[] {
  const expected = [
    ...['id', ...RECORD_AGENCIES.map(({ reference }) => reference)].map((key) => keyOf(CORE.name, key)),
    ...RECORD_AGENCIES.filter(({ name }) => subgraphs.includes(name)).map(({ name, reference }) =>
      keyOf(name, reference),
    ),
  ];
  return directivesNamed(type, 'join__type')
    .filter((join) => !expected.includes(print(join)))
    .map((join) =>
      findingAt(join, {
        code: 'MERGED_KEY',
        what: `\`Participant\` is entered as \`${print(join)}\``,
        why: 'a subgraph is entered by its own reference alone',
        fix: FIX,
      }),
    );
}

function keyOf(subgraph: string, key: string): string {
  return `@join__type(graph: ${graph(subgraph)}, key: "${key}")`;
}

/** INVARIANT: no field is overridden, provided or behind an interface object, under whatever name it was asked for. */
function checkNothingMoved(node: FieldDefinitionNode | ReturnType<typeof fieldHoldersIn>[number]): Finding[] {
  return (node.directives ?? [])
    .filter(({ arguments: given }) =>
      given?.some(({ name }) =>
        /^(override|overrideLabel|usedOverridden|provides|isInterfaceObject|contextArguments)$/.test(name.value),
      ),
    )
    .map((directive) =>
      findingAt(directive, {
        code: 'MERGED_MOVED',
        what: `\`${node.name.value}\` carries \`${print(directive)}\``,
        why: 'it moves a field from its owner to another subgraph',
        fix: FIX,
      }),
    );
}

function joinsOf(field: FieldDefinitionNode): string[] {
  return directivesNamed(field, 'join__field').map((directive) => print(directive));
}

function typeGraphs(type: ObjectTypeDefinitionNode): string[] {
  const graphs = directivesNamed(type, 'join__type').flatMap(({ arguments: given }) =>
    (given ?? [])
      .filter(({ name }) => name.value === 'graph')
      .map(({ value }) => (value.kind === Kind.ENUM ? value.value : '')),
  );
  return [...new Set(graphs)];
}

/** How composition names a subgraph. */
function graph(subgraph: string): string {
  return subgraph.toUpperCase().replaceAll('-', '_');
}

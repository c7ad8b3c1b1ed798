import { type ConstDirectiveNode, type DefinitionNode, type FieldDefinitionNode, Kind, type ObjectTypeDefinitionNode, parse, print, type TypeNode, visit } from 'graphql';
import { type Agency, agencyNamed } from '../src/agencies';
import { DataCategory } from '../src/vocabulary';
import { type Finding, findingAt, type SubgraphText } from './finding';

type Named = ObjectTypeDefinitionNode;

/** The one value type several subgraphs may define; it resolves nothing of anyone. */
const PAGE_INFO = 'type PageInfo @shareable {\n  hasNextPage: Boolean!\n  endCursor: String\n}';

/** Every directive an agency may write; whatever else Federation offers composes, and some of it steals. */
const ALLOWED = ['key', 'requires', 'external', 'inaccessible', 'shareable', 'category', 'deprecated', 'specifiedBy', 'link', 'composeDirective'];

const FEDERATION_IMPORTS = ['@key', '@requires', '@external', '@inaccessible', '@shareable', '@composeDirective'];

/** What of one subgraph's schema may not be composed. The core answers for itself: its reviewers are the program. */
export function checkSubgraph({ name, sdl }: SubgraphText): Finding[] {
  const agency = agencyNamed(name);
  const { definitions } = parse(sdl);
  if (agency.core) return checkDirectives(name, definitions);
  return [
    ...checkDirectives(name, definitions),
    ...checkLinks(name, definitions),
    ...definitions.flatMap((definition) => checkDefinition(agency, definition)),
  ];
}

function checkDirectives(subgraph: string, definitions: readonly DefinitionNode[]): Finding[] {
  const findings: Finding[] = [];
  for (const definition of definitions) {
    visit(definition, {
      Directive(node) {
        if (!ALLOWED.includes(node.name.value)) findings.push(findingAt(subgraph, node, `directive @${node.name.value} is not one a subgraph may use`, 'take it out; a subgraph adds guarded fields and own types, and changes nobody else’s'));
      },
    });
  }
  return findings;
}

function checkLinks(subgraph: string, definitions: readonly DefinitionNode[]): Finding[] {
  return definitions.flatMap((definition) => {
    if (definition.kind !== Kind.SCHEMA_EXTENSION && definition.kind !== Kind.SCHEMA_DEFINITION) return [];
    return (definition.directives ?? []).flatMap((directive) => checkLink(subgraph, directive));
  });
}

function checkLink(subgraph: string, directive: ConstDirectiveNode): Finding[] {
  const text = print(directive);
  if (directive.name.value === 'composeDirective') return text === '@composeDirective(name: "@category")' ? [] : [findingAt(subgraph, directive, `${text} composes a directive that is not ours`, 'compose @category alone')];
  if (directive.name.value !== 'link') return [];
  const url = /url: "([^"]*)"/.exec(text)?.[1] ?? '';
  const imports = [...text.matchAll(/"(@\w+)"/g)].map((match) => match[1]!);
  const known = url.startsWith('https://specs.apollo.dev/federation/v2.') ? imports.every((each) => FEDERATION_IMPORTS.includes(each)) : url === 'https://lead-graph.example/lead/v1.0' && imports.every((each) => each === '@category');
  const plain = known && !/\bas:|\bimport: \[[^\]]*\{/.test(text);
  return plain ? [] : [findingAt(subgraph, directive, `@link of \`${url}\` brings in more than a subgraph may use, or renames it`, `import ${FEDERATION_IMPORTS.join(', ')} and @category under their own names`)];
}

function checkDefinition(agency: Agency, definition: DefinitionNode): Finding[] {
  switch (definition.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
      return checkObject(agency, definition);
    case Kind.INTERFACE_TYPE_DEFINITION:
      return [...(definition.directives ?? [])].some((each) => each.name.value === 'key') ? [findingAt(agency.name, definition, `interface \`${definition.name.value}\` has a key`, 'give keys to no interface')] : returnsParticipant(agency, definition.name.value, definition.fields ?? []);
    case Kind.OBJECT_TYPE_EXTENSION:
    case Kind.INTERFACE_TYPE_EXTENSION:
      return [findingAt(agency.name, definition, `\`extend type ${definition.name.value}\` adds to a type out of sight of its definition`, 'write the field in the one definition of the type')];
    default:
      return [];
  }
}

function checkObject(agency: Agency, type: Named): Finding[] {
  if (type.name.value === 'Participant') return checkParticipant(agency, type);
  if (type.name.value === 'PersonLink') return checkPersonLink(agency, type);
  const findings = returnsParticipant(agency, type.name.value, type.fields ?? []);
  for (const { name } of directivesOn(type)) {
    if (name.value === 'key') findings.push(findingAt(agency.name, type, `type \`${type.name.value}\` has a key`, 'only Participant and PersonLink have keys'));
    if (name.value === 'shareable' && undescribed(type) !== PAGE_INFO) findings.push(findingAt(agency.name, type, `type \`${type.name.value}\` is shareable`, 'name the type for this agency; PageInfo, as the kit defines it, is the one shared type'));
  }
  for (const field of type.fields ?? []) {
    for (const { name } of field.directives ?? []) {
      if (['requires', 'external', 'shareable', 'inaccessible'].includes(name.value)) findings.push(findingAt(agency.name, field, `\`${type.name.value}.${field.name.value}\` has @${name.value}`, `take @${name.value} out: it belongs to the reference and proof of Participant alone`));
    }
  }
  return findings;
}

/** An agency's Participant: its own key, its own proof, and guarded, classified fields. */
function checkParticipant(agency: Agency, type: Named): Finding[] {
  const findings: Finding[] = [];
  const add = (node: Named | FieldDefinitionNode, what: string, remedy: string) => void findings.push(findingAt(agency.name, node, what, remedy));
  const key = `@key(fields: "${agency.reference}")`;
  if (directivesOn(type).map(print).join(' ') !== key) add(type, `\`Participant\` must have exactly ${key}`, `write ${key} and no other directive: a key of another agency, or the id, takes its records`);
  if ((type.interfaces ?? []).length > 0) add(type, '`Participant` implements an interface', 'let it implement none');
  for (const name of [agency.reference, agency.proof]) if (!type.fields?.some((field) => field.name.value === name)) add(type, `\`Participant.${name}\` is missing`, 'extend ParticipantReference of the kit');
  for (const field of type.fields ?? []) {
    const shape = `${print(field.type)} ${(field.directives ?? []).map(print).join(' ')}`.trim();
    if (field.name.value === agency.reference) {
      if (shape !== 'ID! @inaccessible') add(field, `\`Participant.${agency.reference}\` must be \`ID! @inaccessible\``, 'extend ParticipantReference of the kit');
    } else if (field.name.value === agency.proof) {
      if (shape !== 'ConsentProof @external') add(field, `\`Participant.${agency.proof}\` must be \`ConsentProof @external\``, 'extend ParticipantReference of the kit');
    } else findings.push(...checkGuarded(agency, field));
  }
  return findings;
}

function checkGuarded(agency: Agency, field: FieldDefinitionNode): Finding[] {
  const where = `\`Participant.${field.name.value}\``;
  const findings: Finding[] = [];
  const directives = field.directives ?? [];
  const requires = directives.filter((each) => each.name.value === 'requires').map(print);
  if (requires.join() !== `@requires(fields: "${agency.proof}")`) findings.push(findingAt(agency.name, field, `${where} is not guarded by exactly this agency's proof`, `add @Guarded(<Noun>): it requires "${agency.proof}" and nothing of anyone else`));
  const category = directives.find((each) => each.name.value === 'category');
  const named = category ? [...print(category).matchAll(/"(\w+)"/g)].map((match) => match[1]!) : [];
  if (named.length === 0) findings.push(findingAt(agency.name, field, `${where} has no category`, 'add @Categories(...) to its noun'));
  for (const each of named) {
    if (!(each in DataCategory) || !agency.categories.includes(each as DataCategory)) findings.push(findingAt(agency.name, field, `${where} has category \`${each}\`, which this agency does not hold`, 'name a category of this agency in schema/agencies.json'));
  }
  const other = directives.filter((each) => !['requires', 'category', 'deprecated'].includes(each.name.value));
  if (other.length > 0) findings.push(findingAt(agency.name, field, `${where} has @${other[0]!.name.value}`, 'leave only the guard, the category and a deprecation'));
  if (field.type.kind === Kind.NON_NULL_TYPE) findings.push(findingAt(agency.name, field, `${where} can never be null, so it can't be withheld`, 'make the field nullable'));
  return [...findings, ...returnsParticipant(agency, 'Participant', [field])];
}

function checkPersonLink(agency: Agency, type: Named): Finding[] {
  const expected = 'type PersonLink @key(fields: "ref", resolvable: false) {\n  ref: ID! @inaccessible\n}';
  return undescribed(type) === expected ? [] : [findingAt(agency.name, type, '`PersonLink` is not as the kit defines it', 'use PersonLink of the kit: who a person is only the core can say')];
}

function returnsParticipant(agency: Agency, type: string, fields: readonly FieldDefinitionNode[]): Finding[] {
  return fields.flatMap((field) => (namedType(field.type) === 'Participant' ? [findingAt(agency.name, field, `\`${type}.${field.name.value}\` returns Participant`, 'return rows; each has `person`, whose participant the core alone resolves')] : []));
}

function directivesOn(type: Named): readonly ConstDirectiveNode[] {
  return type.directives ?? [];
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

function undescribed(type: Named): string {
  return print({ ...type, description: undefined, fields: type.fields?.map((field) => ({ ...field, description: undefined })) });
}

import { type ConstDirectiveNode, type DocumentNode, Kind, type TypeDefinitionNode } from 'graphql';
import { type Finding, findingAt } from './finding';
import { typesIn } from './subgraphText';

/** What each of them would do. The rest is refused for being unknown. */
const HARM: Readonly<Record<string, string>> = {
  override: 'it takes over a field that another agency answers, a proof or a reference among them',
  provides: 'it hands out fields of a type on a road that no guard stands on',
  interfaceObject: 'it adds fields to every type behind an interface, whoever owns them',
  shareable: 'a field with two owners is answered by whichever the gateway prefers',
  external: 'what an agency may be handed is its own proof alone',
  requires: 'what an agency may be handed is its own proof alone',
  key: 'a type with a key can be entered from another agency, past the guards of `Participant`',
  inaccessible: 'it hides what other agencies rely on; only references and proofs are hidden',
  extends: 'each type stands in one place, where its fields and guards are checked together',
  context: 'it hands values of one type to fields of another, past the guards',
  fromContext: 'it hands values of one type to fields of another, past the guards',
  tag: 'tags make contracts that nobody here reviews',
  authenticated: 'the gateway refuses to start on it, or starts and enforces nothing',
  policy: 'the gateway refuses to start on it, or starts and enforces nothing',
  requiresScopes: 'the gateway refuses to start on it, or starts and enforces nothing',
};

interface Decorated {
  /** As a developer names it: `Participant.contacts`, `Query.contacts(first:)`. */
  readonly place: string;
  readonly directives?: readonly ConstDirectiveNode[];
  readonly allowed: readonly string[];
}

/** Every directive stands where it may, or the schema is refused: an allow-list, so that new ones are refused too. */
export function checkDirectives(document: DocumentNode): Finding[] {
  return typesIn(document)
    .flatMap(decoratedIn)
    .flatMap(({ place, directives, allowed }) =>
      (directives ?? [])
        .filter((directive) => !allowed.includes(directive.name.value))
        .map((directive) => refused(directive, place)),
    );
}

function refused(directive: ConstDirectiveNode, place: string): Finding {
  const name = directive.name.value;
  return findingAt(directive, {
    code: 'DIRECTIVE_REFUSED',
    what: `\`@${name}\` stands on \`${place}\``,
    why: HARM[name.replace(/^federation__/, '')] ?? 'it is not on the list of directives that were thought through',
    fix: `remove \`@${name}\``,
  });
}

function decoratedIn(type: TypeDefinitionNode): Decorated[] {
  const place = type.name.value;
  return [{ place, directives: type.directives, allowed: onType(type) }, ...membersOf(type, place)];
}

function onType(type: TypeDefinitionNode): readonly string[] {
  if (type.kind === Kind.SCALAR_TYPE_DEFINITION) return ['specifiedBy'];
  if (type.kind !== Kind.OBJECT_TYPE_DEFINITION) return [];
  if (type.name.value === 'Participant' || type.name.value === 'PersonLink') return ['key'];
  return type.name.value === 'PageInfo' ? ['shareable'] : [];
}

function membersOf(type: TypeDefinitionNode, place: string): Decorated[] {
  const plain = (member: { name: { value: string }; directives?: readonly ConstDirectiveNode[] }, inside: string) => ({
    place: `${inside}.${member.name.value}`,
    directives: member.directives,
    allowed: ['deprecated'],
  });
  switch (type.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_DEFINITION:
      return (type.fields ?? []).flatMap((field) => [
        { ...plain(field, place), allowed: onField(place) },
        ...(field.arguments ?? []).map((argument) => plain(argument, `${place}.${field.name.value}`)),
      ]);
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      return (type.fields ?? []).map((field) => plain(field, place));
    case Kind.ENUM_TYPE_DEFINITION:
      return (type.values ?? []).map((value) => plain(value, place));
    default:
      return [];
  }
}

/** On the two that cross agencies, which of these stand on which field is checked with the type. */
function onField(type: string): readonly string[] {
  if (type === 'Participant') return ['deprecated', 'category', 'requires', 'external', 'inaccessible'];
  if (type === 'PersonLink') return ['inaccessible'];
  return ['deprecated', 'category'];
}

import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  type NameNode,
  print,
  type TypeDefinitionNode,
  type TypeNode,
} from 'graphql';
import { type Crime, type Finding, findingAt } from './finding';
import { directivesNamed, typesIn } from './subgraphText';

type Member = { readonly name: NameNode; readonly directives?: readonly ConstDirectiveNode[] };

/**
 * What partner apps would lose between the committed schema and the new one, unless it was deprecated before.
 * Findings stand where the committed file says it. A type that is gone is told by the fields that returned it.
 */
export function breakingChanges(before: DocumentNode, after: DocumentNode): Finding[] {
  const now = new Map(typesIn(after).map((type) => [type.name.value, type]));
  return typesIn(before).flatMap((type) => {
    const next = now.get(type.name.value);
    return next ? changesOf(type, next) : goneRoot(type);
  });
}

/** A root type that is gone takes its fields with it, and no field returned it. */
function goneRoot(type: TypeDefinitionNode): Finding[] {
  if (!['Query', 'Mutation', 'Participant'].includes(type.name.value)) return [];
  return 'fields' in type
    ? (type.fields ?? []).flatMap((field) => removed('FIELD_REMOVED', type.name.value, field))
    : [];
}

function changesOf(before: TypeDefinitionNode, after: TypeDefinitionNode): Finding[] {
  const name = before.name.value;
  if (before.kind !== after.kind) {
    return [
      broken(
        before.name,
        'TYPE_KIND_CHANGED',
        `\`${name}\` is another kind of type`,
        `give the new type another name, and deprecate the fields that return \`${name}\``,
      ),
    ];
  }
  if (before.kind === Kind.ENUM_TYPE_DEFINITION && after.kind === Kind.ENUM_TYPE_DEFINITION) {
    return gone(before.values, after.values).flatMap((value) => removed('ENUM_VALUE_REMOVED', name, value));
  }
  if (before.kind === Kind.UNION_TYPE_DEFINITION && after.kind === Kind.UNION_TYPE_DEFINITION) {
    return gone(before.types, after.types).flatMap((type) => removed('UNION_MEMBER_REMOVED', name, type));
  }
  if (before.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION && after.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) {
    return inputChanges(name, before.name, before.fields, after.fields);
  }
  if ('interfaces' in before && 'interfaces' in after) {
    const interfaces = gone(before.interfaces, after.interfaces).flatMap((each) =>
      removed('INTERFACE_REMOVED', name, each),
    );
    return [...interfaces, ...fieldChanges(name, before.fields, after.fields)];
  }
  return [];
}

function fieldChanges(
  type: string,
  before: readonly FieldDefinitionNode[] = [],
  after: readonly FieldDefinitionNode[] = [],
): Finding[] {
  return before.flatMap((field) => {
    const next = after.find(({ name }) => name.value === field.name.value);
    if (!next) return removed('FIELD_REMOVED', type, field);
    const place = `${type}.${field.name.value}`;
    const safe = deprecated(field) || readsAs(next.type, field.type);
    return [
      ...(safe ? [] : [changed(place, field, next.type)]),
      ...inputChanges(place, field.name, field.arguments, next.arguments),
    ];
  });
}

function inputChanges(
  place: string,
  holder: NameNode,
  before: readonly InputValueDefinitionNode[] = [],
  after: readonly InputValueDefinitionNode[] = [],
): Finding[] {
  const kept = before.flatMap((input) => {
    const next = after.find(({ name }) => name.value === input.name.value);
    if (!next) return removed('INPUT_REMOVED', place, input);
    const required = !demanded(input) && demanded(next);
    if (required) return [demandedNow(input.name, place, next)];
    return readsAs(input.type, next.type) ||
      print(input.type) === `${print(next.type)}!` ||
      print(next.type) === `${print(input.type)}!`
      ? []
      : [changed(`${place}.${input.name.value}`, input, next.type)];
  });
  const added = after.filter((input) => demanded(input) && !before.some(({ name }) => name.value === input.name.value));
  return [...kept, ...added.map((input) => demandedNow(holder, place, input))];
}

/** A caller who does not send it is refused. */
function demanded({ type, defaultValue }: InputValueDefinitionNode): boolean {
  return type.kind === Kind.NON_NULL_TYPE && defaultValue === undefined;
}

/** Whoever expects `wide` can be given `narrow`. */
function readsAs(narrow: TypeNode, wide: TypeNode): boolean {
  if (wide.kind === Kind.NON_NULL_TYPE) return narrow.kind === Kind.NON_NULL_TYPE && readsAs(narrow.type, wide.type);
  if (narrow.kind === Kind.NON_NULL_TYPE) return readsAs(narrow.type, wide);
  if (wide.kind === Kind.LIST_TYPE) return narrow.kind === Kind.LIST_TYPE && readsAs(narrow.type, wide.type);
  return print(narrow) === print(wide);
}

function gone<T extends Member>(before: readonly T[] = [], after: readonly T[] = []): T[] {
  return before.filter(({ name }) => !after.some((each) => each.name.value === name.value));
}

function deprecated(member: Member): boolean {
  return directivesNamed(member, 'deprecated').length > 0;
}

function removed(code: string, place: string, member: Member): Finding[] {
  if (deprecated(member)) return [];
  const what = `\`${place}.${member.name.value}\` is gone`;
  return [
    broken(
      member.name,
      code,
      what,
      'keep it with `@deprecated(reason: "...")`, release that, and remove it afterwards',
    ),
  ];
}

function changed(place: string, member: { readonly name: NameNode; readonly type: TypeNode }, type: TypeNode): Finding {
  const what = `\`${place}\` was \`${print(member.type)}\` and is \`${print(type)}\``;
  return broken(member.name, 'TYPE_CHANGED', what, 'keep it as it was and deprecated, and add another beside it');
}

function demandedNow(node: NameNode, place: string, input: InputValueDefinitionNode): Finding {
  const what = `\`${place}\` demands \`${input.name.value}: ${print(input.type)}\``;
  return broken(node, 'INPUT_DEMANDED', what, 'make it nullable, or give it a default');
}

function broken(node: NameNode, code: string, what: string, fix: string): Finding {
  const crime: Crime = {
    code,
    what,
    why: 'partner apps that were written against the committed schema would fail',
    fix,
  };
  return findingAt(node, crime);
}

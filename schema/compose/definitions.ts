import { type DefinitionNode, type DocumentNode, Kind, type NameNode } from 'graphql';
import { type Finding, findingAt } from './finding';

const KINDS: readonly string[] = [
  Kind.SCHEMA_EXTENSION,
  Kind.DIRECTIVE_DEFINITION,
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.UNION_TYPE_DEFINITION,
  Kind.ENUM_TYPE_DEFINITION,
  Kind.INPUT_OBJECT_TYPE_DEFINITION,
  Kind.SCALAR_TYPE_DEFINITION,
];

const BUILT_IN = ['Int', 'Float', 'String', 'Boolean', 'ID'];

/** A schema is definitions, each name once: what is said in two places is checked in one. */
export function checkDefinitions(document: DocumentNode): Finding[] {
  const seen = new Set<string>();
  return document.definitions.flatMap((node) => {
    if (!KINDS.includes(node.kind)) return [strangeKind(node)];
    if (!('name' in node) || !node.name) return [];
    const { name } = node;
    const again = seen.has(`${node.kind === Kind.DIRECTIVE_DEFINITION ? '@' : ''}${name.value}`);
    seen.add(`${node.kind === Kind.DIRECTIVE_DEFINITION ? '@' : ''}${name.value}`);
    return [...(again ? [repeated(name)] : []), ...checkName(name), ...checkMembers(node)];
  });
}

function strangeKind(node: DefinitionNode): Finding {
  return findingAt(node, {
    code: 'DEFINITION_UNKNOWN',
    what: `the schema holds ${node.kind.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()}`,
    why: 'each type stands in one place, where its fields and guards are checked together',
    fix: 'write it as `type`, `interface`, `union`, `enum`, `input` or `scalar`, without `extend`',
  });
}

function repeated(name: NameNode): Finding {
  return findingAt(name, {
    code: 'NAME_REPEATED',
    what: `\`${name.value}\` is declared twice`,
    why: 'what is said in two places is guarded in one',
    fix: 'keep one of the two',
  });
}

function checkName(name: NameNode): Finding[] {
  if (name.value === 'Subscription') {
    const why = 'a stream left open would outlive the two seconds for which a decision holds';
    return [
      findingAt(name, {
        code: 'SUBSCRIPTION',
        what: 'there is a `Subscription` type',
        why,
        fix: 'offer a query instead',
      }),
    ];
  }
  if (!name.value.startsWith('_') && !name.value.includes('__') && !BUILT_IN.includes(name.value)) return [];
  return [
    findingAt(name, {
      code: 'NAME_RESERVED',
      what: `the name \`${name.value}\` is reserved`,
      why: 'names that begin with `_`, hold `__` or are built in belong to GraphQL and Federation',
      fix: 'choose another name',
    }),
  ];
}

function checkMembers(node: DefinitionNode): Finding[] {
  const members = 'fields' in node ? (node.fields ?? []) : 'values' in node ? (node.values ?? []) : [];
  const seen = new Set<string>();
  return members.flatMap(({ name }) => {
    const again = seen.has(name.value);
    seen.add(name.value);
    const reserved = name.value.startsWith('_') ? checkName(name) : [];
    return again ? [repeated(name), ...reserved] : reserved;
  });
}

import {
  type ConstDirectiveNode,
  type DirectiveDefinitionNode,
  type DocumentNode,
  Kind,
  print,
  type SchemaExtensionNode,
} from 'graphql';
import { type Finding, findingAt } from './finding';
import { bareText } from './subgraphText';

const FEDERATION = 'https://specs.apollo.dev/federation/v2.7';
const LEAD = 'https://lead-graph.example/lead/v1.0';

/** All that a schema may take from each specification, under its own name. */
const IMPORTS: Readonly<Record<string, readonly string[]>> = {
  [FEDERATION]: ['@key', '@requires', '@external', '@inaccessible', '@shareable', '@composeDirective'],
  [LEAD]: ['@category'],
};

const CATEGORY = 'directive @category(anyOf: [[String!]!]!) on FIELD_DEFINITION';
const FIX = 'leave the head of the schema to `subgraphSchema` of the kit, which writes it for every agency alike';

/** What a schema says of itself: which specifications it uses, and the one directive of our own. */
export function checkHeader(document: DocumentNode): Finding[] {
  const extensions = document.definitions.filter((node) => node.kind === Kind.SCHEMA_EXTENSION);
  const directives = document.definitions.filter((node) => node.kind === Kind.DIRECTIVE_DEFINITION);
  return [...extensions.flatMap(checkSchemaExtension), ...directives.flatMap(checkDirectiveDefinition)];
}

function checkSchemaExtension(node: SchemaExtensionNode): Finding[] {
  const renamed = (node.operationTypes ?? []).map((each) =>
    findingAt(each, {
      code: 'ROOT_RENAMED',
      what: `\`${each.type.name.value}\` is declared to be the ${each.operation} root`,
      why: 'root fields are checked by the names `Query` and `Mutation`',
      fix: 'name the root types `Query` and `Mutation`',
    }),
  );
  return [...renamed, ...(node.directives ?? []).flatMap(checkSchemaDirective)];
}

function checkSchemaDirective(directive: ConstDirectiveNode): Finding[] {
  if (directive.name.value === 'link') return checkLink(directive);
  if (print(directive) === '@composeDirective(name: "@category")') return [];
  return [
    findingAt(directive, {
      code: 'SCHEMA_DIRECTIVE_UNKNOWN',
      what: `\`${print(directive)}\` stands on the schema`,
      why: 'only `@category` is carried into the supergraph, where the gateway reads it',
      fix: FIX,
    }),
  ];
}

function checkLink(link: ConstDirectiveNode): Finding[] {
  const url = textArgument(link, 'url');
  const allowed = url === null ? undefined : IMPORTS[url];
  if (allowed === undefined) return [unknownLink(link, `\`${url}\` is linked`)];
  const strange = (link.arguments ?? []).find(({ name }) => name.value !== 'url' && name.value !== 'import');
  if (strange) return [unknownLink(strange, `\`@link\` has the argument \`${strange.name.value}\``)];
  const list = link.arguments?.find(({ name }) => name.value === 'import')?.value;
  const imports = list?.kind === Kind.LIST ? list.values : list ? [list] : [];
  return imports
    .filter((each) => each.kind !== Kind.STRING || !allowed.includes(each.value))
    .map((each) => unknownLink(each, `\`${print(each)}\` is imported`));
}

function unknownLink(node: Parameters<typeof findingAt>[0], what: string): Finding {
  const why = 'each directive that is not needed is a road around the guards, above all under another name';
  return findingAt(node, { code: 'LINK_UNKNOWN', what, why, fix: FIX });
}

function checkDirectiveDefinition(node: DirectiveDefinitionNode): Finding[] {
  if (bareText(node) === CATEGORY) return [];
  return [
    findingAt(node, {
      code: 'DIRECTIVE_DEFINED',
      what: `directive \`@${node.name.value}\` is defined`,
      why: 'composition and gateway know one directive of ours, `@category`, in one form',
      fix: FIX,
    }),
  ];
}

function textArgument(directive: ConstDirectiveNode, name: string): string | null {
  const value = directive.arguments?.find((each) => each.name.value === name)?.value;
  return value?.kind === Kind.STRING ? value.value : null;
}

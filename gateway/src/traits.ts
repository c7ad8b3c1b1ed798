import type { DataCategory } from '@lead-graph/schema';
import {
  type DocumentNode,
  getNamedType,
  type GraphQLSchema,
  Kind,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { OperationTraits } from './operation';

/** The categories of each field, `Type.field`, as the supergraph declares them. */
export type FieldCategories = ReadonlyMap<string, readonly DataCategory[]>;

export function categoriesOf(supergraphSdl: string): FieldCategories {
  const categories = new Map<string, readonly DataCategory[]>();
  for (const type of parse(supergraphSdl).definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    for (const field of type.fields ?? []) {
      const directive = field.directives?.find((each) => each.name.value === 'category');
      if (directive) categories.set(`${type.name.value}.${field.name.value}`, [...textsIn(directive)]);
    }
  }
  return categories;
}

function* textsIn(node: object): Generator<DataCategory> {
  if ('kind' in node && node.kind === Kind.STRING && 'value' in node) yield node.value as DataCategory;
  for (const child of Object.values(node)) {
    if (Array.isArray(child)) for (const each of child) yield* textsIn(each);
    else if (child && typeof child === 'object' && 'kind' in child) yield* textsIn(child);
  }
}

/** Types that are about persons: an answer with one of them is leased. */
const OF_PERSONS: ReadonlySet<string> = new Set(['Participant', 'StudyExtract']);

/** Reads the traits off an operation's text; the same text has the same traits under the same schema. */
export function traitsOf(document: DocumentNode, schema: GraphQLSchema, categories: FieldCategories): OperationTraits {
  const asked = new Set<DataCategory>();
  let touchesPerson = false;
  let throughPersonLink = false;
  let meeting = false;
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        const parent = types.getParentType()?.name ?? '';
        for (const category of categories.get(`${parent}.${node.name.value}`) ?? []) asked.add(category);
        if (parent === 'Query' && node.name.value === 'meetingView') meeting = true;
        if (parent === 'Query' && categories.has(`Query.${node.name.value}`)) touchesPerson = true;
        const type = types.getType();
        const returned = type ? getNamedType(type).name : '';
        if (returned === 'PersonLink' || parent === 'PersonLink') throughPersonLink = true;
        if (throughPersonLink || OF_PERSONS.has(returned) || OF_PERSONS.has(parent)) touchesPerson = true;
      },
    }),
  );
  return { asked: [...asked], touchesPerson, throughPersonLink, meeting };
}

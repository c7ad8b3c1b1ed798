import { type ConstDirectiveNode, type DocumentNode, type FieldDefinitionNode, Kind, print } from 'graphql';
import type { Agency } from '../src/agencies';
import { DataCategory } from '../src/vocabulary';
import { type Finding, findingAt } from './finding';
import { directivesNamed, fieldHoldersIn } from './subgraphText';

/** Wherever a field says what it carries, it says so in categories that this agency's proof can name; the core decides on all. */
export function checkCategories(agency: Agency, document: DocumentNode): Finding[] {
  return fieldHoldersIn(document).flatMap((type) =>
    (type.fields ?? []).flatMap((field) =>
      directivesNamed(field, 'category').flatMap((directive) =>
        checkCategory(agency, `${type.name.value}.${field.name.value}`, directive),
      ),
    ),
  );
}

/** Obligation: the field is one that must be classified. */
export function checkClassified(agency: Agency, place: string, field: FieldDefinitionNode): Finding[] {
  const count = directivesNamed(field, 'category').length;
  if (count === 1) return [];
  return [
    findingAt(field, {
      code: count === 0 ? 'FIELD_UNCLASSIFIED' : 'FIELD_CLASSIFIED_TWICE',
      what: `\`${place}\` has ${count === 0 ? 'no' : 'more than one'} \`@category\``,
      why: 'what a field carries decides who may read it; unsaid, nobody may',
      fix: agency.core
        ? 'add @Permitted(<category>) to its resolver'
        : 'add @Guarded(<Noun>) to its resolver and @Categories(...) to the noun',
    }),
  ];
}

function checkCategory(agency: Agency, place: string, directive: ConstDirectiveNode): Finding[] {
  const lists = listsOf(directive);
  if (lists === null) return [malformed(place, directive)];
  const known: readonly string[] = agency.core ? Object.values(DataCategory) : agency.categories;
  return lists
    .flat()
    .filter((category) => !known.includes(category))
    .map((category) =>
      findingAt(directive, {
        code: 'CATEGORY_UNKNOWN',
        what: `\`${place}\` is classified as \`${category}\``,
        why: `\`${agency.name}\` can be permitted ${known.join(', ')} and no other category`,
        fix: 'use one of these, or add the category to the agency in schema/agencies.json',
      }),
    );
}

function malformed(place: string, directive: ConstDirectiveNode): Finding {
  return findingAt(directive, {
    code: 'CATEGORY_MALFORMED',
    what: `\`${place}\` says \`${print(directive)}\``,
    why: 'an empty list, or a text that is no list, is satisfied by nothing or by everything',
    fix: 'write lists of categories, such as `@category(anyOf: [["MH"], ["COMP", "MH"]])`',
  });
}

/** The lists of categories; null unless there is at least one, and none is empty. */
function listsOf(directive: ConstDirectiveNode): string[][] | null {
  const [argument, ...more] = directive.arguments ?? [];
  if (argument?.name.value !== 'anyOf' || more.length > 0 || argument.value.kind !== Kind.LIST) return null;
  const lists = argument.value.values.map((list) => {
    if (list.kind !== Kind.LIST) return [];
    return list.values.map((each) => (each.kind === Kind.STRING ? each.value : ''));
  });
  return lists.length > 0 && lists.every((list) => list.length > 0 && !list.includes('')) ? lists : null;
}

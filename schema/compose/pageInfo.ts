import { type ObjectTypeDefinitionNode, print } from 'graphql';
import { type Finding, findingAt } from './finding';

const FIELDS = ['hasNextPage: Boolean!', 'endCursor: String'];

/** The one type that agencies share, and it is the kit's. */
export function checkPageInfo(type: ObjectTypeDefinitionNode): Finding[] {
  const fields = (type.fields ?? []).map((field) => print({ ...field, description: undefined }));
  const directives = (type.directives ?? []).map((directive) => print(directive)).join(' ');
  const same = fields.length === FIELDS.length && FIELDS.every((field) => fields.includes(field));
  if (same && directives === '@shareable' && (type.interfaces ?? []).length === 0) return [];
  return [
    findingAt(type, {
      code: 'PAGE_INFO',
      what: `\`PageInfo\` is \`{ ${fields.join(', ')} } ${directives}\``,
      why: 'a page says where it ends and no more: a total would count what is withheld',
      fix: 'take `PageInfo` from the kit',
    }),
  ];
}

import { type ObjectTypeDefinitionNode, print } from 'graphql';
import type { Agency } from '../src/agencies';
import { type Finding, findingAt } from './finding';
import { checkExact } from './participant';
import { directivesNamed } from './subgraphText';

const WHY = "whether a row's person is in the program is for the core alone to say";

/** `PersonLink` is a hidden reference that only the core can follow. */
export function checkPersonLink(agency: Agency, type: ObjectTypeDefinitionNode): Finding[] {
  const fields = agency.core ? ['ref', 'participant'] : ['ref'];
  const strange = (type.fields ?? []).filter(({ name }) => !fields.includes(name.value));
  return [
    ...checkKey(agency, type),
    ...checkExact(
      type,
      'ref',
      'ID!',
      ['@inaccessible'],
      'PERSON_LINK_REF',
      'a reference that callers could read would be a key that agencies share',
    ),
    ...(agency.core ? checkExact(type, 'participant', 'Participant', [], 'PERSON_LINK_PARTICIPANT', WHY) : []),
    ...strange.map((field) =>
      findingAt(field, {
        code: 'PERSON_LINK_FIELD',
        what: `\`PersonLink.${field.name.value}\` is added`,
        why: 'every row carries a `PersonLink`, so a field here is read without a proof',
        fix: `move \`${field.name.value}\` to the type of the row, or to \`Participant\` with a guard`,
      }),
    ),
  ];
}

function checkKey(agency: Agency, type: ObjectTypeDefinitionNode): Finding[] {
  const expected = agency.core ? '@key(fields: "ref")' : '@key(fields: "ref", resolvable: false)';
  const keys = directivesNamed(type, 'key');
  const wrong = keys.find((key) => print(key) !== expected);
  if (!wrong && keys.length === 1) return [];
  return [
    findingAt(wrong ?? type, {
      code: 'PERSON_LINK_KEY',
      what: wrong ? `\`PersonLink\` has the key \`${print(wrong)}\`` : `\`PersonLink\` has ${keys.length} keys`,
      why: WHY,
      fix: agency.core ? `write exactly \`${expected}\`` : 'take `PersonLink` from the kit',
    }),
  ];
}

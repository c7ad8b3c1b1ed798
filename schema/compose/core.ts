import { type FieldDefinitionNode, type ObjectTypeDefinitionNode, print } from 'graphql';
import { type Agency, RECORD_AGENCIES } from '../src/agencies';
import { checkClassified } from './category';
import { type Finding, findingAt } from './finding';
import { checkExact } from './participant';
import { directivesNamed } from './subgraphText';

/** Fields of the core's `Participant` that say nothing of a person: the name one asked by, and what one may ask. */
const UNCLASSIFIED = ['id', 'access'];

/** The core's `Participant`: one hidden reference and one hidden proof per agency, each reference a key. */
export function checkCoreParticipant(core: Agency, type: ObjectTypeDefinitionNode): Finding[] {
  const own = RECORD_AGENCIES.flatMap(({ reference, proof }) => [reference, proof]);
  const why = 'every agency has one reference and one proof, made by the core and shown to nobody else';
  return [
    ...checkKeys(type),
    ...RECORD_AGENCIES.flatMap(({ reference, proof }) => [
      ...checkExact(type, reference, 'ID!', ['@inaccessible'], 'CORE_REFERENCE', why),
      ...checkExact(type, proof, 'ConsentProof', ['@inaccessible'], 'CORE_PROOF', why),
    ]),
    ...(type.fields ?? []).filter(({ name }) => !own.includes(name.value)).flatMap((field) => checkOwn(core, field)),
  ];
}

function checkKeys(type: ObjectTypeDefinitionNode): Finding[] {
  const expected = ['id', ...RECORD_AGENCIES.map(({ reference }) => reference)].map(
    (field) => `@key(fields: "${field}")`,
  );
  const keys = directivesNamed(type, 'key');
  const strange = keys.filter((key) => !expected.includes(print(key)));
  const missing = expected.filter((each) => !keys.some((key) => print(key) === each));
  const fix = 'declare one key per agency of schema/agencies.json, and `id`';
  const why = "the core is the only place where one agency's name for a person meets another's";
  return [
    ...strange.map((key) =>
      findingAt(key, { code: 'CORE_KEY', what: `\`Participant\` has the key \`${print(key)}\``, why, fix }),
    ),
    ...missing.map((key) => findingAt(type, { code: 'CORE_KEY', what: `\`Participant\` lacks \`${key}\``, why, fix })),
  ];
}

function checkOwn(core: Agency, field: FieldDefinitionNode): Finding[] {
  const place = `Participant.${field.name.value}`;
  const foreign = ['requires', 'external', 'inaccessible'].flatMap((name) => directivesNamed(field, name));
  return [
    ...foreign.map((directive) =>
      findingAt(directive, {
        code: 'CORE_DIRECTIVE',
        what: `\`${print(directive)}\` stands on \`${place}\` of the core`,
        why: 'the core is handed nothing by an agency, and hides references and proofs alone',
        fix: `remove \`@${directive.name.value}\``,
      }),
    ),
    ...(UNCLASSIFIED.includes(field.name.value) ? [] : checkClassified(core, place, field)),
  ];
}

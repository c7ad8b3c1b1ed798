import { type FieldDefinitionNode, Kind, type ObjectTypeDefinitionNode, print } from 'graphql';
import { AGENCIES, type Agency, type RecordAgency } from '../src/agencies';
import { checkClassified } from './category';
import { type Finding, findingAt } from './finding';
import { directivesNamed, directiveTexts } from './subgraphText';

/**
 * What one agency adds to `Participant`: its own reference as the one key, its own proof as the one thing it is
 * handed, and fields that are each guarded by that proof and classified.
 */
export function checkParticipant(agency: RecordAgency, type: ObjectTypeDefinitionNode): Finding[] {
  const fields = type.fields ?? [];
  return [
    ...checkKey(agency, type),
    ...checkReference(agency, type),
    ...checkProof(agency, type),
    ...fields
      .filter(({ name }) => name.value !== agency.reference && name.value !== agency.proof)
      .flatMap((field) => checkGuarded(agency, field)),
  ];
}

function checkKey(agency: RecordAgency, type: ObjectTypeDefinitionNode): Finding[] {
  const keys = directivesNamed(type, 'key');
  const expected = `@key(fields: "${agency.reference}")`;
  const wrong = keys.filter((key) => print(key) !== expected);
  if (wrong.length === 0 && keys.length === 1) return [];
  const what = wrong[0]
    ? `\`Participant\` has the key \`${print(wrong[0])}\``
    : `\`Participant\` has ${keys.length} keys`;
  return [
    findingAt(wrong[0] ?? type, {
      code: 'PARTICIPANT_KEY',
      what,
      why: 'agencies share no key: each knows a participant by its own reference, and no other agency by that one',
      fix: `write exactly \`${expected}\``,
    }),
  ];
}

function checkReference(agency: RecordAgency, type: ObjectTypeDefinitionNode): Finding[] {
  const why = 'a reference that callers could read would be a key that agencies share';
  return checkExact(type, agency.reference, 'ID!', ['@inaccessible'], 'PARTICIPANT_REFERENCE', why);
}

function checkProof(agency: RecordAgency, type: ObjectTypeDefinitionNode): Finding[] {
  const why = "the proof is the core's: an agency is handed it, and a denial must be able to reach it as null";
  return checkExact(type, agency.proof, 'ConsentProof', ['@external'], 'PARTICIPANT_PROOF', why);
}

/** The field is there, without arguments, in exactly this form. */
export function checkExact(
  type: ObjectTypeDefinitionNode,
  name: string,
  returns: string,
  directives: readonly string[],
  code: string,
  why: string,
): Finding[] {
  const place = `${type.name.value}.${name}`;
  const fix = `write exactly \`${name}: ${returns}${directives.map((each) => ` ${each}`).join('')}\``;
  const field = type.fields?.find((each) => each.name.value === name);
  if (!field) return [findingAt(type, { code, what: `\`${place}\` is missing`, why, fix })];
  const exact =
    print(field.type) === returns &&
    (field.arguments ?? []).length === 0 &&
    directiveTexts(field).join(' ') === [...directives].sort().join(' ');
  return exact ? [] : [findingAt(field, { code, what: `\`${place}\` is \`${bare(field)}\``, why, fix })];
}

function bare(field: FieldDefinitionNode): string {
  return print({ ...field, description: undefined }).replace(/\s+/g, ' ');
}

function checkGuarded(agency: RecordAgency, field: FieldDefinitionNode): Finding[] {
  const place = `Participant.${field.name.value}`;
  const foreign = ownerOf(field.name.value, agency);
  if (foreign) return [foreignField(place, foreign, field)];
  return [
    ...checkRequires(agency, place, field),
    ...checkClassified(agency, place, field),
    ...checkNullable(place, field),
    ...checkNoOther(agency, place, field),
  ];
}

/** Whose reference or proof a field is, where it is another agency's. */
function ownerOf(field: string, agency: Agency): Agency | undefined {
  return AGENCIES.find(
    ({ name, reference, proof }) => name !== agency.name && (reference === field || proof === field),
  );
}

function foreignField(place: string, owner: Agency, field: FieldDefinitionNode): Finding {
  return findingAt(field, {
    code: 'FOREIGN_FIELD',
    what: `\`${place}\` belongs to \`${owner.name}\``,
    why: 'a proof or reference that another agency holds would let it read as that agency, or join with it',
    fix: `remove \`${field.name.value}\``,
  });
}

function checkRequires(agency: RecordAgency, place: string, field: FieldDefinitionNode): Finding[] {
  const expected = `@requires(fields: "${agency.proof}")`;
  const requires = directivesNamed(field, 'requires').map((directive) => print(directive));
  if (requires.length === 1 && requires[0] === expected) return [];
  const why = 'the proof comes with the question, or nothing says that the question is allowed';
  const fix = `add @Guarded(<Noun>) to its resolver, which writes exactly \`${expected}\``;
  if (requires.length === 0)
    return [findingAt(field, { code: 'FIELD_UNGUARDED', what: `\`${place}\` requires no proof`, why, fix })];
  const what = `\`${place}\` has ${requires.map((each) => `\`${each}\``).join(' ')}`;
  const reach = 'with it an agency would be handed what another agency holds';
  return [findingAt(field, { code: 'FIELD_REQUIRES_FOREIGN', what, why: reach, fix })];
}

function checkNullable(place: string, field: FieldDefinitionNode): Finding[] {
  if (field.type.kind !== Kind.NON_NULL_TYPE) return [];
  return [
    findingAt(field, {
      code: 'FIELD_NOT_NULLABLE',
      what: `\`${place}\` is \`${print(field.type)}\``,
      why: 'what is withheld is null; a field that cannot be null takes the whole participant with it',
      fix: `make it \`${print(field.type.type)}\`: { nullable: true } in its @FieldResolver`,
    }),
  ];
}

/** Directives that stand on `Participant` only in the two fields that have their own check. */
function checkNoOther(agency: RecordAgency, place: string, field: FieldDefinitionNode): Finding[] {
  return [...directivesNamed(field, 'external'), ...directivesNamed(field, 'inaccessible')].map((directive) =>
    findingAt(directive, {
      code: directive.name.value === 'external' ? 'SECOND_EXTERNAL' : 'FIELD_HIDDEN',
      what: `\`@${directive.name.value}\` stands on \`${place}\``,
      why: `the one field \`${agency.name}\` is handed is \`${agency.proof}\`, the one it hides \`${agency.reference}\``,
      fix: `remove \`@${directive.name.value}\``,
    }),
  );
}

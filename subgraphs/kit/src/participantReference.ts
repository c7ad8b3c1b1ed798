import { agencyNamed } from '@lead-graph/schema';
import { GraphQLScalarType } from 'graphql';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Whatever arrives is taken as it is and judged by the guard: a malformed proof denies, it never fails. */
export const ConsentProof = new GraphQLScalarType({
  name: 'ConsentProof',
  description: 'What the core decided for one agency about one participant and one operation.',
  serialize: (value) => value,
  parseValue: (value) => value,
});

/**
 * The `Participant` of one agency: its own reference, its own proof, nothing else. What the agency adds are
 * guarded fields. Obligation: the class also carries `@Directive('@key(fields: "<reference>")')`.
 */
export function ParticipantReference(agencyName: string): abstract new () => object {
  const { reference, proof } = agencyNamed(agencyName);
  if (!reference || !proof)
    throw new Error(`agency \`${agencyName}\` has no reference and proof in schema/agencies.json`);

  @ObjectType()
  abstract class Reference {}

  Field(() => ID)(Reference.prototype, reference);
  Directive('@inaccessible')(Reference.prototype, reference);
  Field(() => ConsentProof, { nullable: true })(Reference.prototype, proof);
  Directive('@external')(Reference.prototype, proof);
  return Reference;
}

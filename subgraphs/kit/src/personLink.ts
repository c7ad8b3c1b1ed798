import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** A row's person, by this agency's own reference. Only the core knows whether that is a participant. */
@Directive('@key(fields: "ref", resolvable: false)')
@ObjectType({
  description: 'The person a row is about. Every row has one, whether or not that person is in the program.',
})
export class PersonLink {
  @Directive('@inaccessible')
  @Field(() => ID)
  ref!: string;
}

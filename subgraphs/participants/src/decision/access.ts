import { CATEGORY_WORDS, DataCategory, Obligation } from '@lead-graph/schema';
import { Field, FieldResolver, ObjectType, registerEnumType, Resolver, Root } from 'type-graphql';
import { explain } from '../engine/explain';
import { Participant } from '../participant';

registerEnumType(DataCategory, {
  name: 'DataCategory',
  description: 'Categories of data that the law tells apart.',
});

registerEnumType(Obligation, { name: 'Obligation', description: 'What an answer obliges its reader to do.' });

@ObjectType({ description: 'Whether one category of records is permitted to the requester, for the purpose claimed.' })
export class CategoryAccess {
  @Field(() => DataCategory)
  category!: DataCategory;

  @Field(() => String, { description: 'What the category holds.' })
  words!: string;

  @Field(() => Boolean, { description: 'Says nothing of whether there are such records.' })
  permitted!: boolean;

  @Field(() => String, { nullable: true, description: 'What makes it lawful; null where it is withheld.' })
  ground!: string | null;

  @Field(() => String, { nullable: true, description: 'Where it is withheld: one sentence, whatever the reason.' })
  howToAsk!: string | null;

  @Field(() => String, { nullable: true, description: 'Text that travels with such records.' })
  notice!: string | null;

  @Field(() => String, { nullable: true, description: 'What the requester may do with it next (redisclosure).' })
  afterwards!: string | null;

  @Field(() => [Obligation], { description: 'What the answer obliges the requester to do.' })
  obligations!: readonly Obligation[];
}

@Resolver(() => Participant)
export class ParticipantAccess {
  @FieldResolver(() => [CategoryAccess], { description: 'Of each category: permitted or not, and on which ground.' })
  access(@Root() { decided }: Participant): CategoryAccess[] {
    return [...decided.decisions].map(([category, decision]) => ({
      category,
      words: CATEGORY_WORDS[category],
      ...explain(decision),
    }));
  }
}

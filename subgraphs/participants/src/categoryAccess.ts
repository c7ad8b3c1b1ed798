import { DataCategory, NOTICE_TEXT } from '@lead-graph/schema';
import { Field, FieldResolver, ObjectType, registerEnumType, Resolver, Root } from 'type-graphql';
import { explain } from './engine/explain';
import { Participant } from './participant';

registerEnumType(DataCategory, { name: 'DataCategory', description: 'Categories of data that the law tells apart.' });

@ObjectType({ description: 'What the requester may have of one category, for the purpose they claim.' })
export class CategoryAccess {
  @Field(() => DataCategory)
  category!: DataCategory;

  @Field(() => String, { description: 'What the category holds, in plain words.' })
  words!: string;

  @Field(() => Boolean)
  permitted!: boolean;

  @Field(() => String, { nullable: true, description: 'On which ground it is permitted; null where it is not.' })
  ground!: string | null;

  @Field(() => String, { nullable: true, description: 'The same sentence for every refusal, whether or not there is a record.' })
  howToAsk!: string | null;

  @Field(() => String, { nullable: true, description: 'What must be told with records of this category, where permitted.' })
  notice!: string | null;
}

@Resolver(() => Participant)
export class ParticipantAccess {
  @FieldResolver(() => [CategoryAccess], { description: 'For each category: permitted to this requester for this purpose, and on which ground.' })
  access(@Root() { decided }: Participant): CategoryAccess[] {
    return [...decided.decisions.values()].map((decision) => {
      const owed = decision.effect === 'PERMIT' ? decision.obligations.map((obligation) => NOTICE_TEXT[obligation]).filter((text) => text !== undefined) : [];
      return { ...explain(decision), notice: owed[0] ?? null };
    });
  }
}

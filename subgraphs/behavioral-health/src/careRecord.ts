import { AgencyRecord, ProviderName, type SubgraphContext } from '@lead-graph/kit';
import { Ctx, Field, ObjectType } from 'type-graphql';
import { programName } from './careProgram';

/**
 * What every row here is: made by one program.
 * INVARIANT: kept by the database, `sourceProgram` is never null and the label holds what the program calls for.
 */
@ObjectType()
export abstract class CareRecord extends AgencyRecord {
  @ProviderName()
  @Field(() => String, { nullable: true, description: 'Name of the program that made the record.' })
  program(@Ctx() context: SubgraphContext): Promise<string | null> {
    return programName(this.sourceProgram, context);
  }
}

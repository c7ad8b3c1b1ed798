import { randomUUID } from 'node:crypto';
import { isNoun, leasesEnd, OwnStaff, type SubgraphContext, LocalDate } from '@lead-graph/kit';
import { BadUserInput } from '@lead-graph/schema';
import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { IsNull } from 'typeorm';
import { ownProgram } from './careProgram';
import { CareProgramStatus } from './careProgramStatus';

@InputType()
export class RecordProgramStatusInput {
  @Field(() => ID, { description: 'Code of a program of your organisation.' })
  program!: string;

  @Field(() => Boolean, { description: 'A federally assisted program under 42 CFR Part 2.' })
  part2!: boolean;

  @Field(() => Boolean)
  holdsOutAsSud!: boolean;

  @Field(() => Boolean)
  coveredEntity!: boolean;

  @Field(() => LocalDate, { description: 'First day.' })
  from!: string;

  @Field(() => LocalDate, { nullable: true, description: 'Last day; null: until further notice.' })
  to?: string;
}

@ObjectType({ description: 'That the status is on file, and that nothing is handed on by the one before it.' })
export class ProgramStatusReceipt {
  @Field(() => ID)
  program!: string;
}

@Resolver()
export class RecordProgramStatus {
  @OwnStaff()
  @Mutation(() => ProgramStatusReceipt, {
    description:
      'Records what a program is in law from a day on. Rows of those days get the label it calls for; a label is never taken off. Answers about three seconds later: when nothing read by the old label can still be handed on.',
  })
  async recordProgramStatus(
    @Arg('input', () => RecordProgramStatusInput) input: RecordProgramStatusInput,
    @Ctx() context: SubgraphContext,
  ): Promise<ProgramStatusReceipt> {
    const program = await ownProgram(input.program, context);
    if (input.to !== undefined && input.to < input.from) throw new BadUserInput('to', 'is before `from`');
    await keep({ ...input, program }, context);
    await leasesEnd(context);
    return { program };
  }
}

/** A repeat writes nothing new. The database relabels a row that is written again (migrations/behavioralHealth.ts). */
function keep({ to, ...status }: RecordProgramStatusInput, { db }: SubgraphContext): Promise<void> {
  return db.transaction(async (within) => {
    const kept = await within.existsBy(CareProgramStatus, { ...status, to: to ?? IsNull() });
    if (!kept) await within.insert(CareProgramStatus, { ...status, id: randomUUID(), to: to ?? null });
    for (const { target, tablePath } of db.entityMetadatas) {
      if (!isNoun(target)) continue;
      await within.query(`UPDATE ${tablePath} SET category = category WHERE "sourceProgram" = $1`, [status.program]);
    }
  });
}

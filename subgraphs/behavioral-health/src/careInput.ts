import { personNumbered, type SubgraphContext } from '@lead-graph/kit';
import { BadUserInput } from '@lead-graph/schema';
import { Field, InputType } from 'type-graphql';
import { ownProgram } from './careProgram';
import { localDay } from './localDay';

/** Whom a record is about and which program made it. */
@InputType()
export abstract class CareInput {
  @Field(() => String, {
    description: 'Number under which your organisation knows the person; it never leaves the agency.',
  })
  person!: string;

  @Field(() => String, { description: 'Code of a program of your organisation.' })
  program!: string;
}

/** What every row says alike. */
export interface CareFacts {
  readonly personRef: string;
  readonly sourceProgram: string;
  readonly servicedOn: string;
}

export async function careFacts(
  { person, program }: CareInput,
  servicedOn: string,
  context: SubgraphContext,
): Promise<CareFacts> {
  const sourceProgram = await ownProgram(program, context);
  return { personRef: await personNumbered(person, context), sourceProgram, servicedOn };
}

/** Throws where a day, `2026-01-31`, has not come yet. */
export function checkDay(field: string, day: string): void {
  if (day > localDay(new Date())) throw new BadUserInput(field, 'lies in the future');
}

import type { SubgraphContext } from '@lead-graph/kit';
import { Arg, Ctx, Field, ID, ObjectType, Query, Resolver } from 'type-graphql';
import { type Delivered, deliveredBy } from '../count/totals';
import { TOTALS } from '../facts';
import { askerOf } from '../question/asker';
import { countingOf } from '../releases/counter';
import { numberOf } from '../table/cellOf';
import { PolicyNumber } from '../table/policyTable';

@ObjectType({ description: 'People of one quarter.' })
export class PolicyQuarter {
  @Field(() => String, { description: '`2026-Q1`' })
  quarter!: string;

  @Field(() => PolicyNumber, { description: 'A multiple of 5; HIDDEN where there are 20 or fewer, or nobody.' })
  people!: PolicyNumber;
}

@ObjectType({
  description:
    'Records that law lets leave as totals alone: the agency counts and protects them itself, and nothing can be counted together with them.',
})
export class PolicyTotal {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  agency!: string;

  @Field(() => String)
  description!: string;

  @Field(() => [String], { description: 'Codes of data categories.' })
  categories!: readonly string[];

  @Field(() => Boolean, { description: 'False where the agency could not be asked, or lets it not be counted.' })
  reported!: boolean;

  @Field(() => [PolicyQuarter], { description: 'Oldest first; those that have ended alone.' })
  quarters!: PolicyQuarter[];
}

@Resolver()
export class PolicyTotals {
  @Query(() => [PolicyTotal], {
    nullable: true,
    description: 'Totals that agencies deliver of records nobody may count otherwise. For policy staff and evaluators.',
  })
  async policyTotals(
    @Arg('agreement', () => ID, { nullable: true, description: 'AUDIT needs one.' }) agreement: string | undefined,
    @Ctx() context: SubgraphContext,
  ): Promise<PolicyTotal[]> {
    const agreements = agreement ? [agreement] : [];
    askerOf(context, agreements);
    const owners = [...new Set(TOTALS.map(({ owner }) => owner))];
    const delivered = await Promise.all(owners.map((owner) => askedOf(owner, agreements, context)));
    return TOTALS.map(({ owner, ...total }) => {
      const quarters = delivered[owners.indexOf(owner)]?.get(total.name);
      const shown = (quarters ?? []).map(({ quarter, people }) => ({ quarter, people: numberOf(people ?? 'HIDDEN') }));
      return { ...total, agency: owner, reported: quarters !== undefined, quarters: shown };
    });
  }
}

function askedOf(
  owner: string,
  agreements: readonly string[],
  { authorization, call, config }: SubgraphContext,
): Promise<Delivered | null> {
  const names = TOTALS.flatMap((each) => (each.owner === owner ? each.name : []));
  const asker = { authorization: authorization!, purpose: call.purpose!, agreements, measure: null };
  return deliveredBy(owner, names, asker, countingOf(config));
}

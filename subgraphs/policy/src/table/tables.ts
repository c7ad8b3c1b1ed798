import type { SubgraphContext } from '@lead-graph/kit';
import { NotFound } from '@lead-graph/schema';
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { PolicyQuestionInput } from '../question/questionInput';
import { answerQuestion } from './answerQuestion';
import { PolicyTable } from './policyTable';

@Resolver()
export class PolicyTables {
  @Query(() => PolicyTable, {
    nullable: true,
    description: 'Counts across agencies, protected against telling of a person. For policy staff and evaluators.',
  })
  policyTable(
    @Arg('question', () => PolicyQuestionInput) question: PolicyQuestionInput,
    @Ctx() context: SubgraphContext,
  ): Promise<PolicyTable> {
    return answerQuestion(question, context);
  }

  @Query(() => PolicyTable, {
    nullable: true,
    description: 'A table that was released before to the same organization, as it was released.',
  })
  async releasedPolicyTable(
    @Arg('id', () => ID) id: string,
    @Ctx() { db, requester }: SubgraphContext,
  ): Promise<PolicyTable> {
    if (!/^[0-9a-f-]{36}$/i.test(id)) throw new NotFound('table');
    const [row] = await db.query(
      'SELECT "table" FROM released_table WHERE id = $1 AND (account = $2 OR organization = $3)',
      [id, requester?.id ?? null, requester?.organization ?? null],
    );
    if (!row) throw new NotFound('table');
    return Object.assign(new PolicyTable(), row.table, { askedAt: new Date(row.table.askedAt) });
  }
}

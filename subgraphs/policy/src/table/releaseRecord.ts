import { hashOf, signRelease, type SubgraphContext } from '@lead-graph/kit';
import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { PolicyTable } from './policyTable';

@ObjectType({ description: 'What the counter signs of a table, for whoever is handed a copy of it.' })
export class PolicyReleaseRecord {
  @Field(() => String, {
    description:
      'JSON: id, question, as-of day and method of the table, and the SHA-256 of its canonical JSON without `record`: members in order of their names, none that is null, no spaces.',
  })
  statement!: string;

  @Field(() => String, { description: 'Whose ledger key signed it.' })
  signedBy!: string;

  @Field(() => String, {
    description: 'Ed25519 over `lead-graph release`, a line feed, the statement and a line feed; base64.',
  })
  signature!: string;
}

@Resolver(() => PolicyTable)
export class PolicyTableRecord {
  @FieldResolver(() => PolicyReleaseRecord, {
    description: 'Signed; `leadgraph policy verify` holds a copy of the table against it.',
  })
  record(@Root() table: PolicyTable, @Ctx() { config }: SubgraphContext): PolicyReleaseRecord {
    const { id, question, asOf, method } = table;
    const sha256 = hashOf(JSON.parse(JSON.stringify(table)));
    return {
      ...signRelease({ id, question, asOf, method, sha256 }, config.ledgerKey),
      signedBy: config.agency.name,
    };
  }
}

import { ConsentProof, type SubgraphContext } from '@lead-graph/kit';
import { RECORD_AGENCIES } from '@lead-graph/schema';
import { Arg, Ctx, Directive, Field, ID, ObjectType, Query, Resolver } from 'type-graphql';
import { type Decided, decisionsOf } from './decision/decisions';
import { type AgencyProof, proofFor } from './decision/proofs';

/** A person in the program, to a requester who may know that. */
@Directive('@key(fields: "id")')
@ObjectType({
  description: 'A person in the program. Null by every road to a requester who may not know that they are.',
})
export class Participant {
  private readonly proofs = new Map<string, AgencyProof>();

  constructor(
    readonly decided: Decided,
    private readonly context: SubgraphContext,
  ) {}

  @Field(() => ID)
  get id(): string {
    return this.decided.standing.id;
  }

  /** Reference and proof of one agency, made together and once per call. */
  proofFor(agency: (typeof RECORD_AGENCIES)[number]): AgencyProof {
    let proof = this.proofs.get(agency.name);
    if (!proof) this.proofs.set(agency.name, (proof = proofFor(agency, this.decided, this.context)));
    return proof;
  }
}

for (const agency of RECORD_AGENCIES) {
  const { reference, proof } = agency;
  Directive(`@key(fields: "${reference}")`)(Participant);
  Field(() => ID)(Participant.prototype, reference);
  Directive('@inaccessible')(Participant.prototype, reference);
  Field(() => ConsentProof, { nullable: true })(Participant.prototype, proof);
  Directive('@inaccessible')(Participant.prototype, proof);
  Object.defineProperty(Participant.prototype, reference, { get: offering(agency, 'reference') });
  Object.defineProperty(Participant.prototype, proof, { get: offering(agency, 'proof') });
}

function offering(agency: (typeof RECORD_AGENCIES)[number], part: keyof AgencyProof) {
  return function (this: Participant): string {
    return this.proofFor(agency)[part];
  };
}

/** The participant to show for what was decided, or null. */
export function shown(decided: Decided | null, context: SubgraphContext): Participant | null {
  return decided && new Participant(decided, context);
}

@Resolver()
export class ParticipantRoots {
  @Query(() => Participant, {
    nullable: true,
    description: 'One participant; null for an unknown id as for one the requester may not know of.',
  })
  async participant(@Arg('id', () => ID) id: string, @Ctx() context: SubgraphContext): Promise<Participant | null> {
    return shown(await decisionsOf(context).participant(id), context);
  }
}

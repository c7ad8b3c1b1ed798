import { LocalDate, type SubgraphContext } from '@lead-graph/kit';
import type { LegalKind } from '@lead-graph/schema';
import { Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { OrganizationKind } from '../codes/organizationKind';

/** An organisation that takes part, or whose staff may ask. About nobody. */
@Entity()
@ObjectType({ description: 'An organization that takes part in the program, or whose staff may ask.' })
export class PartnerOrganization {
  @Field(() => String, { description: 'Its code: what consents and agreements name it by.' })
  @PrimaryColumn('text')
  code!: string;

  @Field(() => String)
  @Column('text')
  name!: string;

  @Field(() => OrganizationKind)
  @Column('text')
  kind!: OrganizationKind;

  @Field(() => String, {
    nullable: true,
    description: 'Address and telephone, as letters give them (45 CFR 164.528(b)(4)(i)(E)).',
  })
  @Column('text', { nullable: true })
  contact!: string | null;

  /** What it is in law; rules of disclosure hang on it. */
  @Column('text', { array: true, default: [] })
  legalKinds!: LegalKind[];

  @Field(() => LocalDate)
  @Column('date')
  activeFrom!: string;

  @Field(() => LocalDate, { nullable: true })
  @Column('date', { nullable: true })
  activeTo!: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the organization that took its place.' })
  @Column('text', { nullable: true })
  succeededBy!: string | null;
}

@Resolver()
export class PartnerOrganizations {
  @Query(() => [PartnerOrganization], { description: 'Partners of the program, past ones included.' })
  organizations(@Ctx() { db }: SubgraphContext): Promise<PartnerOrganization[]> {
    return db.getRepository(PartnerOrganization).find({ order: { code: 'ASC' } });
  }
}

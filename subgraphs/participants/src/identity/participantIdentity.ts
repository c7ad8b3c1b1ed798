import { LocalDate } from '@lead-graph/kit';
import { DataCategory } from '@lead-graph/schema';
import { FieldResolver, Resolver, Root } from 'type-graphql';
import { Participant } from '../participant';
import { Permitted } from '../decision/permitted';

@Resolver(() => Participant)
export class ParticipantIdentity {
  @Permitted(DataCategory.IDENT)
  @FieldResolver(() => String, { nullable: true })
  preferredName(@Root() { decided }: Participant): string | null {
    return decided.standing.person.preferredName;
  }

  @Permitted(DataCategory.IDENT)
  @FieldResolver(() => String, { nullable: true })
  familyName(@Root() { decided }: Participant): string | null {
    return decided.standing.person.familyName;
  }

  @Permitted(DataCategory.IDENT)
  @FieldResolver(() => LocalDate, { nullable: true })
  dateOfBirth(@Root() { decided }: Participant): string | null {
    return decided.standing.person.dateOfBirth;
  }

  @Permitted(DataCategory.IDENT)
  @FieldResolver(() => String, { nullable: true, description: 'As HMIS 4.21 codes it.' })
  sex(@Root() { decided }: Participant): string | null {
    return decided.standing.person.sex;
  }

  @Permitted(DataCategory.IDENT)
  @FieldResolver(() => [String], { nullable: true, description: 'As HMIS FY2026 codes it; a person may be several.' })
  raceEthnicity(@Root() { decided }: Participant): readonly string[] {
    return decided.standing.person.raceEthnicity;
  }

  @Permitted(DataCategory.IDENT)
  @FieldResolver(() => [String], { nullable: true, description: 'Languages by their BCP 47 tags, best first.' })
  languages(@Root() { decided }: Participant): readonly string[] {
    return decided.standing.person.languages;
  }

  @Permitted(DataCategory.IDENT)
  @FieldResolver(() => String, { nullable: true })
  phone(@Root() { decided }: Participant): string | null {
    return decided.standing.person.phone;
  }
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who a participant is. On the graph as fields of `Participant`, each under IDENT. */
@Entity('participant')
export class Person {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text', { nullable: true })
  preferredName!: string | null;

  @Column('text', { nullable: true })
  familyName!: string | null;

  @Column('date', { nullable: true })
  dateOfBirth!: string | null;

  @Column('text', { nullable: true })
  sex!: string | null;

  @Column('text', { array: true, default: [] })
  raceEthnicity!: string[];

  @Column('text', { array: true, default: [] })
  languages!: string[];

  @Column('text', { nullable: true })
  phone!: string | null;

  @Column('date', { nullable: true })
  deceasedOn!: string | null;

  /** Subject of the participant's own token, where they have an account. */
  @Column('text', { nullable: true })
  account!: string | null;
}

/** What one agency calls a participant. Until it is paired, the reference names nobody there. */
@Entity()
export class Reference {
  @PrimaryColumn('uuid')
  ref!: string;

  @Column('uuid')
  participantId!: string;

  @Column('text')
  agency!: string;

  @Column('timestamptz', { nullable: true })
  pairedAt!: Date | null;
}

/** Counsel of record. */
@Entity()
export class Representation {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  participantId!: string;

  @Column('text')
  organization!: string;

  @Column('timestamptz')
  startsAt!: Date;

  @Column('timestamptz', { nullable: true })
  endsAt!: Date | null;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A written agreement with a partner. It is about no participant in particular. */
@Entity()
export class Agreement {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  type!: string;

  @Column('text')
  organization!: string;

  /** Codes of those whose records it is about; null: all partners. */
  @Column('text', { array: true, nullable: true })
  sources!: string[] | null;

  @Column('timestamptz')
  startsAt!: Date;

  @Column('timestamptz', { nullable: true })
  endsAt!: Date | null;
}

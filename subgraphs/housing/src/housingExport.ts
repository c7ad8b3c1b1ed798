import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One export that was imported: which it was and the days it covers. Of nobody, and not on the graph. */
@Entity()
export class HousingExport {
  @PrimaryColumn('uuid')
  id!: string;

  /** Fiscal year of the format. */
  @Column('text')
  version!: string;

  @Column('date', { nullable: true })
  startsOn!: string | null;

  @Column('date', { nullable: true })
  endsOn!: string | null;

  /** HMIS list 1.5: 1 names in the clear, 2 to 4 hashed. Names are read in neither case. */
  @Column('integer', { nullable: true })
  hashStatus!: number | null;

  @Column('text')
  source!: string;

  @Column('text')
  localId!: string;

  @Column('text')
  contentHash!: string;
}

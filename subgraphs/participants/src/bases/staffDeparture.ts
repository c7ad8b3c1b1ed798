import type { SubgraphContext } from '@lead-graph/kit';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That somebody left, whatever their token still says. */
@Entity()
export class StaffDeparture {
  @PrimaryColumn('text')
  account!: string;

  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  leftAt!: Date;

  @Column('text')
  recordedBy!: string;
}

/** Whether whoever calls has left. One statement. */
export function hasLeft({ db, requester }: SubgraphContext): Promise<boolean> {
  return db.getRepository(StaffDeparture).existsBy({ account: requester!.id });
}

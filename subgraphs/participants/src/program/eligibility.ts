import { Column, Entity, LessThanOrEqual, type EntityManager, PrimaryColumn } from 'typeorm';
import type { ScreenResult } from '../codes/referral';

export interface Criterion {
  readonly code: string;
  readonly words: string;
}

/** What speaks against letting somebody in, at one site, from a day on. A new version never changes an old screen. */
@Entity()
export class EligibilityPolicy {
  @PrimaryColumn('text')
  site!: string;

  @PrimaryColumn('integer')
  version!: number;

  @Column('date')
  effectiveFrom!: string;

  @Column('jsonb')
  criteria!: Criterion[];
}

/** How one referral fared against the policy then in force. */
@Entity()
export class EligibilityScreen {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  referralId!: string;

  @Column('text')
  site!: string;

  @Column('integer')
  policyVersion!: number;

  @Column('text')
  result!: ScreenResult;

  /** Codes of criteria. */
  @Column('text', { array: true, default: [] })
  reasons!: string[];

  @Column('text', { nullable: true })
  overrideReason!: string | null;

  /** Account of whoever decided. */
  @Column('text')
  decidedBy!: string;

  @Column('timestamptz')
  decidedAt!: Date;
}

export function policyInForce(site: string, on: string, db: EntityManager): Promise<EligibilityPolicy | null> {
  return db.getRepository(EligibilityPolicy).findOne({
    where: { site, effectiveFrom: LessThanOrEqual(on) },
    order: { effectiveFrom: 'DESC', version: 'DESC' },
  });
}

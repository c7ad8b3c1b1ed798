import type { DataCategory, Purpose } from '@lead-graph/schema';
import { Column, Entity, JoinColumn, ManyToOne, OneToMany, PrimaryColumn } from 'typeorm';
import type { ConsentEffect, ConsentExpiry, ConsentSigner, ConsentStatement, ConsentType } from './codes/consent';

/** A consent as it is kept. What it comes to is decided by the engine, which reads it with the other bases. */
@Entity('consent')
export class SignedConsent {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  participantId!: string;

  @Column('text')
  type!: ConsentType;

  @Column('text')
  status!: 'DRAFT' | 'ACTIVE' | 'REJECTED' | 'ENTERED_IN_ERROR';

  @Column('text', { array: true })
  disclosers!: string[];

  @Column('timestamptz', { nullable: true })
  signedAt!: Date | null;

  @Column('text', { default: 'PARTICIPANT' })
  signedBy!: ConsentSigner;

  @Column('text', { array: true, default: [] })
  statements!: ConsentStatement[];

  /** Account of whoever wrote it down. */
  @Column('text', { nullable: true })
  recordedBy!: string | null;

  @Column('timestamptz')
  startsAt!: Date;

  @Column('text')
  expiry!: ConsentExpiry;

  @Column('text', { nullable: true })
  expiryEvent!: string | null;

  @Column('timestamptz', { nullable: true })
  endsAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  revokedAt!: Date | null;

  @OneToMany(
    () => SignedLine,
    (line) => line.consent,
  )
  lines?: SignedLine[];
}

@Entity('provision')
export class SignedLine {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  consentId!: string;

  @ManyToOne(
    () => SignedConsent,
    (consent) => consent.lines,
  )
  @JoinColumn({ name: 'consentId' })
  consent?: SignedConsent;

  @Column('text')
  effect!: ConsentEffect;

  @Column('text', { array: true })
  recipients!: string[];

  @Column('text', { array: true })
  categories!: DataCategory[];

  @Column('text', { array: true })
  purposes!: Purpose[];

  @Column('text', { array: true, nullable: true })
  sources!: string[] | null;

  @Column('date', { nullable: true })
  from!: string | null;

  @Column('date', { nullable: true })
  until!: string | null;
}

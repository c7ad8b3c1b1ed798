import type { DataCategory, Purpose } from '@lead-graph/schema';
import { Column, Entity, JoinColumn, ManyToOne, OneToMany, PrimaryColumn } from 'typeorm';
import type {
  ConsentConcern,
  ConsentEffect,
  ConsentExpiry,
  ConsentSigner,
  ConsentStatement,
  ConsentType,
  FormLanguage,
  SignatureMethod,
} from '../codes/consent';

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

  /** The relation under which a representative signed. */
  @Column('uuid', { nullable: true })
  representativeId!: string | null;

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

  /** The proceeding a consent for legal proceedings names. */
  @Column('text', { nullable: true })
  matter!: string | null;

  /** Codes of those who made participation a condition (42 CFR 2.35). */
  @Column('text', { array: true, default: [] })
  conditionBy!: string[];

  @Column('text', { array: true, default: [] })
  concerns!: ConsentConcern[];

  @Column('timestamptz', { nullable: true })
  reaffirmedAt!: Date | null;

  @Column('boolean', { default: false })
  survivesDeath!: boolean;

  /** Language of the form that was signed. */
  @Column('text', { default: 'en' })
  language!: FormLanguage;

  /** Null: not written down. */
  @Column('text', { nullable: true })
  method!: SignatureMethod | null;

  @Column('text', { nullable: true })
  witness!: string | null;

  @Column('text', { nullable: true })
  interpreter!: string | null;

  /** Whether whoever signed went home with a copy; null: not written down. */
  @Column('boolean', { nullable: true })
  copyGiven!: boolean | null;

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

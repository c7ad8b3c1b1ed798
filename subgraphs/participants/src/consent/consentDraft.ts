import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FilledForm } from './consentForm';

/** A form that is not signed yet. It is no consent: nothing is decided over it. */
@Entity()
export class ConsentDraft {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  participantId!: string;

  /** Counts amendments: what is signed is what was read. */
  @Column('integer', { default: 1 })
  version!: number;

  @Column('jsonb')
  form!: KeptForm;

  /** Account of whoever wrote it down last. */
  @Column('text')
  recordedBy!: string;
}

/** A form whose instants are written out. */
type KeptForm = Omit<FilledForm, 'endsAt' | 'startsAt'> & Partial<Record<'endsAt' | 'startsAt', string | null>>;

export function kept({ endsAt, startsAt, ...form }: FilledForm): KeptForm {
  return { ...form, endsAt: endsAt?.toISOString() ?? null, startsAt: startsAt?.toISOString() ?? null };
}

/** Elements that were left empty are absent. */
export function formIn({ form: { endsAt, startsAt, ...form } }: ConsentDraft): FilledForm {
  const filled = Object.entries(form).filter(([, value]) => value !== null);
  return {
    ...(Object.fromEntries(filled) as typeof form),
    ...(endsAt ? { endsAt: new Date(endsAt) } : {}),
    ...(startsAt ? { startsAt: new Date(startsAt) } : {}),
  };
}

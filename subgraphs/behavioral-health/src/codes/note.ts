import { registerEnumType } from 'type-graphql';

export enum CareNoteKind {
  PROGRESS = 'PROGRESS',
  SUMMARY = 'SUMMARY',
}

registerEnumType(CareNoteKind, { name: 'CareNoteKind' });

export enum CounselingNoteKind {
  SUD_COUNSELING_NOTE = 'SUD_COUNSELING_NOTE',
  PSYCHOTHERAPY_NOTE = 'PSYCHOTHERAPY_NOTE',
}

registerEnumType(CounselingNoteKind, {
  name: 'CounselingNoteKind',
  valuesConfig: {
    SUD_COUNSELING_NOTE: { description: 'As 42 CFR 2.11 defines it.' },
    PSYCHOTHERAPY_NOTE: { description: 'As 45 CFR 164.501 defines it.' },
  },
});

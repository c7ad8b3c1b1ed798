import { registerEnumType } from 'type-graphql';

/** Written agreements with a partner; a MOU opens nothing by itself. */
export enum AgreementType {
  QSOA = 'QSOA',
  BAA = 'BAA',
  AUDIT = 'AUDIT',
  DISCLOSER_AUDIT = 'DISCLOSER_AUDIT',
  EVALUATION = 'EVALUATION',
  RESEARCH = 'RESEARCH',
  CHRI_CONTRACT = 'CHRI_CONTRACT',
  CHRI_RESEARCH = 'CHRI_RESEARCH',
  MOU = 'MOU',
}

registerEnumType(AgreementType, {
  name: 'AgreementType',
  description: 'Kinds of written agreement with a partner. A `MOU` opens nothing by itself.',
});

export enum RestrictionKind {
  AGREED = 'AGREED',
  ORAL_REVOCATION = 'ORAL_REVOCATION',
}

registerEnumType(RestrictionKind, {
  name: 'RestrictionKind',
  description:
    'A limit that a holder of records agreed to (42 CFR 2.26; 45 CFR 164.522), or a consent taken back by word of mouth.',
});

export enum RepresentativeKind {
  PARENT = 'PARENT',
  GUARDIAN = 'GUARDIAN',
  ATTORNEY_IN_FACT = 'ATTORNEY_IN_FACT',
  EXECUTOR = 'EXECUTOR',
  PROGRAM_DIRECTOR = 'PROGRAM_DIRECTOR',
}

registerEnumType(RepresentativeKind, {
  name: 'RepresentativeKind',
  description: 'As what somebody acts for a participant (42 CFR 2.14, 2.15; 45 CFR 164.502(g)).',
});

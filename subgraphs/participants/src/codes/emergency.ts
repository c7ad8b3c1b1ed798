import { registerEnumType } from 'type-graphql';

/** Kinds of emergency the law tells apart. */
export enum EmergencyKind {
  /** 42 CFR 2.51(a)(1). */
  MEDICAL = 'MEDICAL',
  /** 42 CFR 2.51(a)(2). */
  DISASTER = 'DISASTER',
  /** RCW 70.02.050(1)(c). */
  THREAT = 'THREAT',
}

registerEnumType(EmergencyKind, {
  name: 'EmergencyKind',
  description:
    'A medical emergency, a program closed by a declared disaster, or a serious and imminent threat to somebody.',
});

export enum EmergencyFinding {
  JUSTIFIED = 'JUSTIFIED',
  NOT_JUSTIFIED = 'NOT_JUSTIFIED',
}

registerEnumType(EmergencyFinding, {
  name: 'EmergencyFinding',
  description: 'Whether a declared emergency was one, as a review found afterwards.',
});

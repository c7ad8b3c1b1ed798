import { Purpose } from '@lead-graph/schema';
import { registerEnumType } from 'type-graphql';

/** Kinds of consent the law tells apart; each has its own form. */
export enum ConsentType {
  TPO_SINGLE = 'TPO_SINGLE',
  ROI_MULTIPARTY = 'ROI_MULTIPARTY',
  SUD_COUNSELING_NOTES = 'SUD_COUNSELING_NOTES',
  PSYCHOTHERAPY_NOTES = 'PSYCHOTHERAPY_NOTES',
  LEGAL_PROCEEDINGS = 'LEGAL_PROCEEDINGS',
  CJ_MONITORING_235 = 'CJ_MONITORING_235',
  VSP_RELEASE = 'VSP_RELEASE',
  HMIS_ROI = 'HMIS_ROI',
  RESEARCH = 'RESEARCH',
  STI_EXPRESS = 'STI_EXPRESS',
}

registerEnumType(ConsentType, { name: 'ConsentType', description: 'Kinds of consent the law tells apart.' });

export enum ConsentStanding {
  IN_FORCE = 'IN_FORCE',
  NOT_YET = 'NOT_YET',
  EXPIRED = 'EXPIRED',
  REVOKED = 'REVOKED',
  INVALID = 'INVALID',
  ENDED_BY_DEATH = 'ENDED_BY_DEATH',
}

registerEnumType(ConsentStanding, { name: 'ConsentStanding', description: 'Whether a consent holds now.' });

export enum ConsentEffect {
  PERMIT = 'PERMIT',
  DENY = 'DENY',
}

registerEnumType(ConsentEffect, { name: 'ConsentEffect' });

export enum ConsentExpiry {
  AT = 'AT',
  EVENT = 'EVENT',
  NONE = 'NONE',
}

registerEnumType(ConsentExpiry, {
  name: 'ConsentExpiry',
  description: 'Ends at an instant, at an event that is recorded, or, where the law allows it, without an end.',
});

export enum ConsentSigner {
  PARTICIPANT = 'PARTICIPANT',
  REPRESENTATIVE = 'REPRESENTATIVE',
  BOTH = 'BOTH',
}

registerEnumType(ConsentSigner, { name: 'ConsentSigner', description: 'Who signed.' });

export enum SignatureMethod {
  ON_SCREEN = 'ON_SCREEN',
  ON_PAPER = 'ON_PAPER',
}

registerEnumType(SignatureMethod, { name: 'SignatureMethod', description: 'On what it was signed.' });

/** What a form has to say to whoever signs it (42 CFR 2.31(a)). */
export enum ConsentStatement {
  /** That it can be revoked, how, and what is not undone by that. */
  REVOCATION = 'REVOCATION',
  /** That what is shared may be shared again. */
  REDISCLOSURE = 'REDISCLOSURE',
  /** What follows from refusing to sign. */
  REFUSAL = 'REFUSAL',
}

registerEnumType(ConsentStatement, {
  name: 'ConsentStatement',
  description:
    'What the form says to whoever signs it: how to revoke, that it may be shared again, what refusing means.',
});

/** What makes it doubtful that a signature was free. */
export enum ConsentConcern {
  CAPACITY = 'CAPACITY',
  CUSTODIAL_SETTING = 'CUSTODIAL_SETTING',
}

registerEnumType(ConsentConcern, {
  name: 'ConsentConcern',
  description: 'What makes it doubtful that a signature was free; it is affirmed again before treatment records flow.',
});

export enum FormLanguage {
  en = 'en',
  es = 'es',
}

registerEnumType(FormLanguage, { name: 'FormLanguage', description: 'Language of the form that was signed.' });

registerEnumType(Purpose, { name: 'PurposeOfUse', description: 'Why somebody asks: HL7 ActReason and our own codes.' });

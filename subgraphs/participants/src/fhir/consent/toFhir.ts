import type { Consent, Withdrawal } from '../../engine/bases';
import {
  CONSENT_TYPE,
  type Coding,
  extensionUrl,
  labelsOf,
  LOINC_CONSENT,
  PARTICIPANT,
  POLICY,
  RELATION,
  scopeOf,
  type Version,
} from './codes';
import { categoryLabel, lineToFhir } from './lineToFhir';
import {
  concept,
  type Extension,
  extension,
  extensions,
  instant,
  listed,
  organization,
  orNothing,
  type Written,
} from './written';

/**
 * A consent as FHIR writes it, and nothing of it lost. What narrows it and has no place in FHIR modifies it: who does
 * not understand that may not act on the rest.
 */
export function toFhir(consent: Consent, version: Version, participantId: string | null = null): Written {
  const type: Coding = { system: CONSENT_TYPE, code: consent.type };
  const subject = participantId === null ? null : { identifier: { system: PARTICIPANT, value: participantId } };
  const disclosers = consent.disclosers.map((code) => ({ identifier: organization(code) }));
  const lines = consent.provisions.map((line) => lineToFhir(line, version));
  const head = {
    resourceType: 'Consent',
    id: consent.id,
    meta: { security: labelsOf(consent.provisions.flatMap(({ categories }) => categories)) },
    ...listed('extension', extensionsOf(consent)),
    ...listed('modifierExtension', modifiersOf(consent)),
    status: statusOf(consent, version),
    category: [concept(LOINC_CONSENT), concept(type)],
  };
  if (version === 'R4')
    return {
      ...head,
      scope: concept(scopeOf(consent.type)),
      ...(subject && { patient: subject }),
      ...(consent.signedAt === null ? {} : { dateTime: instant(consent.signedAt) }),
      ...listed('organization', disclosers),
      policy: [{ uri: POLICY }],
      provision: { type: 'deny', period: periodOf(consent), ...listed('provision', lines) },
    };
  return {
    ...head,
    ...(subject && { subject }),
    ...(consent.signedAt === null ? {} : { date: instant(consent.signedAt).slice(0, 10) }),
    period: periodOf(consent),
    ...listed('controller', disclosers),
    policyBasis: { uri: POLICY },
    decision: 'deny',
    ...listed('provision', lines),
  };
}

/** Whoever knows nothing of our extensions must not take a revoked consent for one in force. */
function statusOf({ status, revokedAt }: Consent, version: Version): string {
  switch (status) {
    case 'ACTIVE':
      return revokedAt === null ? 'active' : 'inactive';
    case 'REJECTED':
      return version === 'R4' ? 'rejected' : 'not-done';
    case 'ENTERED_IN_ERROR':
      return 'entered-in-error';
    default:
      return 'draft';
  }
}

/** The last instant at which it holds: a period of FHIR includes its end. */
function periodOf({ startsAt, endsAt }: Consent): Written {
  return { start: instant(startsAt), ...(endsAt === null ? {} : { end: instant(endsAt - 1) }) };
}

/** What opens nothing when it is overlooked. */
function extensionsOf(consent: Consent): Extension[] {
  const { signedAt, reaffirmedAt, revokedAt, representativeId } = consent;
  const relation = representativeId === null ? null : { system: RELATION, value: representativeId };
  return [
    ...extension('signed-at', 'valueInstant', signedAt === null ? null : instant(signedAt)),
    ...extension('signed-by', 'valueCode', consent.signedBy),
    ...extension('representative', 'valueIdentifier', relation),
    ...extension('expiry', 'valueCode', consent.expiry),
    ...extensions('statement', 'valueCode', consent.statements),
    ...extension('survives-death', 'valueBoolean', consent.survivesDeath || null),
    ...extension('revoked-at', 'valueInstant', revokedAt === null ? null : instant(revokedAt)),
    ...extension('reaffirmed-at', 'valueInstant', reaffirmedAt === null ? null : instant(reaffirmedAt)),
  ];
}

function modifiersOf(consent: Consent): Extension[] {
  return [
    ...extension('expiry-event', 'valueString', consent.expiryEvent),
    ...extension('matter', 'valueString', consent.matter),
    ...extensions('condition-by', 'valueIdentifier', consent.conditionBy.map(organization)),
    ...extensions('concern', 'valueCode', consent.concerns),
    ...consent.withdrawals.map((each) => ({ url: extensionUrl('withdrawal'), extension: partsOf(each) })),
  ];
}

function partsOf({ at, provisionId, recipients, categories }: Withdrawal): Extension[] {
  const from = recipients === null ? [] : orNothing(recipients.map(organization));
  const what = categories === null ? [] : orNothing(categories.map(categoryLabel));
  return [
    { url: 'at', valueInstant: instant(at) },
    ...(provisionId === null ? [] : [{ url: 'line', valueString: provisionId }]),
    ...from.map((valueIdentifier) => ({ url: 'recipient', valueIdentifier })),
    ...what.map((valueCoding) => ({ url: 'category', valueCoding })),
  ];
}

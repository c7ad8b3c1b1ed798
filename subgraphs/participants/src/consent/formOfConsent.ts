import {
  ConsentConcern,
  ConsentEffect,
  ConsentExpiry,
  ConsentSigner,
  ConsentStatement,
  ConsentType,
} from '../codes/consent';
import type { FilledForm } from './consentForm';
import type { Consent, Provision } from '../engine/bases';

/** The form that a consent was; ids are not on it. */
export function formOf(consent: Consent): FilledForm {
  return {
    type: ConsentType[consent.type],
    disclosers: [...consent.disclosers],
    lines: consent.provisions.map(lineOf),
    statements: consent.statements.map((each) => ConsentStatement[each]),
    expiry: ConsentExpiry[consent.expiry],
    endsAt: dateOf(consent.endsAt),
    expiryEvent: consent.expiryEvent,
    signedBy: ConsentSigner[consent.signedBy],
    representativeId: consent.representativeId,
    matter: consent.matter,
    conditionBy: [...consent.conditionBy],
    concerns: consent.concerns.map((each) => ConsentConcern[each]),
    survivesDeath: consent.survivesDeath,
    signedAt: dateOf(consent.signedAt),
    startsAt: new Date(consent.startsAt),
  };
}

function lineOf({ effect, recipients, categories, purposes, sources, from, until }: Provision) {
  return {
    effect: ConsentEffect[effect],
    recipients: [...recipients],
    categories: [...categories],
    purposes: [...purposes],
    sources: sources && [...sources],
    from,
    until,
  };
}

function dateOf(milliseconds: number | null): Date | null {
  return milliseconds === null ? null : new Date(milliseconds);
}

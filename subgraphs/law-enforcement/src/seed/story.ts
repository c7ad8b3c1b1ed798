import type { ArrestType } from '../codes/arrestType';
import type { ContactCaseOutcome } from '../codes/caseOutcome';
import type { ContactDisposition } from '../codes/contactDisposition';
import type { ContactDriver } from '../codes/contactDriver';
import type { ContactType } from '../codes/contactType';
import type { DiversionRoute } from '../codes/diversionRoute';
import type { DrugSubstance } from '../codes/drugSubstance';
import type { HandOffOutcome } from '../codes/handOffOutcome';
import type { IssuingCourt } from '../codes/issuingCourt';
import type { OffenseGroup } from '../codes/offenseGroup';
import type { WarrantStatus } from '../codes/warrantStatus';

/** One synthetic contact with all that hangs on it. Codes are written as their words. */
export interface ContactStory {
  /** Number of the synthetic person: 1 is `seed-1`. */
  readonly person: number;
  readonly by: 'spd' | 'kcso';
  /** `2026-03-01T21:15:00Z`. */
  readonly at: string;
  readonly type: `${ContactType}`;
  readonly catchment: string;
  readonly disposition: `${ContactDisposition}`;
  readonly driver: `${ContactDriver}`;
  readonly offenses?: readonly OffenseStory[];
  readonly arrest?: `${ArrestType}`;
  readonly handOff?: HandOffStory;
  readonly outcome?: `${ContactCaseOutcome}`;
  readonly learnedThroughLead?: boolean;
}

/** `more`: what hangs on it. A catchment begins with the agency's code. */
export function contact(
  person: number,
  catchment: `${ContactStory['by']}-${string}`,
  at: string,
  type: ContactStory['type'],
  disposition: ContactStory['disposition'],
  driver: ContactStory['driver'],
  more: Partial<ContactStory> = {},
): ContactStory {
  const by = catchment.startsWith('spd-') ? 'spd' : 'kcso';
  return { person, by, at, type, catchment, disposition, driver, ...more };
}

export interface OffenseStory {
  readonly code: string;
  readonly citation: string;
  readonly group: `${OffenseGroup}`;
  /** Substance and milligrams, as estimated. */
  readonly drug?: readonly [`${DrugSubstance}`, number];
}

export interface HandOffStory {
  readonly route: `${DiversionRoute}`;
  readonly outcome: `${HandOffOutcome}`;
  /** From the contact to the meeting. */
  readonly minutes?: number;
}

export interface WarrantStory {
  readonly person: number;
  readonly by: 'spd' | 'kcso';
  readonly court: `${IssuingCourt}`;
  readonly citation: string;
  readonly bailCents: number;
  readonly issuedOn: string;
  readonly status: `${WarrantStatus}`;
  readonly endedOn?: string;
  readonly showingAgreed?: boolean;
}

export const POSSESSION = { code: '35A', citation: 'RCW 69.50.4013', group: 'DRUG_POSSESSION' } as const;
export const PARAPHERNALIA = { code: '35B', citation: 'RCW 69.50.412', group: 'DRUG_POSSESSION' } as const;
export const SUBSISTENCE_SALE = { code: '35A', citation: 'RCW 69.50.401', group: 'DRUG_SUBSISTENCE_SALE' } as const;
export const SHOPLIFTING = { code: '23C', citation: 'RCW 9A.56.050', group: 'SHOPLIFT_THEFT3' } as const;
export const TRESPASS = { code: '90J', citation: 'RCW 9A.52.080', group: 'TRESPASS' } as const;
export const PROSTITUTION = { code: '40A', citation: 'RCW 9A.88.030', group: 'PROSTITUTION' } as const;
export const MISCHIEF = { code: '290', citation: 'RCW 9A.48.090', group: 'PROPERTY_DAMAGE' } as const;

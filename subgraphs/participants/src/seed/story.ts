import type { ReferralDriver, ReferralHandOff, ReferralOffenseGroup, ReferralRoute } from '../codes/referral';
import type { EnrolmentEnd, ProgramStatus } from '../codes/programStatus';
import type { ConsentStory } from './consents';

/** What is invented of one synthetic participant. Instants as `2026-01-31T20:15:00Z`. */
export interface Story {
  readonly given: string;
  readonly family: string;
  readonly bornOn: string;
  readonly sex: 'FEMALE' | 'MALE' | 'UNKNOWN';
  readonly raceEthnicity: readonly string[];
  readonly languages: readonly string[];
  readonly phone: string | null;
  /** Of those who can sign in. */
  readonly account?: string;
  /** Oldest first; the last one led to the enrolment, where there is one. */
  readonly referrals: readonly ReferralStory[];
  readonly enrolment?: EnrolmentStory;
  readonly consents: readonly ConsentStory[];
}

export interface ReferralStory {
  readonly route: `${ReferralRoute}`;
  readonly by: string;
  readonly to: 'reach' | 'chmh';
  readonly catchment: string | null;
  readonly at: string;
  readonly status: Exclude<`${ProgramStatus}`, 'ACTIVE' | 'INACTIVE' | `${EnrolmentEnd}`>;
  readonly group?: `${ReferralOffenseGroup}`;
  readonly driver: `${ReferralDriver}`;
  /** Outcome of the hand-off, and the minutes until the two spoke. */
  readonly handOff?: readonly [outcome: `${ReferralHandOff}`, minutes?: number];
}

export interface EnrolmentStory {
  readonly at: string;
  readonly funding: string;
  readonly trueblood?: boolean;
  /** Times in touch; without an end, still. */
  readonly spells: readonly (readonly [from: string, until?: string])[];
  readonly ended?: readonly [why: `${EnrolmentEnd}`, at: string];
}

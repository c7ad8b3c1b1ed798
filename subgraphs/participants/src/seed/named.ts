import { DataCategory as C, Purpose as P } from '@lead-graph/schema';
import { release, TO_EVERY_PARTNER, treatmentConsent } from './consents';
import type { Story } from './story';

/** Synthetic: diverted instead of booked, housed since, and open to every partner. */
const rosa: Story = {
  given: 'Rosa',
  family: 'Quinn',
  bornOn: '1988-09-14',
  sex: 'FEMALE',
  raceEthnicity: ['HISPANIC_LATINA_O'],
  languages: ['en', 'es'],
  phone: '+1 206 555 0111',
  account: 'rosa-quinn',
  referrals: [
    {
      route: 'ARREST_DIVERSION',
      by: 'spd',
      to: 'reach',
      catchment: 'spd-west',
      at: '2026-03-01T21:15:00Z',
      status: 'ENROLLED',
      group: 'DRUG_POSSESSION',
      driver: 'BH',
      handOff: ['MET', 26],
    },
  ],
  enrolment: { at: '2026-03-16T18:00:00Z', funding: 'midd-renewed', spells: [['2026-03-16T18:00:00Z']] },
  consents: [
    release(TO_EVERY_PARTNER, '2026-03-02T18:00:00Z', { endsAt: '2031-03-02T18:00:00Z' }),
    treatmentConsent('2026-03-02T18:05:00Z'),
  ],
};

/** Synthetic: lets the case manager know of housing and the program; police and prosecutor of nothing. */
const sam: Story = {
  given: 'Sam',
  family: 'Rivera',
  bornOn: '1979-02-03',
  sex: 'MALE',
  raceEthnicity: ['WHITE', 'HISPANIC_LATINA_O'],
  languages: ['es', 'en'],
  phone: null,
  account: 'sam-rivera',
  referrals: [
    {
      route: 'SOCIAL_CONTACT',
      by: 'kcso',
      to: 'reach',
      catchment: 'kcso-transit',
      at: '2026-04-28T19:00:00Z',
      status: 'ENROLLED',
      driver: 'BOTH',
      handOff: ['MET', 18],
    },
  ],
  enrolment: {
    at: '2026-05-11T17:30:00Z',
    funding: 'trueblood-phase-iii',
    trueblood: true,
    spells: [['2026-05-11T17:30:00Z']],
  },
  consents: [
    release(
      [{ recipients: ['reach'], categories: [C.PROG, C.HMIS], purposes: [P.DIVOPS, P.TREAT] }],
      '2026-05-11T17:00:00Z',
      {
        disclosers: ['pda', 'reach', 'kcha', 'chmh'],
        endsAt: '2031-05-11T17:00:00Z',
      },
    ),
  ],
};

/** Synthetic: declined once, was diverted later, let every partner know, and took it back. */
const ada: Story = {
  given: 'Ada',
  family: 'Moss',
  bornOn: '1994-11-27',
  sex: 'FEMALE',
  raceEthnicity: ['BLACK_AFRICAN_AMERICAN_AFRICAN'],
  languages: ['en'],
  phone: '+1 206 555 0133',
  account: 'ada-moss',
  referrals: [
    {
      route: 'COMMUNITY_REFERRAL',
      by: 'pda',
      to: 'reach',
      catchment: 'spd-north',
      at: '2026-02-08T04:55:00Z',
      status: 'DECLINED',
      driver: 'BH',
      handOff: ['DECLINED'],
    },
    {
      route: 'ARREST_DIVERSION',
      by: 'spd',
      to: 'reach',
      catchment: 'spd-north',
      at: '2026-05-14T19:45:00Z',
      status: 'ENROLLED',
      group: 'PROPERTY_DAMAGE',
      driver: 'BH',
      handOff: ['MET', 33],
    },
  ],
  enrolment: { at: '2026-05-29T16:00:00Z', funding: 'midd-renewed', spells: [['2026-05-29T16:00:00Z']] },
  consents: [
    release(TO_EVERY_PARTNER, '2026-05-20T18:00:00Z', {
      revokedAt: '2026-10-20T17:00:00Z',
      endsAt: '2031-05-20T18:00:00Z',
    }),
  ],
};

/** Synthetic: in the program, out of touch for a while, and never signed anything. */
const theo: Story = {
  given: 'Theo',
  family: 'Lind',
  bornOn: '1969-06-30',
  sex: 'MALE',
  raceEthnicity: ['AMERICAN_INDIAN_ALASKA_NATIVE_INDIGENOUS'],
  languages: ['en'],
  phone: null,
  account: 'theo-lind',
  referrals: [
    {
      route: 'ARREST_DIVERSION',
      by: 'spd',
      to: 'reach',
      catchment: 'spd-south',
      at: '2026-06-03T05:25:00Z',
      status: 'ENROLLED',
      group: 'PROSTITUTION',
      driver: 'POVERTY',
      handOff: ['MET', 22],
    },
  ],
  enrolment: {
    at: '2026-06-15T20:00:00Z',
    funding: 'seattle-hsd',
    spells: [['2026-06-15T20:00:00Z', '2026-08-01T20:00:00Z'], ['2026-09-15T20:00:00Z']],
  },
  consents: [],
};

/** Participants 1 to 4. All invented. */
export const NAMED: readonly Story[] = [rosa, sam, ada, theo];

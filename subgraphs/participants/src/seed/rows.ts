import { ConsentEffect } from '../codes/consent';
import { participantId } from './people';
import type { ConsentStory } from './consents';
import type { ReferralStory, Story } from './story';

export type Row = Readonly<Record<string, unknown>>;

/** Rows of one participant, by table; what others hang on comes first. */
export interface StoryRows {
  readonly person: Row;
  readonly identifiers: readonly Row[];
  readonly referrals: readonly Row[];
  readonly screens: readonly Row[];
  readonly enrolments: readonly Row[];
  readonly spells: readonly Row[];
  readonly assignments: readonly Row[];
  readonly consents: readonly Row[];
  readonly lines: readonly Row[];
}

const CASE_MANAGERS = {
  reach: { caseManager: 'case-manager-ito', caseManagerName: 'Keiko Ito' },
  chmh: { caseManager: 'case-manager-bell', caseManagerName: 'Jonah Bell' },
} as const;

const MINUTE_MILLISECONDS = 60_000;
const DAY_MILLISECONDS = 86_400_000;

export function rowsOfStory(n: number, story: Story): StoryRows {
  const { given, family, bornOn, sex, raceEthnicity, languages, phone, account = null } = story;
  const id = participantId(n);
  const referrals = story.referrals.map((referral, index) => referralRow(n, index, referral));
  const consents = story.consents.map((consent, index) => consentRow(n, index, consent));
  return {
    person: {
      id,
      preferredName: given,
      familyName: family,
      dateOfBirth: bornOn,
      sex,
      raceEthnicity,
      languages,
      phone,
      account,
    },
    identifiers: [
      { id: numbered('d', n), participantId: id, system: 'lead-number', value: `LEAD-${1_000 + n}`, assigner: 'pda' },
    ],
    referrals,
    screens: story.referrals.flatMap((referral, index) => screenRow(n, index, referral)),
    ...enrolmentRows(n, story, referrals.at(-1)!.id as string),
    consents,
    lines: story.consents.flatMap((consent, index) => lineRows(n, index, consent)),
  };
}

function referralRow(n: number, index: number, story: ReferralStory): Row {
  const [outcome = null, minutes] = story.handOff ?? [];
  const { route, catchment, driver, status, group = null } = story;
  const agreed = ['ACCEPTED', 'INTAKE_IN_PROGRESS', 'ENROLLED'].includes(status);
  const closed = ['DECLINED', 'INELIGIBLE', 'ENROLLED'].includes(status);
  return {
    id: numbered(`a${index}`, n),
    participantId: participantId(n),
    ...{ route, catchment, driver, status, offenseGroup: group, referredBy: story.by, referredTo: story.to },
    madeAt: story.at,
    handOffRequestedAt: outcome ? story.at : null,
    handOffMetAt: minutes === undefined ? null : after(story.at, minutes * MINUTE_MILLISECONDS),
    handOffOutcome: outcome,
    agreedAt: agreed ? after(story.at, DAY_MILLISECONDS) : null,
    closedAt: closed ? after(story.at, 15 * DAY_MILLISECONDS) : null,
  };
}

function screenRow(n: number, index: number, { status, at }: ReferralStory): Row[] {
  if (status === 'REFERRED') return [];
  const ineligible = status === 'INELIGIBLE';
  return [
    {
      id: numbered(`b${index}`, n),
      referralId: numbered(`a${index}`, n),
      site: 'king-county',
      policyVersion: 2,
      result: ineligible ? 'INELIGIBLE' : 'ELIGIBLE',
      reasons: ineligible ? ['SALE_BEYOND_SUBSISTENCE'] : [],
      overrideReason: null,
      decidedBy: 'supervisor-lund',
      decidedAt: after(at, DAY_MILLISECONDS / 2),
    },
  ];
}

function enrolmentRows(n: number, { enrolment, referrals }: Story, referralId: string) {
  if (!enrolment) return { enrolments: [], spells: [], assignments: [] };
  const { at, funding, trueblood = false, spells, ended } = enrolment;
  const enrolmentId = numbered('e', n);
  const [why = null, endedAt = null] = ended ?? [];
  const shared = { participantId: participantId(n) };
  const organization = referrals.at(-1)!.to;
  return {
    enrolments: [
      {
        ...shared,
        id: enrolmentId,
        referralId,
        enrolledAt: at,
        fundingSource: funding,
        trueblood,
        ended: why,
        endedAt,
      },
    ],
    spells: spells.map(([startedAt, until], index) => ({
      id: numbered(`e${index}e`, n),
      enrolmentId,
      startedAt,
      endedAt: until ?? null,
      reason: null,
    })),
    assignments: [
      { ...shared, id: numbered('f', n), organization, ...CASE_MANAGERS[organization], startsAt: at, endsAt: endedAt },
    ],
  };
}

function consentRow(n: number, index: number, { lines, ...story }: ConsentStory): Row {
  const { startsAt = story.signedAt, revokedAt = null } = story;
  const id = numbered(`c${index}`, n);
  return {
    ...story,
    id,
    participantId: participantId(n),
    status: 'ACTIVE',
    startsAt,
    revokedAt,
    recordedBy: 'supervisor-lund',
  };
}

function lineRows(n: number, index: number, { lines }: ConsentStory): Row[] {
  return lines.map(({ effect = ConsentEffect.PERMIT, from = null, until = null, ...line }, number) => ({
    ...line,
    id: numbered(`c${index}${number}c`, n),
    consentId: numbered(`c${index}`, n),
    ...{ effect, from, until, sources: null },
  }));
}

/** A stable id of another table, told apart by its letters and digits, which are hexadecimal. */
export function numbered(kind: string, n: number): string {
  return `5eed${kind.padStart(4, '0')}-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

function after(instant: string, milliseconds: number): string {
  return new Date(Date.parse(instant) + milliseconds).toISOString();
}

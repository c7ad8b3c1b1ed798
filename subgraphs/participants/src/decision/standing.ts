import type { LegalKind, Requester } from '@lead-graph/schema';
import type { DataSource } from 'typeorm';
import type { ProgramStatus } from '../codes/programStatus';
import type { Bases } from '../engine/bases';

/** One participant with everything a decision needs, as of one instant. */
export interface Standing {
  readonly id: string;
  readonly person: PersonRow;
  readonly status: ProgramStatus;
  /** This participant's reference at each agency, by the agency's name. */
  readonly references: Readonly<Record<string, string>>;
  readonly bases: Bases;
}

interface PersonRow {
  readonly preferredName: string | null;
  readonly familyName: string | null;
  readonly dateOfBirth: string | null;
  readonly sex: string | null;
  readonly raceEthnicity: readonly string[];
  readonly languages: readonly string[];
  readonly phone: string | null;
  readonly deceasedOn: string | null;
}

/** What was found, and the database's own time at which it was so. */
export interface Snapshot {
  /** Milliseconds since 1970, by the clock of the primary. */
  readonly at: number;
  /** Of each organisation that looks on: what it is in law, and whose place it took. */
  readonly organizations: Readonly<
    Record<string, { readonly legalKinds: readonly LegalKind[]; readonly formerly: readonly string[] }>
  >;
  /** The requester has left, whatever their token says. */
  readonly departed: boolean;
  readonly standings: readonly Standing[];
}

/** How participants are named in a question. */
export type Naming = 'id' | 'ref';

/**
 * Finds participants and loads their bases: one autocommit statement on the primary, the same for ids that
 * exist and ids that do not. Nothing of it may outlive the request.
 */
export async function standingsOf(
  db: DataSource,
  naming: Naming,
  names: readonly string[],
  audience: readonly Pick<Requester, 'organization'>[],
  account: string,
): Promise<Snapshot> {
  const organizations = audience.flatMap(({ organization }) => organization ?? []);
  const [row] = await db.query(STATEMENTS[naming], [names, organizations, account]);
  return row;
}

const milliseconds = (column: string): string => `(extract(epoch FROM ${column}) * 1000)::bigint`;

const period = `'startsAt', ${milliseconds('x."startsAt"')}, 'endsAt', ${milliseconds('x."endsAt"')}`;

const each = (object: string, from: string): string =>
  `(SELECT coalesce(json_agg(json_build_object(${object})), '[]') FROM ${from})`;

/** First instant of a day where the program is. */
const localMidnight = (day: string): string => milliseconds(`(${day})::timestamp AT TIME ZONE 'America/Los_Angeles'`);

const PROVISIONS = `(SELECT coalesce(json_agg(json_build_object('id', v.id, 'effect', v.effect, 'recipients', v.recipients,
    'categories', v.categories, 'purposes', v.purposes, 'sources', v.sources, 'from', v."from", 'until', v."until")), '[]')
  FROM provision v WHERE v."consentId" = x.id)`;

const WITHDRAWALS = `(SELECT coalesce(json_agg(json_build_object('at', ${milliseconds('w.at')}, 'provisionId', w."provisionId",
    'recipients', w.recipients, 'categories', w.categories)), '[]')
  FROM consent_withdrawal w WHERE w."consentId" = x.id)`;

const CONSENTS = `(SELECT coalesce(json_agg(json_build_object(
    'id', x.id, 'type', x.type, 'status', x.status, 'signedAt', ${milliseconds('x."signedAt"')}, 'signedBy', x."signedBy",
    'representativeId', x."representativeId", ${period}, 'expiry', x.expiry, 'expiryEvent', x."expiryEvent",
    'revokedAt', ${milliseconds('x."revokedAt"')}, 'withdrawals', ${WITHDRAWALS}, 'disclosers', x.disclosers,
    'statements', x.statements, 'matter', x.matter, 'conditionBy', x."conditionBy", 'concerns', x.concerns,
    'reaffirmedAt', ${milliseconds('x."reaffirmedAt"')}, 'survivesDeath', x."survivesDeath", 'provisions', ${PROVISIONS})
    ORDER BY x."signedAt", x.id), '[]')
  FROM consent x WHERE x."participantId" = p.id)`;

/** Of an enrolment, whether it rests or is in touch; before there is one, how far the latest referral came. */
const STATUS = `coalesce(
  (SELECT coalesce(e.ended, CASE WHEN EXISTS (SELECT FROM engagement_spell s WHERE s."enrolmentId" = e.id AND s."endedAt" IS NULL)
    THEN 'ACTIVE' ELSE 'INACTIVE' END) FROM enrolment e WHERE e."participantId" = p.id),
  (SELECT r.status FROM referral r WHERE r."participantId" = p.id ORDER BY r."madeAt" DESC LIMIT 1),
  'REFERRED')`;

const STANDING = `json_build_object(
  'id', p.id,
  'person', json_build_object('preferredName', p."preferredName", 'familyName', p."familyName", 'dateOfBirth', p."dateOfBirth", 'sex', p.sex,
    'raceEthnicity', p."raceEthnicity", 'languages', p.languages, 'phone', p.phone, 'deceasedOn', p."deceasedOn"),
  'status', ${STATUS},
  'references', (SELECT coalesce(json_object_agg(x.agency, x.ref), '{}') FROM reference x WHERE x."participantId" = p.id),
  'bases', json_build_object(
    'account', p.account,
    'thirteenAt', ${localMidnight(`p."dateOfBirth" + interval '13 years'`)},
    'eighteenAt', ${localMidnight(`p."dateOfBirth" + interval '18 years'`)},
    'diedAt', ${localMidnight('p."deceasedOn"')},
    'representatives', ${each(`'id', x.id, 'account', x.account, 'kind', x.kind, ${period}`, 'representative x WHERE x."participantId" = p.id')},
    'consents', ${CONSENTS},
    'assignments', ${each(`'id', x.id, 'organization', x.organization, ${period}`, 'assignment x WHERE x."participantId" = p.id')},
    'referrals', ${each(
      `'id', x.id, 'organization', x."referredTo", 'startsAt', ${milliseconds('x."agreedAt"')}, 'endsAt', ${milliseconds('x."closedAt"')}`,
      'referral x WHERE x."participantId" = p.id AND x."agreedAt" IS NOT NULL',
    )},
    'agreements', ${each(`'id', x.id, 'type', x.type, 'organization', x.organization, 'sources', x.sources, ${period}`, 'agreement x WHERE x.organization = ANY($2) OR x.organization IN (SELECT code FROM former)')},
    'representations', ${each(`'id', x.id, 'organization', x.organization, ${period}`, 'representation x WHERE x."participantId" = p.id')},
    'orders', ${each(
      `'id', x.id, 'type', x.type, 'recipients', x.recipients, 'purposes', x.purposes, 'categories', x.categories, 'sources', x.sources,
        'dates', x.dates, 'mandate', x.mandate, 'confidentialCommunications', x."confidentialCommunications", ${period}`,
      'court_order x WHERE x."participantId" = p.id',
    )},
    'emergencies', ${each(
      `'id', x.id, 'kind', x.kind, 'organization', x.organization, 'declaredBy', x."declaredBy", 'nature', x.nature,
        'medicalPerson', x."medicalPerson", 'affiliation', x.affiliation, 'discloser', x.discloser, ${period}`,
      `emergency x WHERE x."participantId" = p.id AND x."declaredBy" = $3 AND x."endsAt" > clock_timestamp()`,
    )},
    'restrictions', ${each(
      `'id', x.id, 'kind', x.kind, 'consentId', x."consentId", 'recipients', x.recipients, 'categories', x.categories,
        'purposes', x.purposes, 'holders', x.holders, 'endsAt', ${milliseconds('x."endsAt"')}`,
      'restriction x WHERE x."participantId" = p.id',
    )}))`;

const FORMER = `former AS (SELECT o."succeededBy" AS now, o.code FROM partner_organization o WHERE o."succeededBy" = ANY($2)
  UNION SELECT f.now, o.code FROM partner_organization o JOIN former f ON o."succeededBy" = f.code)`;

const found = (condition: string): string => `WITH RECURSIVE ${FORMER} SELECT
  ${milliseconds('clock_timestamp()')}::float8 AS at,
  (SELECT coalesce(json_object_agg(o.code, json_build_object('legalKinds', o."legalKinds",
    'formerly', (SELECT coalesce(json_agg(f.code), '[]') FROM former f WHERE f.now = o.code))), '{}')
    FROM partner_organization o WHERE o.code = ANY($2::text[])) AS organizations,
  EXISTS (SELECT FROM staff_departure d WHERE d.account = $3) AS departed,
  (SELECT coalesce(json_agg(${STANDING}), '[]') FROM participant p WHERE ${condition}) AS standings`;

const STATEMENTS: Readonly<Record<Naming, string>> = {
  id: found('p.id = ANY($1::uuid[])'),
  ref: found('p.id IN (SELECT r."participantId" FROM reference r WHERE r.ref = ANY($1::uuid[]))'),
};

import { agencyNamed, DataCategory, type Obligation, type Purpose, type Requester } from '@lead-graph/schema';
import type { DataSource } from 'typeorm';
import { LAW } from '../decision/law';
import { type Standing, standingsOf } from '../decision/standing';
import { type Agreement, type Bases, holdsFor, NO_BASES, type Question } from '../engine/bases';
import { decide, decideAll } from '../engine/decide';
import type { Decision } from '../engine/decision';

/** One category of one owner's facts. */
export interface CountedCategory {
  readonly category: DataCategory;
  readonly agency: string;
}

/** By which row of the rule table, and to what it obliges. */
export interface CountedUnder extends CountedCategory {
  readonly rule: string;
  readonly obligations: readonly Obligation[];
}

/** Who may be counted: everybody alike, but for those who said or were promised something of their own. */
export interface Countable {
  readonly others: boolean;
  /** Of what is asked for, the first that law and agreements let be counted of nobody; null where there is none. */
  readonly lacking: CountedCategory | null;
  /** Of everybody alike, where nothing is lacking. */
  readonly under: readonly CountedUnder[];
  /** Whether each agreement that is named is the requester's and in force. */
  readonly held: boolean;
  /** By participant, of whom it was decided apart. */
  readonly apart: ReadonlyMap<string, boolean>;
}

export interface CountingCase {
  readonly requester: Requester;
  readonly purpose: Purpose;
  /** Under which agreements: on no other may a permission rest. */
  readonly agreements: readonly string[];
  readonly categories: readonly CountedCategory[];
  /** Whether each is to have a row of their own, and is not counted with others. */
  readonly rows: boolean;
}

/**
 * Decides at this instant who may be counted. The law and agreements say the same of everybody; a line that denies and a
 * restriction are one participant's. INVARIANT: whoever has such a line or limit that could touch the requester is decided
 * by themself, with all their bases.
 */
export async function mayBeCounted(db: DataSource, asked: CountingCase): Promise<Countable> {
  const named: { id: string }[] = await db.query(SAID_SOMETHING, [asked.requester.organization, asked.purpose]);
  const ids = named.map(({ id }) => id);
  const { question, bases, standings, at } = await questionOf(db, asked, ids);
  if (!question) return { others: false, lacking: PARTICIPATION, under: [], held: false, apart: new Map() };
  const lackingOf = (of: Bases) => lackingIn(decideAll(question, of, LAW, at), asked);
  const decisions = decideAll(question, bases, LAW, at);
  const lacking = lackingIn(decisions, asked);
  return {
    others: lacking === null,
    lacking,
    under: [PARTICIPATION, ...asked.categories].flatMap((each) => underIn(decisions.get(each.category), each)),
    held: asked.agreements.every((each) =>
      bases.agreements.some((agreement) => agreement.id === each && holdsFor(agreement, question, at)),
    ),
    apart: new Map(standings.map((each: Standing) => [each.id, lackingOf(each.bases) === null])),
  };
}

/** Whether law lets records leave as totals: who is in them is not known here, and nothing is said of a participant. */
export async function mayLeaveAsTotals(db: DataSource, asked: CountingCase): Promise<boolean> {
  const { question, bases, at } = await questionOf(db, asked, []);
  if (!question) return false;
  return asked.categories.every((each) =>
    permitsWhole(decide(each.category, question, bases, LAW, at), each, asked.agreements),
  );
}

/** Who asks for what, and everything a decision about whoever said nothing rests on. `question`: null for somebody who left. */
async function questionOf(db: DataSource, { requester, purpose, rows }: CountingCase, ids: readonly string[]) {
  const { standings, organizations, departed, at } = await standingsOf(db, 'id', [...ids], [requester], requester.id);
  const { legalKinds = [], formerly = [] } = organizations[requester.organization ?? ''] ?? {};
  const question: Question = {
    recipient: requester.recipient,
    organization: requester.organization,
    formerly,
    legalKinds,
    requesterId: requester.id,
    purpose,
    counted: !rows,
  };
  const agreements: Agreement[] = await db.query(AGREEMENTS, [[requester.organization, ...formerly]]);
  const bases: Bases = { ...NO_BASES, agreements };
  return { question: departed ? null : question, bases, standings, at };
}

/** That somebody is counted says that they are a participant. */
const PARTICIPATION: CountedCategory = { category: DataCategory.PROG, agency: 'participants' };

function lackingIn(
  decisions: ReadonlyMap<DataCategory, Decision>,
  { categories, agreements }: CountingCase,
): CountedCategory | null {
  const all = [PARTICIPATION, ...categories];
  return all.find((each) => !permitsWhole(decisions.get(each.category), each, agreements)) ?? null;
}

function underIn(decision: Decision | undefined, of: CountedCategory): CountedUnder[] {
  return decision?.effect === 'PERMIT' ? [{ ...of, rule: decision.rule.id, obligations: decision.obligations }] : [];
}

/** INVARIANT: a permission that reaches some rows only counts nobody, since a fact does not say which row it came of. */
function permitsWhole(
  decision: Decision | undefined,
  { agency }: CountedCategory,
  agreements: readonly string[],
): boolean {
  if (decision?.effect !== 'PERMIT') return false;
  const { organizations } = agencyNamed(agency);
  return decision.grounds.some(({ kind, id, scope: { sources, ...limits } }) => {
    if (Object.keys(limits).length > 0) return false;
    if (kind === 'AGREEMENT' && !agreements.includes(id!)) return false;
    return sources == null || organizations.every((each) => sources.includes(each));
  });
}

/**
 * Participants with a line that denies somebody like the requester something, or with a limit that a holder agreed to. What
 * was denied to an organization is denied to whoever took its place.
 */
const SAID_SOMETHING = `WITH RECURSIVE requester AS (SELECT $1::text AS code
    UNION SELECT o.code FROM partner_organization o JOIN requester r ON o."succeededBy" = r.code)
  SELECT DISTINCT id FROM (
    SELECT c."participantId" AS id FROM provision v JOIN consent c ON c.id = v."consentId"
    WHERE v.effect = 'DENY' AND c.status = 'ACTIVE' AND $2 = ANY(v.purposes)
      AND EXISTS (SELECT FROM unnest(v.recipients) r WHERE r LIKE 'class:%' OR r IN (SELECT code FROM requester))
    UNION ALL SELECT "participantId" FROM restriction) said`;

const AGREEMENTS = `SELECT id, type, organization, sources, (extract(epoch FROM "startsAt") * 1000)::float8 AS "startsAt",
  (extract(epoch FROM "endsAt") * 1000)::float8 AS "endsAt" FROM agreement WHERE organization = ANY($1)`;

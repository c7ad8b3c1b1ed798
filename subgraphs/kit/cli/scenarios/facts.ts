import { consentFrom } from './consents';
import type { Written } from './format';
import type { Names } from './names';
import { rowFrom } from './nouns';
import type { Facts } from './story';

type One<K extends keyof Written> = Written[K] extends readonly (infer T)[] ? T : never;

/** What happened, in the words of the engine. */
export function factsFrom(written: Written, everybody: readonly string[], names: Names, file: string): Facts {
  const facts: Facts = {
    consents: written.consents.map((each) => consentOf(each, everybody, names, file)),
    orders: written.orders.map((each) => orderOf(each, names)),
    agreements: written.agreements.map((each) => ({
      id: each.id,
      type: each.type,
      organization: names.organization(each.organization, each.atLine),
      sources: each.sources,
      ...period(each),
    })),
    emergencies: written.emergencies.map((each) => emergencyOf(each, names)),
    restrictions: written.restrictions.map((each) => restrictionOf(each, names)),
    assignments: written.assignments.map((each, index) => ownOf(each, `assignment ${index + 1}`, names)),
    referrals: written.referrals.map(({ to, agreed, closed, ...each }, index) =>
      ownOf({ ...each, organization: to, from: agreed, until: closed }, `referral ${index + 1}`, names),
    ),
    representatives: written.representatives.map((each) => ({
      id: each.id,
      person: names.person(each),
      account: each.account,
      kind: each.kind,
      ...period(each),
    })),
    representations: written.counsel.map((each, index) => ownOf(each, `counsel ${index + 1}`, names)),
    records: written.records.map((each) => {
      const row = rowFrom(each, names.person(each), file);
      names.organization(row.organization, each.atLine);
      return row;
    }),
  };
  refuseDoubled(facts, written, names);
  refuseUntold(facts, written, names);
  return facts;
}

function consentOf(each: One<'consents'>, everybody: readonly string[], names: Names, file: string) {
  const consent = consentFrom(each, everybody, file);
  const { withdrawals, provisions, disclosers, conditionBy, representativeId, id } = consent;
  for (const { recipients } of provisions) names.recipients(recipients, each.atLine);
  names.organizations([...disclosers, ...conditionBy], each.atLine);
  for (const { recipients } of withdrawals) names.recipients(recipients, each.atLine);
  for (const { provisionId } of withdrawals)
    if (provisionId !== null && !provisions.some((line) => line.id === provisionId))
      names.refuse(each.atLine, `consent \`${id}\` has no line \`${provisionId}\` to take back`);
  if ((consent.signedBy === 'PARTICIPANT') !== (representativeId === null))
    names.refuse(
      each.atLine,
      `consent \`${id}\`: \`representative\` goes with a representative who signed, and always`,
    );
  return { ...consent, person: names.person(each) };
}

function orderOf(each: One<'orders'>, names: Names): Facts['orders'][number] {
  const { id, type, purposes, categories, sources, mandate, confidentialCommunications, atLine } = each;
  return {
    ...{ id, type, purposes, categories, sources, mandate, confidentialCommunications },
    person: names.person(each),
    recipients: names.organizations(each.to, atLine),
    dates: each.dates.map(({ from, until }) => ({ from, until })),
    ...period(each),
    vacatedAt: each.vacated,
  };
}

function emergencyOf(each: One<'emergencies'>, names: Names): Facts['emergencies'][number] {
  const { id, kind, nature, medicalPerson, affiliation, discloser, atLine } = each;
  const { account, organization } = names.asker(each.by, atLine);
  return {
    ...{ id, kind, nature, medicalPerson, affiliation, discloser },
    person: names.person(each),
    organization: organization ?? names.refuse(atLine, '`by` has to be somebody of an organization'),
    declaredBy: account,
    ...period(each),
  };
}

function restrictionOf(each: One<'restrictions'>, names: Names): Facts['restrictions'][number] {
  const { id, kind, categories, purposes, atLine } = each;
  if ((kind === 'ORAL_REVOCATION') !== (each.consent !== null))
    names.refuse(atLine, `restriction \`${id}\`: \`consent\` goes with ORAL_REVOCATION, and always`);
  return {
    ...{ id, kind, categories, purposes },
    person: names.person(each),
    consentId: each.consent,
    recipients: names.recipients(each.to, atLine),
    holders: names.organizations(each.holders, atLine),
    ...period(each),
  };
}

/** What ties one person to one organisation for a time. */
function ownOf(each: One<'assignments'>, unnamed: string, names: Names) {
  return {
    id: each.id ?? unnamed,
    person: names.person(each),
    organization: names.organization(each.organization, each.atLine),
    ...period(each),
  };
}

const ALWAYS = 0;

function period({ from, until }: { readonly from?: number; readonly until: number | null }) {
  return { startsAt: from ?? ALWAYS, endsAt: until };
}

function refuseDoubled(facts: Facts, { atLine }: Written, names: Names): void {
  const seen = new Set<string>();
  for (const { id } of Object.values(facts).flat() as readonly { id: string }[]) {
    if (seen.has(id)) names.refuse(atLine, `id \`${id}\` is given twice`);
    seen.add(id);
  }
}

/** A consent, a representative or a place that is named and told of nowhere. */
function refuseUntold(
  { consents, representatives, records }: Facts,
  written: Written,
  { refuse, ...names }: Names,
): void {
  const among = (list: readonly { id: string }[], id: string | null): boolean =>
    id === null || list.some((each) => each.id === id);
  for (const { consent, atLine } of written.restrictions)
    if (!among(consents, consent)) refuse(atLine, `no consent \`${consent}\` in this story`);
  for (const { representative, atLine } of written.consents)
    if (!among(representatives, representative))
      refuse(atLine, `no representative \`${representative}\` in this story`);
  const programs = records.flatMap(({ sourceProgram }) => sourceProgram ?? []);
  const lines = written.consents.flatMap((each) => [each, ...(each.lines ?? [])]);
  for (const { sources, atLine } of [...lines, ...written.orders, ...written.agreements])
    names.sources(sources, programs, atLine);
}

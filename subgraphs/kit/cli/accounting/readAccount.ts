import { AccountingReport, RECORD_AGENCIES } from '@lead-graph/schema';
import { termsOf } from '../../src/ledger/reports';
import type { Account, AgencyAccount, ToldDisclosure, ToldOrganization, ToldStudy } from './account';
import { type Asker, askGraph, NotAnswered, refusal } from './graphAnswer';

/** Entries of one agency, or studies, at a time: those of all agencies together are within what one operation may ask for. */
const PAGE = 100;

export interface Wanted {
  readonly participantId: string;
  readonly report: AccountingReport;
  /** `2026-01-31`. */
  readonly receivedOn: string;
}

interface Reading {
  readonly told: ToldDisclosure[];
  answered: AgencyAccount['answered'];
  /** Null: there is no more. */
  next: { readonly before: string | null } | null;
}

type Page = readonly ToldDisclosure[] | null;
type Participant = { readonly preferredName: string | null; readonly familyName: string | null } & Record<
  string,
  Page | string
>;

/** Reads a whole account: one question to all agencies, again for the next page of those that have more. */
export async function readAccount({ participantId, report, receivedOn }: Wanted, asker: Asker): Promise<Account> {
  const since = termsOf(report, new Date(`${receivedOn}T12:00:00Z`)).since?.toISOString() ?? null;
  const readings = new Map(RECORD_AGENCIES.map(({ name }) => [name, begun()]));
  let person: Participant | null = null;
  while (person === null || [...readings.values()].some(({ next }) => next !== null)) {
    const { query, variables } = question(readings);
    const asked = { ...variables, id: participantId, report, since };
    const { data, errors, agencies } = await askGraph<{ participant: Participant | null }>(asker, query, asked);
    if (!data.participant)
      throw new NotAnswered(
        `no participant \`${participantId}\` is shown to you; check the id, or ask as whom they let know of them`,
      );
    person ??= data.participant;
    for (const [agency, reading] of readings) {
      const field = agencyField(agency);
      const failed = errors.some(({ path }) => !path || path.includes(field));
      take(reading, data.participant[field], agencies[agency] === 'AVAILABLE' && !failed);
    }
  }
  if ([...readings.values()].every(({ answered }) => answered === 'WITHHELD'))
    throw new NotAnswered(
      'no agency tells you who saw these records; ask as the participant, or as their case management',
    );
  return {
    ...{ participantId, report, receivedOn, since, madeAt: new Date().toISOString() },
    name: [person.preferredName, person.familyName].filter(Boolean).join(' ') || null,
    organizations: await organizationsOf(asker),
    synthetic: await isOfDevelopment(asker.url),
    studies: OF_STUDIES.includes(report) ? await studiesOf(participantId, since, asker) : null,
    agencies: [...readings].map(([agency, { told, answered }]) => ({ agency, answered, disclosures: told })),
  };
}

const begun = (): Reading => ({ told: [], answered: 'WHOLE', next: { before: null } });

/** Field of `Participant` under which an agency tells who read its records. */
function agencyField(agency: string): string {
  return `${agency.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}Disclosures`;
}

function question(readings: ReadonlyMap<string, Reading>) {
  const open = [...readings].filter(([, { next }]) => next !== null);
  const fields = open.map(
    ([agency], index) =>
      `${agencyField(agency)}(report: $report, since: $since, first: ${PAGE}, before: $before${index}) {
        id recordedAt kind state category records account role organization purpose grounds }`,
  );
  const given = open.map((_, index) => `$before${index}: ID`).join(', ');
  return {
    query: `query Accounting($id: ID!, $report: AccountingReport!, $since: DateTimeISO, ${given}) {
      participant(id: $id) { preferredName familyName ${fields.join('\n')} } }`,
    variables: Object.fromEntries(open.map(([, { next }], index) => [`before${index}`, next!.before])),
  };
}

/** INVARIANT: an agency that did not answer is never taken for one that has nothing to tell. */
function take(reading: Reading, page: Page | string | undefined, works: boolean): void {
  if (reading.next === null) return;
  if (!Array.isArray(page)) {
    reading.answered = works && reading.told.length === 0 ? 'WITHHELD' : 'SILENT';
    reading.next = null;
    return;
  }
  reading.told.push(...page);
  reading.next = page.length < PAGE ? null : { before: page.at(-1)!.id };
}

/** Reports that the law wants studies in, or that hold everything (45 CFR 164.528(b)(4)). */
const OF_STUDIES: readonly AccountingReport[] = [AccountingReport.EVERYTHING, AccountingReport.HIPAA_ACCOUNTING];

/** Null where whoever asked is not told. INVARIANT: what could not be read is never taken for none. */
async function studiesOf(id: string, since: string | null, asker: Asker): Promise<ToldStudy[] | null> {
  const told: ToldStudy[] = [];
  for (;;) {
    const page = await studiesBefore(told.at(-1)?.id ?? null, id, asker);
    if (page === null) return null;
    told.push(...page.filter(({ at }) => since === null || at >= since));
    if (page.length < PAGE || told.at(-1)?.id !== page.at(-1)!.id) return told;
  }
}

async function studiesBefore(before: string | null, id: string, asker: Asker): Promise<ToldStudy[] | null> {
  const { data, errors } = await askGraph<{ participant: { studyExtracts: ToldStudy[] | null } | null }>(
    asker,
    `query Studies($id: ID!, $before: ID) { participant(id: $id) {
      studyExtracts(first: ${PAGE}, before: $before) { id at study organization purpose categories criteria } } }`,
    { id, before },
  );
  if (errors.length > 0) throw refusal(errors[0]);
  return data.participant?.studyExtracts ?? null;
}

/** A letter without them says codes. */
async function organizationsOf(asker: Asker): Promise<Account['organizations']> {
  const { data } = await askGraph<{ organizations: readonly (ToldOrganization & { code: string })[] | null }>(
    asker,
    '{ organizations { code name contact } }',
    {},
  );
  return Object.fromEntries((data.organizations ?? []).map(({ code, ...told }) => [code, told]));
}

/** The explorer is there in development, and never in production. */
async function isOfDevelopment(url: string): Promise<boolean> {
  return (await fetch(`${url}/`, { redirect: 'error' }).catch(() => null))?.ok ?? false;
}

import { DataCategory as C, ObtainedVia } from '@lead-graph/schema';
import { BadStory } from './badStory';
import type { WrittenRecord } from './format';
import type { AgencyRow } from './story';

type Label = readonly C[];

/** How a row that a story tells of is written down by its agency, and by which field it is read. */
export interface NounTable {
  readonly field: string;
  readonly agency: string;
  readonly table: string;
  readonly organization: string;
  readonly program?: (label: Label) => string;
  readonly carries: (label: Label, row: Pick<AgencyRow, 'obtainedVia'>) => boolean;
  /** What its table asks for beside what every row has. */
  readonly columns: (row: AgencyRow) => Readonly<Record<string, unknown>>;
  readonly dated?: boolean;
  readonly routed?: boolean;
  /** A row that has to be there first, and the column that names it. */
  readonly under?: { readonly field: string; readonly column: string };
}

const is =
  (...labels: string[]) =>
  (label: Label): boolean =>
    labels.includes(label.join('+'));
const within =
  (...categories: C[]) =>
  (label: Label): boolean =>
    label.every((each) => categories.includes(each));
/** Programs that care comes from where a story names none. */
export const PROGRAMS: readonly string[] = ['ets-otp', 'desc-outreach', 'desc-clinic'];
const [OPIOID_TREATMENT, OUTREACH, CLINIC] = PROGRAMS as readonly [string, string, string];

const programOf = (label: Label): string => {
  if (label.includes(C.SUD_P2) || label.includes(C.SUD_CN)) return OPIOID_TREATMENT;
  return label.includes(C.MH) || label.includes(C.MH_PN) ? OUTREACH : CLINIC;
};
const noon = ({ servicedOn }: AgencyRow): string => `${servicedOn}T12:00:00Z`;

const HOUSING = { agency: 'housing', organization: 'kcha' };
const CARE = { agency: 'behavioral-health', organization: 'desc', program: programOf };
const POLICE = { agency: 'law-enforcement', organization: 'spd' };
const PROSECUTION = { agency: 'prosecution', organization: 'kcpao' };

/** The first that carries a label is where such a row is written, unless the story names another. */
export const NOUNS: readonly NounTable[] = [
  {
    ...HOUSING,
    field: 'housingServices',
    table: 'housing_service',
    carries: is('HMIS'),
    columns: () => ({ kind: 'OTHER' }),
  },
  {
    ...HOUSING,
    field: 'livingSituations',
    table: 'living_situation',
    carries: is('HMIS'),
    columns: () => ({ code: 116 }),
  },
  {
    ...HOUSING,
    field: 'currentLocations',
    table: 'current_location',
    carries: is('LOCATION', 'HMIS+LOCATION'),
    columns: () => ({ place: 'under the bridge' }),
  },
  {
    ...HOUSING,
    field: 'victimServiceStays',
    table: 'victim_service_stay',
    organization: 'vsp',
    carries: is('VSP'),
    columns: () => ({ kind: 'CONFIDENTIAL_SHELTER' }),
  },
  {
    ...CARE,
    field: 'medications',
    table: 'medication_order',
    carries: within(C.PHI, C.MH, C.STI, C.SUD_P2),
    columns: () => ({ display: 'a medicine', status: 'ACTIVE', ingredients: [] }),
  },
  {
    ...CARE,
    field: 'counselingNotes',
    table: 'counseling.counseling_note',
    carries: within(C.SUD_CN, C.MH_PN),
    columns: ({ label }) => ({
      kind: label.includes(C.SUD_CN) ? 'SUD_COUNSELING_NOTE' : 'PSYCHOTHERAPY_NOTE',
      text: 'a note',
      author: 'somebody',
    }),
  },
  {
    ...POLICE,
    field: 'contacts',
    table: 'police_contact',
    carries: (label) => label.includes(C.LE_CONTACT),
    columns: (row) => ({ type: 'FIELD_CONTACT', occurredAt: noon(row), driver: 'UNKNOWN' }),
    dated: true,
    routed: true,
  },
  {
    ...PROSECUTION,
    field: 'competencyEpisodes',
    table: 'competency_episode',
    carries: is('COMP'),
    columns: ({ servicedOn }) => ({ orderedOn: servicedOn, chargeClass: 'MISDEMEANOR' }),
  },
  {
    ...CARE,
    field: 'careNotes',
    table: 'care_note',
    carries: within(C.COMP, C.MH, C.SUD_P2, C.STI),
    columns: () => ({ kind: 'PROGRESS', text: 'a note', drawnFrom: [] }),
  },
  {
    ...PROSECUTION,
    field: 'caseReferrals',
    table: 'case_referral',
    carries: is('CURRENT', 'NONCONV'),
    columns: ({ servicedOn }) => ({ receivedOn: servicedOn, referredBy: 'CITY_POLICE' }),
    dated: true,
  },
  {
    ...PROSECUTION,
    field: 'charges',
    table: 'charge',
    carries: is('CURRENT+PROS_PUB', 'CONV+PROS_PUB', 'NONCONV'),
    columns: () => ({
      citation: 'RCW 9A.52.080',
      offenceGroup: 'TRESPASS',
      chargeClass: 'MISDEMEANOR',
      jurisdiction: 'SEATTLE',
      count: 1,
    }),
    dated: true,
    under: { field: 'caseReferrals', column: 'referralId' },
  },
  {
    ...PROSECUTION,
    field: 'courtWarrants',
    table: 'court_warrant',
    carries: (label, { obtainedVia }) => is('PROS_PUB')(label) && obtainedVia === ObtainedVia.UNSERVED_WARRANT,
    columns: ({ servicedOn }) => ({
      court: 'SEATTLE_MUNICIPAL',
      kind: 'FAILURE_TO_APPEAR',
      status: 'ACTIVE',
      issuedOn: servicedOn,
    }),
  },
  {
    ...PROSECUTION,
    field: 'liaisonActions',
    table: 'liaison_action',
    carries: is('PROS_PUB', 'PROS_WP'),
    columns: ({ servicedOn, label }) => ({
      kind: 'CONTINUANCE',
      actedOn: servicedOn,
      filedInCourt: label.includes(C.PROS_PUB),
    }),
  },
];

/** A row as its agency would keep it; one that no agency keeps is refused. */
export function rowFrom(written: WrittenRecord, person: string, file: string): AgencyRow {
  const { id, category: label, noun, servicedOn, obtainedVia, route, becomes, atLine } = written;
  const found = NOUNS.find((each) =>
    noun === null ? each.carries(label, written) : each.field === noun && each.carries(label, written),
  );
  if (!found)
    throw new BadStory(file, atLine, `no agency keeps a row \`${label.join('+')}\`${noun ? ` in \`${noun}\`` : ''}`);
  if (servicedOn === null && (found.dated || found.agency !== CARE.agency))
    throw new BadStory(file, atLine, `record \`${id}\`: expected \`servicedOn\`; only care is kept without a date`);
  return {
    id,
    person,
    label,
    field: found.field,
    servicedOn,
    organization: written.organization ?? (found.program?.(label) === OPIOID_TREATMENT ? 'ets' : found.organization),
    sourceProgram: written.sourceProgram ?? found.program?.(label) ?? null,
    obtainedVia,
    route,
    becomes: becomes ? { label: becomes.category, at: becomes.at } : aYearLater(label, servicedOn),
  };
}

/** A charge now being processed is so for twelve months at most (RCW 10.97.030(8)); after that it did not convict. */
function aYearLater(label: Label, servicedOn: string | null): AgencyRow['becomes'] {
  if (!label.includes(C.CURRENT) || servicedOn === null) return null;
  const [year, ...rest] = servicedOn.split('-');
  const then = label.filter((each) => each !== C.CURRENT && each !== C.PROS_PUB);
  return { label: [...then, C.NONCONV].sort(), at: Date.parse(`${Number(year) + 1}-${rest.join('-')}T12:00:00Z`) };
}

import { TABLE, type World } from './world';

type Noun = keyof typeof TABLE;
type Values = Readonly<Record<string, unknown>>;

/** What a row of each noun says where a test does not care. Synthetic, all of it. */
const USUAL: Readonly<Record<Noun, Values>> = {
  episode: { status: 'ACTIVE' },
  encounter: { class: 'AMB', status: 'FINISHED', startedAt: '2026-03-02T18:00:00Z', crisis: false, services: [] },
  assessment: { tool: 'PHQ_9', loinc: '44261-6', score: 14 },
  diagnosis: { icd10: 'J20.9', display: 'acute bronchitis' },
  levelOfCare: { edition: 'ASAM_4', level: '1.5' },
  medication: { display: 'Ibuprofen 200 MG Oral Tablet', status: 'ACTIVE', ingredients: [] },
  carePlan: { title: 'care plan', status: 'ACTIVE', activities: [] },
  goal: { description: 'see a dentist', status: 'ACTIVE', participantAuthored: true },
  careNote: { kind: 'PROGRESS', text: 'came on time', drawnFrom: [] },
  harmReduction: { kind: 'NALOXONE_KIT', quantity: 1 },
  counselingNote: { kind: 'PSYCHOTHERAPY_NOTE', text: 'what was said', author: 'clinician-shah', category: 'MH_PN' },
};

const SHARED: Values = {
  sourceProgram: 'desc-clinic',
  organization: 'desc',
  category: 'PHI',
  servicedOn: '2026-03-02',
  source: 'test',
  contentHash: '',
};

let last = 0;

/** Writes one row of person `7` past the graph; answers with its id, reference and the label it was given. */
export async function put(world: World, noun: Noun, values: Values = {}) {
  const personRef = await world.personKnownAs('7');
  const row = { ...SHARED, ...USUAL[noun], localId: `row-${++last}`, personRef, ...values };
  const columns = Object.keys(row).map((column) => `"${column}"`);
  const places = columns.map((_, index) => `$${index + 1}`);
  const [written] = await world.db.query(
    `INSERT INTO ${TABLE[noun]} (${columns.join(', ')}) VALUES (${places.join(', ')})
     RETURNING id, "personRef", category`,
    Object.values(row),
  );
  return written as { id: string; personRef: string; category: string };
}

export const AT_OTP = { sourceProgram: 'ets-otp', organization: 'ets' };
export const AT_OUTREACH = { sourceProgram: 'desc-outreach', organization: 'desc' };

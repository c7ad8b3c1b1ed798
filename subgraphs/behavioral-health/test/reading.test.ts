import { ownRecords, type Page, type SubgraphContext } from '@lead-graph/kit';
import { Implication } from '@lead-graph/schema';
import { CounselingNote, OwnCounselingNotes } from '../src/counselingNote';
import { AT_OTP, AT_OUTREACH, put } from './rows';
import { World } from './world';

let world: World;

beforeAll(async () => {
  world = await World.open();
});
afterEach(() => {
  jest.restoreAllMocks();
  return world.empty();
});
afterAll(() => world.close());

const NOUNS = [
  'episodes',
  'encounters',
  'assessments',
  'diagnoses',
  'levelsOfCare',
  'medications',
  'carePlans',
  'careNotes',
  'counselingNotes',
  'harmReductionContacts',
];

type Proving = Parameters<World['read']>[2];
const clinician: Proving = { recipient: 'BH', purpose: 'TREAT', grants: {} };
const holding = (...categories: string[]): Proving => ({
  ...clinician,
  grants: Object.fromEntries(categories.map((category) => [category, [{}]])),
});

const read = async (selection: string, proving: Proving) =>
  (await world.read(await world.personKnownAs('7'), selection, proving)).data;

describe('through a participant', () => {
  it('nothing is read without a category, whether or not there is a record', async () => {
    const selection = NOUNS.map((noun) => `${noun} { id }`).join(' ');
    const before = await read(selection, clinician);
    await put(world, 'diagnosis');
    await put(world, 'counselingNote');
    expect(await read(selection, clinician)).toEqual(before);
    expect(Object.values(before)).toEqual(NOUNS.map(() => null));
  });

  it('a record that is two things is read by who holds both categories, and by nobody else', async () => {
    await put(world, 'assessment', { ...AT_OTP, category: 'MH' });
    expect(await read('assessments { tool }', holding('MH'))).toEqual({ assessments: [] });
    expect(await read('assessments { tool }', holding('SUD_P2'))).toEqual({ assessments: [] });
    expect(await read('assessments { tool }', holding('MH', 'SUD_P2'))).toEqual({ assessments: [{ tool: 'PHQ_9' }] });
  });

  it('would be read by who holds one of them in a database that does not keep the label', async () => {
    await world.db.query('ALTER TABLE clinical_assessment DISABLE TRIGGER keep_label');
    await put(world, 'assessment', { ...AT_OTP, category: 'MH' });
    await world.db.query('ALTER TABLE clinical_assessment ENABLE TRIGGER keep_label');
    expect(await read('assessments { tool }', holding('MH'))).toEqual({ assessments: [{ tool: 'PHQ_9' }] });
  });

  it('the opioid treatment program stays hidden from who may read other care', async () => {
    await put(world, 'encounter', AT_OTP);
    await put(world, 'encounter', { ...AT_OUTREACH, class: 'FLD' });
    await put(world, 'encounter', { class: 'EMER' });
    expect(await read('encounters { class outreach }', holding('PHI', 'MH', 'STI'))).toEqual({
      encounters: expect.arrayContaining([
        { class: 'FLD', outreach: true },
        { class: 'EMER', outreach: false },
      ]),
    });
    expect((await read('encounters { id }', holding('PHI', 'MH', 'STI'))).encounters).toHaveLength(2);
  });

  it('a consent limited in time or to one organisation reaches no other row', async () => {
    await put(world, 'diagnosis', { servicedOn: '2025-12-31' });
    await put(world, 'diagnosis', { servicedOn: '2026-01-01', display: 'asthma' });
    const limited = (scope: object) => ({ ...clinician, grants: { PHI: [scope] } });
    expect(await read('diagnoses { display }', limited({ from: '2026-01-01' }))).toEqual({
      diagnoses: [{ display: 'asthma' }],
    });
    expect(await read('diagnoses { display }', limited({ sources: ['ets'] }))).toEqual({ diagnoses: [] });
  });

  it('what hangs on a row is left out where its own label is not held', async () => {
    const { id: carePlanId } = await put(world, 'carePlan');
    await put(world, 'goal', { carePlanId });
    await put(world, 'goal', { carePlanId, category: 'STI', description: 'start treatment' });
    expect(await read('carePlans { goals { description participantAuthored } }', holding('PHI'))).toEqual({
      carePlans: [{ goals: [{ description: 'see a dentist', participantAuthored: true }] }],
    });
  });
});

describe('the name of a program', () => {
  const named = async (proving: Proving) => {
    await put(world, 'encounter', AT_OTP);
    return (await read('encounters { program }', proving)).encounters[0].program;
  };

  it('is null for a reader who may not learn it', async () => {
    expect(await named(holding('SUD_P2'))).toBeNull();
  });

  it('is told to a reader who may', async () => {
    const told = await named({ ...holding('SUD_P2'), implications: [Implication.PROVIDER_NAME] });
    expect(told).toBe('Evergreen Treatment Services opioid treatment program');
  });

  it('reads as the LEAD line for police, in every record', async () => {
    const police = { ...holding('SUD_P2'), recipient: 'LE', implications: [Implication.PROVIDER_NAME] } as const;
    expect(await named(police)).toBe('LEAD line');
  });
});

describe('counseling notes', () => {
  it('are opened by no category of the record they are kept apart from', async () => {
    await put(world, 'counselingNote');
    await put(world, 'counselingNote', { ...AT_OTP, kind: 'SUD_COUNSELING_NOTE', category: 'SUD_CN' });
    const all = holding('SUD_P2', 'MH', 'PHI', 'STI', 'COMP');
    expect(await read('counselingNotes { kind }', all)).toEqual({ counselingNotes: null });
    expect(await read('counselingNotes { kind }', holding('MH_PN'))).toEqual({
      counselingNotes: [{ kind: 'PSYCHOTHERAPY_NOTE' }],
    });
  });

  it('do not stand where other records stand', async () => {
    const found = await world.db.query(`SELECT schemaname FROM pg_tables WHERE tablename = 'counseling_note'`);
    expect(found).toEqual([{ schemaname: 'counseling' }]);
  });
});

describe('own staff', () => {
  const WARD = { as: 'clinician-ward', purpose: 'TREAT' } as const;
  const SHAH = { as: 'clinician-shah', purpose: 'TREAT' } as const;

  it('of one organisation does not see the rows of the other', async () => {
    await put(world, 'encounter', AT_OTP);
    const query = '{ careEncounters { nodes { id program } } }';
    expect((await world.ask(query, WARD)).data.careEncounters.nodes).toHaveLength(1);
    expect((await world.ask(query, SHAH)).data.careEncounters.nodes).toEqual([]);
  });

  it('is who asks; a case manager of the program is not', async () => {
    const { errors } = await world.ask('{ careEncounters { nodes { id } } }', { as: 'case-manager-ito', purpose: 'TREAT' });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('reads the counseling notes it wrote, and none of a colleague', async () => {
    await put(world, 'counselingNote', { text: 'mine' });
    await put(world, 'counselingNote', { text: 'of a colleague', author: 'somebody-else' });
    const { data } = await world.ask('{ careCounselingNotes { nodes { text } } }', SHAH);
    expect(data.careCounselingNotes.nodes).toEqual([{ text: 'mine' }]);
  });

  it('would read those of a colleague by a resolver that asks for all', async () => {
    await put(world, 'counselingNote', { text: 'of a colleague', author: 'somebody-else' });
    const all = (page: Page, context: SubgraphContext) => ownRecords(CounselingNote, page, context);
    jest.spyOn(OwnCounselingNotes.prototype, 'careCounselingNotes').mockImplementation(all as never);
    const { data } = await world.ask('{ careCounselingNotes { nodes { text } } }', SHAH);
    expect(data.careCounselingNotes.nodes).toEqual([{ text: 'of a colleague' }]);
  });
});
